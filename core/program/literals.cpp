#include "core/program/literals.h"

#include "core/http/pythonliterals.h"
#include "core/payload/codeescape.h"

#include <QList>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype widestLiteral = 88;
constexpr qsizetype piece = 64; ///< bytes of one line of a broken literal
constexpr qsizetype longestComment = 48;

bool isLetter(uint code)
{
    return code >= ' ' && code != 0x7f && (code < 0x7f || QChar::isLetterOrNumber(code));
}

/// Whether it is text of letters beyond ASCII, to be read as such.
bool isForeignText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes)
        return false;
    const auto codes = text.toUcs4();
    const bool isReadable = std::all_of(codes.begin(), codes.end(), [](uint code) {
        return isLetter(code) || code == '\n' || code == '\r' || code == '\t';
    });
    return isReadable && std::any_of(codes.begin(), codes.end(), [](uint code) { return code > 0x7f; });
}

/// A str with its letters as they are; only for isForeignText().
QString readableText(const QString &text)
{
    QString out;
    for (const uint code : text.toUcs4())
        out += code > 0x7f ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1)
                           : pythonText(QString(QChar(char16_t(code)))).mid(1).chopped(1);
    return u'\'' + out + QStringLiteral("'.encode()");
}

QString cEscaped(char byte)
{
    if (byte == '"' || byte == '?') // two question marks could begin a trigraph
        return u'\\' + QString(QLatin1Char(byte));
    if (const auto escape = commonEscape(quint8(byte)))
        return *escape;
    return u'\\' + QString::number(quint8(byte), 8).rightJustified(3, u'0');
}

QString cString(const QByteArray &bytes)
{
    QString out;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isDouble =
            bytes[i] == '?' && (bytes.mid(i + 1, 1) == "?" || (i > 0 && bytes[i - 1] == '?'));
        out += bytes[i] == '?' && !isDouble ? QStringLiteral("?") : cEscaped(bytes[i]);
    }
    return u'"' + out + u'"';
}

} // namespace

QString pythonMessage(const QByteArray &bytes, int indent)
{
    const QString whole = isForeignText(bytes) ? readableText(QString::fromUtf8(bytes)) : pythonBytes(bytes);
    if (indent + whole.size() <= widestLiteral || bytes.size() <= piece)
        return whole;
    const QString start = u'\n' + QString(indent + 4, u' ');
    QString lines;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        lines += start + pythonBytes(bytes.mid(at, piece));
    return u'(' + lines + u')';
}

QString cLiteral(const QByteArray &bytes, int indent)
{
    const QString whole = cString(bytes);
    if (indent + whole.size() <= widestLiteral || bytes.size() <= piece)
        return whole;
    const QString start = u'\n' + QString(indent + 4, u' ');
    QString lines;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        lines += start + cString(bytes.mid(at, piece));
    return lines;
}

QString commentText(const QString &text)
{
    QString out;
    for (const uint code : text.left(longestComment).toUcs4()) {
        const bool isHarmless = isLetter(code) && code != '\\' && code != '*' && code != '?';
        out += isHarmless ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1)
                          : QStringLiteral(".");
    }
    return text.size() > longestComment ? out + QStringLiteral("…") : out;
}

QString commentText(const QByteArray &bytes)
{
    return commentText(QString::fromUtf8(bytes.left(4 * longestComment)));
}

QString secondsOf(int milliseconds)
{
    return QString::number(milliseconds / 1000.0, 'g', 12);
}

} // namespace wirebench
