#include "core/dialogue/mailmessage.h"

#include "core/dialogue/linetemplate.h"

#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype longestLine = 998;    // RFC 5322, 2.1.1
constexpr qsizetype longestEncoded = 76;  // RFC 2045, 6.7 and 6.8
constexpr qsizetype longestWord = 75;     // RFC 2047, 2
constexpr qsizetype wishedLine = 78;

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool breaksAField(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c == u'\r' || c == u'\n' || c.isNull(); });
}

/// Line ends as LF.
QString normalised(QString text)
{
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
}

bool isPlain(const QString &text)
{
    if (!isAscii(text) || text.contains(QChar(0)))
        return false;
    const auto lines = QStringView(text).split(u'\n');
    return std::all_of(lines.begin(), lines.end(), [](QStringView line) { return line.size() <= longestLine; });
}

QByteArray crlf(const QString &text)
{
    QByteArray bytes = text.toUtf8().replace('\n', "\r\n");
    if (!bytes.endsWith("\r\n"))
        bytes += "\r\n";
    return bytes;
}

/// Folded at blanks, which RFC 5322 section 2.2.3 allows.
QByteArray field(const QByteArray &name, const QByteArray &value)
{
    QByteArray written = name + ':';
    qsizetype lineStart = 0;
    for (const QByteArray &word : value.split(' ')) {
        const bool isFull = written.size() - lineStart + 1 + word.size() > wishedLine;
        if (isFull && written.size() - lineStart > name.size() + 1) {
            written += "\r\n";
            lineStart = written.size();
        }
        written += ' ' + word;
    }
    return written + "\r\n";
}

QByteArray addressList(const QStringList &addresses)
{
    QByteArrayList encoded;
    for (const QString &address : addresses)
        encoded += encodedAddress(address);
    return encoded.join(", ");
}

QByteArray base64Lines(const QByteArray &content)
{
    const QByteArray base64 = content.toBase64();
    QByteArray lines;
    lines.reserve(base64.size() + base64.size() / longestEncoded * 2 + 2);
    for (qsizetype i = 0; i < base64.size(); i += longestEncoded)
        lines += base64.mid(i, longestEncoded) + "\r\n";
    return lines;
}

QByteArray textPart(const QString &text)
{
    const QString lines = normalised(text);
    if (isPlain(lines))
        return "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n" + crlf(lines);
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quotedPrintable(lines);
}

/// RFC 2231 for other letters than ASCII; a quoted string else.
QByteArray nameParameter(const QString &name)
{
    if (isAscii(name))
        return "filename=\"" + name.toLatin1().replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return "filename*=utf-8''" + name.toUtf8().toPercentEncoding();
}

QByteArray attachmentPart(const MailAttachment &attachment)
{
    return "Content-Type: application/octet-stream\r\n" +
           field("Content-Disposition", "attachment; " + nameParameter(attachment.name)) +
           "Content-Transfer-Encoding: base64\r\n\r\n" + base64Lines(attachment.content);
}

/// It stands in none of the parts: they are Base64, quoted-printable or plain text, of which a line that begins like
/// this one would have to be made on purpose from the hash of the whole.
QByteArray boundaryOf(const MailMessage &message)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(message.text.toUtf8());
    for (const MailAttachment &attachment : message.attachments)
        hash.addData(attachment.content);
    return "=_" + hash.result().toHex().left(40);
}

void appendWord(QByteArray &header, const QByteArray &utf8)
{
    header += (header.isEmpty() ? "" : " ") + QByteArray("=?utf-8?B?") + utf8.toBase64() + "?=";
}

} // namespace

DialogueNote mailProblem(const MailMessage &message)
{
    const QList<std::pair<QString, QString>> fields = {
        {QStringLiteral("from"), message.from},
        {QStringLiteral("to"), message.to.join(QChar(u' '))},
        {QStringLiteral("cc"), message.cc.join(QChar(u' '))},
        {QStringLiteral("newsgroups"), message.newsgroups},
        {QStringLiteral("subject"), message.subject},
    };
    for (const auto &[name, value] : fields) {
        if (breaksAField(value))
            return {QStringLiteral("value.line"), {name}};
    }
    return {};
}

QByteArray encodedHeader(const QString &text)
{
    if (isAscii(text))
        return text.toLatin1();
    constexpr qsizetype frame = 12; // =?utf-8?B? and ?=
    constexpr qsizetype most = (longestWord - frame) / 4 * 3;
    QByteArray header;
    QByteArray word;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype units = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QByteArray letter = text.mid(i, units).toUtf8(); // a letter stays whole (section 5)
        if (word.size() + letter.size() > most)
            appendWord(header, std::exchange(word, {}));
        word += letter;
        i += units - 1;
    }
    appendWord(header, word);
    return header;
}

QByteArray encodedAddress(const QString &address)
{
    const QString bare = bareAddress(address);
    const qsizetype open = address.lastIndexOf(u'<');
    QString name = open > 0 ? address.left(open).trimmed() : QString();
    if (name.size() >= 2 && name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.mid(1, name.size() - 2);
    if (name.isEmpty())
        return bare.toUtf8();
    if (!isAscii(name))
        return encodedHeader(name) + " <" + bare.toUtf8() + '>';
    const bool isAtoms = std::all_of(name.begin(), name.end(),
                                     [](QChar c) { return c.isLetterOrNumber() || c == u' ' || c == u'-'; });
    const QByteArray quoted =
        isAtoms ? name.toLatin1() : '"' + name.toLatin1().replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return quoted + " <" + bare.toUtf8() + '>';
}

QByteArray quotedPrintable(const QString &text)
{
    QByteArray encoded;
    const QByteArrayList lines = normalised(text).toUtf8().split('\n');
    const qsizetype count = lines.size() > 1 && lines.last().isEmpty() ? lines.size() - 1 : lines.size();
    for (qsizetype l = 0; l < count; ++l) {
        const QByteArray &line = lines[l];
        qsizetype width = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const uchar byte = uchar(line[i]);
            const bool isLast = i + 1 == line.size();
            const bool isBlank = byte == ' ' || byte == '\t';
            const bool isItself = (byte > 0x20 && byte < 0x7F && byte != '=') || (isBlank && !isLast);
            const QByteArray letter = isItself ? QByteArray(1, char(byte)) : '=' + QByteArray(1, char(byte)).toHex().toUpper();
            if (width + letter.size() > longestEncoded - (isLast ? 0 : 1)) {
                encoded += "=\r\n";
                width = 0;
            }
            encoded += letter;
            width += letter.size();
        }
        encoded += "\r\n";
    }
    return encoded;
}

QByteArray mailDate(const QDateTime &date)
{
    const int minutes = date.offsetFromUtc() / 60;
    const QString zone = QStringLiteral("%1%2%3")
                             .arg(QLatin1Char(minutes < 0 ? '-' : '+'))
                             .arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
                             .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return (QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss ")) + zone).toLatin1();
}

QByteArray writeMail(const MailMessage &message)
{
    QByteArray mail = field("From", encodedAddress(message.from));
    if (!message.to.isEmpty())
        mail += field("To", addressList(message.to));
    if (!message.cc.isEmpty())
        mail += field("Cc", addressList(message.cc));
    if (!message.newsgroups.isEmpty())
        mail += field("Newsgroups", message.newsgroups.toUtf8());
    mail += field("Subject", encodedHeader(message.subject));
    mail += field("Date", mailDate(message.date));
    if (!message.messageId.isEmpty())
        mail += field("Message-ID", message.messageId);
    mail += "MIME-Version: 1.0\r\n";
    if (message.attachments.isEmpty())
        return mail + textPart(message.text);
    const QByteArray boundary = boundaryOf(message);
    mail += field("Content-Type", "multipart/mixed; boundary=\"" + boundary + '"') + "\r\n";
    mail += "--" + boundary + "\r\n" + textPart(message.text);
    for (const MailAttachment &attachment : message.attachments)
        mail += "--" + boundary + "\r\n" + attachmentPart(attachment);
    return mail + "--" + boundary + "--\r\n";
}

} // namespace wirebench
