#include "core/practice/messagetext.h"

namespace wirebench {

namespace {

struct Field
{
    QByteArray name;
    QByteArray lines; ///< all of it, with its line ends
};

/// A line that begins with a blank goes on with the field before it.
QList<Field> fieldsOf(const QByteArray &text)
{
    QList<Field> fields;
    const QByteArray header = headerOf(text);
    for (qsizetype at = 0; at < header.size();) {
        const qsizetype end = header.indexOf('\n', at);
        const qsizetype next = end < 0 ? header.size() : end + 1;
        const QByteArray line = header.mid(at, next - at);
        at = next;
        if (line.trimmed().isEmpty())
            break;
        if ((line.startsWith(' ') || line.startsWith('\t')) && !fields.isEmpty())
            fields.last().lines += line;
        else
            fields.append({line.left(line.indexOf(':')).trimmed(), line});
    }
    return fields;
}

bool isSame(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray headerOf(const QByteArray &text)
{
    if (text.startsWith("\r\n"))
        return text.left(2);
    const qsizetype end = text.indexOf("\r\n\r\n");
    return end < 0 ? text : text.left(end + 4);
}

QByteArray bodyOf(const QByteArray &text)
{
    return text.mid(headerOf(text).size());
}

QByteArray headerField(const QByteArray &text, const QByteArray &name)
{
    for (const Field &field : fieldsOf(text)) {
        if (!isSame(field.name, name))
            continue;
        QByteArray value = field.lines.mid(field.lines.indexOf(':') + 1);
        return value.replace('\r', "").replace('\n', "").trimmed();
    }
    return {};
}

QByteArray headerFields(const QByteArray &text, const QList<QByteArray> &names, bool others)
{
    QByteArray lines;
    for (const Field &field : fieldsOf(text)) {
        bool isNamed = false;
        for (const QByteArray &name : names)
            isNamed |= isSame(field.name, name);
        if (isNamed != others)
            lines += field.lines;
    }
    return lines + "\r\n";
}

} // namespace wirebench
