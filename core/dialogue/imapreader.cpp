#include "core/dialogue/imapreader.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype mostDigits = 18;

/// The size that a line announces at its end: "{12}", "{12+}"; -1 if it does not.
qint64 announcedLiteral(const QByteArray &line)
{
    if (!line.endsWith('}'))
        return -1;
    const qsizetype open = line.lastIndexOf('{');
    QByteArray digits = open < 0 ? QByteArray() : line.mid(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    const bool isNumber = !digits.isEmpty() && digits.size() <= mostDigits &&
                          std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? digits.toLongLong() : -1;
}

QByteArray withoutAnnouncement(const QByteArray &line)
{
    return line.first(line.lastIndexOf('{'));
}

QByteArray base64OfUtf16(QStringView text)
{
    QByteArray bytes;
    for (const QChar unit : text) {
        bytes += char(unit.unicode() >> 8);
        bytes += char(unit.unicode() & 0xFF);
    }
    return bytes.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',');
}

bool isPrintable(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() <= 0x7E;
}

} // namespace

ReadStep ImapReplyReader::read(QByteArrayView &bytes)
{
    for (;;) {
        if (m_literalSize >= 0) {
            const ReadStep step = readLiteral(bytes);
            if (step != ReadStep::Done)
                return step;
        }
        const ReadStep step = m_line.read(bytes);
        if (step != ReadStep::Done)
            return step == ReadStep::Bad ? bad() : step;
        m_logical += m_line.take();
        if (m_bytes + m_logical.size() > mostBytes || m_reply.lines.size() >= mostLines)
            return bad();
        m_literalSize = announcedLiteral(m_logical);
        if (m_literalSize >= 0) {
            if (!beginLiteral())
                return bad(m_logical.right(200));
            continue;
        }
        const QByteArray line = std::exchange(m_logical, {});
        m_bytes += line.size();
        m_reply.lines.append(line);
        if (completes(line))
            return ReadStep::Done;
    }
}

bool ImapReplyReader::beginLiteral()
{
    m_toSink = m_sink != nullptr;
    m_literalLeft = m_literalSize;
    if (m_toSink)
        return m_sink->literalBegun(m_literalSize);
    return m_literalSize <= mostInline;
}

ReadStep ImapReplyReader::readLiteral(QByteArrayView &bytes)
{
    const qsizetype size = qsizetype(std::min<qint64>(m_literalLeft, bytes.size()));
    if (m_toSink && size > 0)
        m_sink->literalBytes(bytes.first(size));
    else
        m_literal.append(bytes.data(), size);
    bytes = bytes.sliced(size);
    m_literalLeft -= size;
    if (m_literalLeft > 0)
        return ReadStep::More;
    endLiteral();
    return ReadStep::Done;
}

void ImapReplyReader::endLiteral()
{
    if (m_toSink)
        m_sink->literalEnded();
    else
        m_logical = withoutAnnouncement(m_logical) + imapQuoted(std::exchange(m_literal, {}));
    if (m_toSink) // what follows must not be taken for an announcement again
        m_logical += ' ';
    m_literalSize = -1;
}

bool ImapReplyReader::completes(const QByteArray &line)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArray tag = blank < 0 ? line : line.first(blank);
    const QByteArray rest = blank < 0 ? QByteArray() : line.mid(blank + 1);
    const qsizetype second = rest.indexOf(' ');
    const QByteArray word = (second < 0 ? rest : rest.first(second)).toUpper();
    if (tag == "+") {
        m_reply.code = QStringLiteral("+");
        m_reply.text = rest;
        return true;
    }
    const bool isStatus = word == "OK" || word == "NO" || word == "BAD" || word == "BYE" || word == "PREAUTH";
    const bool isGreeting = tag == "*" && m_tag.isEmpty();
    const bool isAnswer = tag != "*" && (m_tag.isEmpty() || tag == m_tag);
    if (!isStatus || (!isGreeting && !isAnswer))
        return false;
    m_reply.code = QString::fromLatin1(word);
    m_reply.text = second < 0 ? QByteArray() : rest.mid(second + 1);
    return true;
}

Reply ImapReplyReader::take()
{
    m_bytes = 0;
    return std::exchange(m_reply, {});
}

QByteArray imapQuoted(QByteArrayView text)
{
    QByteArray quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

QByteArray imapMailbox(const QString &name)
{
    QByteArray encoded;
    for (qsizetype i = 0; i < name.size();) {
        if (isPrintable(name[i])) {
            encoded += name[i] == u'&' ? QByteArray("&-") : QByteArray(1, char(name[i].unicode()));
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < name.size() && !isPrintable(name[end]))
            ++end;
        encoded += '&' + base64OfUtf16(QStringView(name).mid(i, end - i)) + '-';
        i = end;
    }
    return encoded;
}

QString imapMailboxName(QByteArrayView encoded)
{
    QString name;
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const qsizetype end = encoded[i] == '&' ? encoded.indexOf('-', i) : -1;
        if (end < 0) {
            name += QLatin1Char(encoded[i]);
            continue;
        }
        if (end == i + 1) {
            name += u'&';
        } else {
            const QByteArray base64 = encoded.sliced(i + 1, end - i - 1).toByteArray().replace(',', '/');
            const auto bytes = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
            if (!bytes || (*bytes).size() % 2 != 0)
                return QString::fromUtf8(encoded);
            name += QStringDecoder(QStringDecoder::Utf16BE)(*bytes);
        }
        i = end;
    }
    return name;
}

} // namespace wirebench
