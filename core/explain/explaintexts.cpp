#include "core/explain/explaintexts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

// The texts are compiled into a static library: without this the linker would leave them out.
static void initExplanations()
{
    Q_INIT_RESOURCE(explain);
}

namespace wirebench {

namespace {

void flatten(const QJsonObject &object, const QString &prefix, QHash<QString, QString> &texts)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString key = prefix + member.key();
        if (member.value().isObject())
            flatten(member.value().toObject(), key + u'.', texts);
        else
            texts.insert(key, member.value().toString());
    }
}

QHash<QString, QString> readTexts(const QString &language)
{
    initExplanations();
    QFile file(QStringLiteral(":/explain/%1.json").arg(language));
    QHash<QString, QString> texts;
    if (file.open(QIODevice::ReadOnly))
        flatten(QJsonDocument::fromJson(file.readAll()).object(), {}, texts);
    return texts;
}

QString valueNamed(QStringView name, ExplainTexts::Values values)
{
    for (const auto &[known, value] : values) {
        if (name == QLatin1String(known))
            return value;
    }
    return {};
}

} // namespace

ExplainLanguage explainLanguageOf(const QString &code)
{
    return code.startsWith(QLatin1String("fr"), Qt::CaseInsensitive) ? ExplainLanguage::French
                                                                     : ExplainLanguage::English;
}

const ExplainTexts &ExplainTexts::in(ExplainLanguage language)
{
    static const ExplainTexts english(ExplainLanguage::English);
    static const ExplainTexts french(ExplainLanguage::French);
    return language == ExplainLanguage::French ? french : english;
}

ExplainTexts::ExplainTexts(ExplainLanguage language)
    : m_texts(readTexts(language == ExplainLanguage::French ? QStringLiteral("fr") : QStringLiteral("en"))),
      m_locale(language == ExplainLanguage::French ? QLocale::French : QLocale::English),
      m_isOneUpToOne(language == ExplainLanguage::French)
{
}

QString ExplainTexts::text(const QString &key, Values values) const
{
    const QString source = m_texts.value(key);
    QString filled;
    filled.reserve(source.size());
    qsizetype from = 0;
    for (qsizetype open = source.indexOf(u'{'); open >= 0; open = source.indexOf(u'{', from)) {
        const qsizetype close = source.indexOf(u'}', open);
        if (close < 0)
            break;
        filled += QStringView(source).mid(from, open - from);
        filled += valueNamed(QStringView(source).mid(open + 1, close - open - 1), values);
        from = close + 1;
    }
    return filled += QStringView(source).mid(from);
}

QString ExplainTexts::number(qint64 count) const
{
    return m_locale.toString(count);
}

QString ExplainTexts::bytes(qint64 count) const
{
    const bool isOne = count == 1 || (count == 0 && m_isOneUpToOne);
    return text(isOne ? "unit.byte.one" : "unit.byte.many", {{"count", number(count)}});
}

QString ExplainTexts::duration(qint64 ns) const
{
    struct Unit
    {
        const char *key;
        qint64 ns;
    };
    constexpr Unit units[] = {
        {"unit.s", 1'000'000'000}, {"unit.ms", 1'000'000}, {"unit.us", 1'000}, {"unit.ns", 1}};
    const Unit *unit = std::begin(units);
    while (ns < unit->ns && unit->ns > 1)
        ++unit;
    const double count = double(ns) / double(unit->ns);
    const int decimals = unit->ns > 1 && count < 9.95 ? 1 : 0;
    return text(unit->key, {{"count", m_locale.toString(count, 'f', decimals)}});
}

} // namespace wirebench
