#include "core/net/httpproxydialogue.h"

#include <QUrl>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype statusLineKept = 200;
constexpr QByteArrayView protocol("HTTP/1.");
constexpr qsizetype statusAt = 9; // behind "HTTP/1.1 "

/// What a person can be shown of foreign bytes.
QString printable(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes.left(statusLineKept))
        text += byte >= ' ' && byte <= '~' ? QLatin1Char(byte) : QChar(u'·');
    return u'“' + text + u'”';
}

/// 0 if it is not three digits.
int statusOf(const QByteArray &line)
{
    const QByteArray digits = line.mid(statusAt, 3);
    const bool wellFormed =
        digits.size() == 3 && line.mid(statusAt - 1, 1) == " " &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
        (line.size() == statusAt + 3 || line[statusAt + 3] == ' ');
    return wellFormed ? digits.toInt() : 0;
}

ErrorCode refusal(int status, bool hasLogin)
{
    switch (status) {
    case 407: // Proxy Authentication Required
        return hasLogin ? ErrorCode::ProxyRejectsLogin : ErrorCode::ProxyWantsLogin;
    case 403: // Forbidden
        return ErrorCode::ProxyForbids;
    case 502: // Bad Gateway
    case 503: // Service Unavailable
    case 504: // Gateway Timeout
        return ErrorCode::ProxyCannotReach;
    default:
        return ErrorCode::ProxyRefuses;
    }
}

/// HOST:PORT as it may stand on the wire.
QByteArray authority(const QString &target)
{
    const qsizetype colon = target.lastIndexOf(u':');
    const QByteArray ace = QUrl::toAce(target.left(colon));
    return (ace.isEmpty() ? target.left(colon).toUtf8() : ace) + target.mid(colon).toLatin1();
}

} // namespace

HttpProxyDialogue::HttpProxyDialogue(const ProxyConfig &proxy, const QString &target)
    : ProxyDialogue(proxy, target)
{
    const QByteArray place = authority(target);
    QByteArray request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n";
    if (hasLogin())
        request +=
            "Proxy-Authorization: Basic " + (proxy.user + u':' + proxy.password).toUtf8().toBase64() + "\r\n";
    say(request + "\r\n");
}

qsizetype HttpProxyDialogue::receive(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (state() == State::Going && taken < bytes.size())
        take(bytes[taken++]);
    return taken;
}

void HttpProxyDialogue::take(char byte)
{
    if (++m_received > headLimit) {
        fail(ErrorCode::NotAProxy, QStringLiteral("more than %1 bytes without an end").arg(headLimit));
        return;
    }
    if (byte == '\n') {
        const bool headEnds = !m_inStatusLine && m_lineLength == 0;
        m_inStatusLine = false;
        m_lineLength = 0;
        if (headEnds)
            judgeHead();
        return;
    }
    if (byte == '\r')
        return;
    ++m_lineLength;
    if (m_inStatusLine && m_statusLine.size() < statusLineKept)
        m_statusLine += byte;
    // Told at once: whoever is no HTTP server may wait for us for ever.
    const qsizetype known = std::min(m_statusLine.size(), protocol.size());
    if (QByteArrayView(m_statusLine).first(known) != protocol.first(known))
        fail(ErrorCode::NotAProxy, printable(m_statusLine));
}

void HttpProxyDialogue::judgeHead()
{
    const int status = statusOf(m_statusLine);
    if (status == 0)
        fail(ErrorCode::NotAProxy, printable(m_statusLine));
    else if (status >= 200 && status <= 299)
        succeed();
    else if (status >= 200)
        fail(refusal(status, hasLogin()), printable(m_statusLine));
    m_statusLine.clear(); // 1xx: another head follows
    m_inStatusLine = true;
}

} // namespace wirebench
