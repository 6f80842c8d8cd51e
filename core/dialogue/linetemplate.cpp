#include "core/dialogue/linetemplate.h"

#include "core/dialogue/imapreader.h"

#include <algorithm>

namespace wirebench {

namespace {

const QStringList filters = {QStringLiteral("base64"),  QStringLiteral("plain"),   QStringLiteral("quoted"),
                             QStringLiteral("mailbox"), QStringLiteral("address"), QStringLiteral("name")};

struct Part
{
    QString literal; ///< or else:
    QStringList names;
    QString filter;
    bool isBroken = false; ///< a brace without its other
};

/// Literal texts and placeholders in turn.
QList<Part> partsOf(const QString &source)
{
    QList<Part> parts;
    QString literal;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const bool isDoubled = i + 1 < source.size() && source[i] == source[i + 1];
        if (source[i] == u'}' && isDoubled)
            ++i;
        if (source[i] != u'{' || isDoubled) {
            i += source[i] == u'{' ? 1 : 0;
            literal += source[i];
            continue;
        }
        if (!literal.isEmpty())
            parts.append({std::exchange(literal, {}), {}, {}});
        const qsizetype close = source.indexOf(u'}', i);
        const QString inside = close < 0 ? source.mid(i + 1) : source.mid(i + 1, close - i - 1);
        parts.append({{}, inside.section(u'|', 0, 0).split(u','), inside.section(u'|', 1), close < 0});
        i = close < 0 ? source.size() : close;
    }
    if (!literal.isEmpty())
        parts.append({literal, {}, {}});
    return parts;
}

bool breaksALine(const QString &value)
{
    return std::any_of(value.begin(), value.end(),
                       [](QChar c) { return c == u'\r' || c == u'\n' || c.isNull(); });
}

QByteArray filtered(const Part &part, const QStringList &values)
{
    const QString value = values.value(0);
    if (part.filter == u"base64")
        return value.toUtf8().toBase64();
    if (part.filter == u"plain")
        return (QByteArray(1, '\0') + value.toUtf8() + QByteArray(1, '\0') + values.value(1).toUtf8()).toBase64();
    if (part.filter == u"quoted")
        return imapQuoted(value.toUtf8());
    if (part.filter == u"mailbox")
        return imapQuoted(imapMailbox(value));
    if (part.filter == u"address")
        return bareAddress(value).toUtf8();
    if (part.filter == u"name")
        return value.section(u'/', -1).section(u'\\', -1).toUtf8();
    return value.toUtf8();
}

} // namespace

QString bareAddress(const QString &address)
{
    const qsizetype open = address.lastIndexOf(u'<');
    const qsizetype close = address.indexOf(u'>', open);
    return open >= 0 && close > open ? address.mid(open + 1, close - open - 1).trimmed() : address.trimmed();
}

FilledLine fillLine(const QString &source, const DialogueScope &scope)
{
    FilledLine line;
    for (const Part &part : partsOf(source)) {
        if (part.names.isEmpty()) {
            line.bytes += part.literal.toUtf8();
            line.shown += part.literal.toUtf8();
            line.display += part.literal;
            continue;
        }
        QStringList values;
        bool isSecret = false;
        for (const QString &name : part.names) {
            values += scope.values.value(name);
            isSecret = isSecret || scope.secrets.contains(name);
            if (breaksALine(values.last())) {
                FilledLine refused;
                refused.problem = {QStringLiteral("value.line"), {name}};
                return refused;
            }
        }
        const QByteArray bytes = filtered(part, values);
        line.bytes += bytes;
        line.shown += isSecret ? QByteArray(bytes.size(), '*') : bytes;
        line.display += isSecret ? QString(8, QChar(0x2022)) : QString::fromUtf8(bytes);
    }
    return line;
}

QString fillText(const QString &source, const DialogueScope &scope)
{
    QString text;
    for (const Part &part : partsOf(source)) {
        if (part.names.isEmpty()) {
            text += part.literal;
            continue;
        }
        QStringList values;
        for (const QString &name : part.names)
            values += scope.values.value(name);
        text += QString::fromUtf8(filtered(part, values));
    }
    return text;
}

DialogueNote templateProblem(const QString &source, const QStringList &names)
{
    for (const Part &part : partsOf(source)) {
        if (part.isBroken)
            return {QStringLiteral("file.brace"), {source}};
        for (const QString &name : part.names) {
            if (!names.contains(name))
                return {QStringLiteral("file.value"), {name, names.join(QStringLiteral(", "))}};
        }
        if (!part.filter.isEmpty() && !filters.contains(part.filter))
            return {QStringLiteral("file.filter"), {part.filter, filters.join(QStringLiteral(", "))}};
    }
    return {};
}

} // namespace wirebench
