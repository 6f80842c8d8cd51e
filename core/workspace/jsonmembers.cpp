#include "core/workspace/jsonmembers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace wirebench {

namespace {

// Enough to recognise the value in the file, short enough for one line of a message.
constexpr qsizetype excerptLength = 40;

QString excerpt(const QJsonValue &value)
{
    if (value.isObject())
        return QStringLiteral("{…}");
    if (value.isArray())
        return QStringLiteral("[…]");
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QString text = QString::fromUtf8(list.mid(1, list.size() - 2));
    return text.size() <= excerptLength ? text : text.left(excerptLength) + u'…';
}

QString rangeText(double lowest, double highest)
{
    return QString::number(lowest, 'g', 15) + u'…' + QString::number(highest, 'g', 15);
}

} // namespace

Error jsonMistake(const QString &path, const QJsonValue &value, const QString &wanted)
{
    return {ErrorCode::FileNotWorkspace,
            {QString(), QStringLiteral("%1 = %2 (%3)").arg(path, excerpt(value), wanted)}};
}

QString JsonMembers::pathOf(const char *name) const
{
    const QString member = QString::fromUtf8(name);
    return m_path.isEmpty() ? member : m_path + u'.' + member;
}

void JsonMembers::readFormat(const char *name, int version)
{
    QString format;
    int found = 0;
    read("format", format);
    if (format != QLatin1String(name))
        refuse("format", QLatin1String(name));
    read("version", found, {version, version});
    if (found != version)
        refuse("version", QString::number(version));
}

void JsonMembers::refuse(const char *name, const QString &wanted)
{
    adopt(jsonMistake(pathOf(name), value(name), wanted));
}

void JsonMembers::adopt(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void JsonMembers::read(const char *name, bool &field)
{
    if (!has(name))
        return;
    if (!value(name).isBool())
        return refuse(name, QStringLiteral("true | false"));
    field = value(name).toBool();
}

bool JsonMembers::readWord(const char *name, QString &word)
{
    if (!has(name))
        return false;
    if (!value(name).isString()) {
        refuse(name, QStringLiteral("string"));
        return false;
    }
    word = value(name).toString();
    return true;
}

void JsonMembers::read(const char *name, QString &field)
{
    readWord(name, field);
}

void JsonMembers::read(const char *name, int &field, IntRange range)
{
    double number = field;
    read(name, number, range.lowest, range.highest);
    if (number != std::floor(number))
        return refuse(name, rangeText(range.lowest, range.highest));
    field = int(number);
}

void JsonMembers::read(const char *name, double &field, double lowest, double highest)
{
    if (!has(name))
        return;
    const double number = value(name).toDouble();
    if (!value(name).isDouble() || number < lowest || number > highest)
        return refuse(name, rangeText(lowest, highest));
    field = number;
}

void JsonMembers::read(const char *name, QStringList &field, qsizetype most)
{
    if (!has(name))
        return;
    if (!value(name).isArray())
        return refuse(name, QStringLiteral("array"));
    QStringList texts;
    const QJsonArray elements = value(name).toArray();
    for (qsizetype i = std::max<qsizetype>(0, elements.size() - most); i < elements.size(); ++i) {
        if (!elements[i].isString())
            return adopt(jsonMistake(pathOf(name) + QStringLiteral("[%1]").arg(i), elements[i],
                                     QStringLiteral("string")));
        texts += elements[i].toString();
    }
    field = texts;
}

void JsonMembers::readObject(const char *name, const std::function<void(JsonMembers &)> &visit)
{
    if (!has(name))
        return;
    if (!value(name).isObject())
        return refuse(name, QStringLiteral("object"));
    JsonMembers inner(value(name).toObject(), pathOf(name));
    visit(inner);
    if (inner.error())
        adopt(*inner.error());
}

void JsonMembers::readList(const char *name, qsizetype most,
                           const std::function<void(const QJsonValue &, const QString &)> &visit)
{
    if (!has(name))
        return;
    if (!value(name).isArray())
        return refuse(name, QStringLiteral("array"));
    const QJsonArray elements = value(name).toArray();
    if (elements.size() > most)
        return refuse(name, QStringLiteral("≤ %1").arg(most));
    for (qsizetype i = 0; i < elements.size() && !m_error; ++i)
        visit(elements[i], pathOf(name) + QStringLiteral("[%1]").arg(i));
}

} // namespace wirebench
