#include "core/web/downloadname.h"

#include <algorithm>
#include <optional>

namespace wirebench {

namespace {

constexpr qsizetype mostBytes = 200;
constexpr qsizetype longestSuffix = 20;

/// One parameter of a field, "; NAME=VALUE", from @p position on, which goes on behind it. Quoted strings
/// have their quotes and backslashes taken off (RFC 9110, 5.6.6).
struct Parameter
{
    QByteArray name;
    QByteArray value;
};

QByteArray takeQuoted(const QByteArray &field, qsizetype &position)
{
    QByteArray value;
    for (++position; position < field.size() && field[position] != '"'; ++position) {
        if (field[position] == '\\' && position + 1 < field.size())
            ++position;
        value += field[position];
    }
    return value;
}

std::optional<Parameter> takeParameter(const QByteArray &field, qsizetype &position)
{
    position = field.indexOf(';', position);
    const qsizetype equals = position < 0 ? -1 : field.indexOf('=', position);
    if (equals < 0)
        return std::nullopt;
    Parameter parameter{field.mid(position + 1, equals - position - 1).trimmed().toLower(), {}};
    position = equals + 1;
    while (position < field.size() && field[position] == ' ')
        ++position;
    if (position < field.size() && field[position] == '"') {
        parameter.value = takeQuoted(field, position);
        return parameter;
    }
    const qsizetype semicolon = field.indexOf(';', position);
    parameter.value = field.mid(position, semicolon < 0 ? -1 : semicolon - position).trimmed();
    return parameter;
}

/// UTF-8''na%C3%AFve.txt (RFC 8187); empty for another charset.
QString extendedValue(const QByteArray &value)
{
    const QByteArray charset = value.left(value.indexOf('\'')).toLower();
    const QByteArray bytes = QByteArray::fromPercentEncoding(value.mid(value.lastIndexOf('\'') + 1));
    if (charset == "utf-8")
        return QString::fromUtf8(bytes);
    return charset == "iso-8859-1" ? QString::fromLatin1(bytes) : QString();
}

QString nameOf(const QByteArray &contentDisposition)
{
    QString plain;
    qsizetype position = 0;
    while (const auto parameter = takeParameter(contentDisposition, position)) {
        if (parameter->name == "filename*") {
            if (const QString extended = extendedValue(parameter->value); !extended.isEmpty())
                return extended;
        }
        if (parameter->name == "filename")
            plain = QString::fromUtf8(parameter->value);
    }
    return plain;
}

/// No folders, nothing that cannot be seen or turns the text around, nothing that Windows refuses.
QString harmless(const QString &text)
{
    const qsizetype slash = std::max(text.lastIndexOf(u'/'), text.lastIndexOf(u'\\'));
    QString name;
    for (const QChar c : text.mid(slash + 1)) {
        const bool isInvisible = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!isInvisible)
            name += QStringLiteral("<>:\"|?*").contains(c) ? QChar(u'_') : c;
    }
    while (!name.isEmpty() && (name.front() == u'.' || name.front().isSpace()))
        name.remove(0, 1); // hidden files, "..", and what is not seen
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    return name;
}

/// Devices of Windows, whatever follows a dot.
bool isDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (stem == u"CON" || stem == u"PRN" || stem == u"AUX" || stem == u"NUL")
        return true;
    return stem.size() == 4 &&
           (stem.startsWith(QStringLiteral("COM")) || stem.startsWith(QStringLiteral("LPT"))) &&
           stem[3].isDigit();
}

/// Where the suffix begins: ".gz", ".tar.gz"; the end if there is none.
qsizetype suffixOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || name.size() - dot > longestSuffix)
        return name.size();
    const qsizetype before = name.lastIndexOf(u'.', dot - 1);
    return before > 0 &&
                   name.mid(before, dot - before).compare(QStringLiteral(".tar"), Qt::CaseInsensitive) == 0
               ? before
               : dot;
}

/// Shortened before its suffix, by whole characters.
QString shortened(const QString &name)
{
    const qsizetype dot = suffixOf(name);
    const QString suffix = name.mid(dot);
    QString stem = name.left(dot);
    while (!stem.isEmpty() && stem.toUtf8().size() + suffix.toUtf8().size() > mostBytes)
        stem.chop(stem.back().isLowSurrogate() && stem.size() > 1 ? 2 : 1);
    return stem + suffix;
}

} // namespace

QString downloadName(const QUrl &url, const QByteArray &contentDisposition)
{
    QString name = harmless(nameOf(contentDisposition));
    if (name.isEmpty())
        name = harmless(url.fileName(QUrl::FullyDecoded));
    if (name.isEmpty())
        return QStringLiteral("index.html");
    if (isDevice(name))
        name.prepend(u'_');
    return shortened(name);
}

QString numberedName(const QString &name, int number)
{
    if (number <= 1)
        return name;
    const qsizetype dot = suffixOf(name);
    return QStringLiteral("%1 (%2)%3").arg(name.left(dot)).arg(number).arg(name.mid(dot));
}

} // namespace wirebench
