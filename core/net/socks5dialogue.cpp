#include "core/net/socks5dialogue.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

namespace wirebench {

namespace {

constexpr char version = 5;
constexpr char loginVersion = 1;
constexpr quint8 noLogin = 0;
constexpr quint8 userAndPassword = 2;
constexpr quint8 noneOfThese = 0xFF;
constexpr char connectCommand = 1;

enum AddressType : char { IPv4Address = 1, DomainName = 3, IPv6Address = 4 };

struct Reply
{
    ErrorCode code;
    const char *words;
};

// RFC 1928 section 6, by number.
constexpr Reply replies[] = {
    {ErrorCode::None, "succeeded"},
    {ErrorCode::ProxyRefuses, "general SOCKS server failure"},
    {ErrorCode::ProxyForbids, "connection not allowed by ruleset"},
    {ErrorCode::ProxyCannotReach, "network unreachable"},
    {ErrorCode::ProxyCannotReach, "host unreachable"},
    {ErrorCode::ProxyCannotReach, "connection refused"},
    {ErrorCode::ProxyCannotReach, "TTL expired"},
    {ErrorCode::ProxyRefuses, "command not supported"},
    {ErrorCode::ProxyRefuses, "address type not supported"},
};

QByteArray withLength(const QByteArray &bytes)
{
    return QByteArray(1, char(bytes.size())) + bytes;
}

QByteArray addressBytes(const SocketAddress &address)
{
    const bool isIPv4 = address.family == AddressFamily::IPv4;
    return QByteArray(1, isIPv4 ? IPv4Address : IPv6Address) +
           QByteArray(reinterpret_cast<const char *>(address.ip.data()), isIPv4 ? 4 : 16);
}

/// Names beyond ASCII as they stand in the domain name system.
QByteArray nameBytes(const QString &name)
{
    const QByteArray ace = QUrl::toAce(name);
    return QByteArray(1, DomainName) + withLength((ace.isEmpty() ? name.toUtf8() : ace).left(255));
}

} // namespace

Socks5Dialogue::Socks5Dialogue(const ProxyConfig &proxy, const QString &target, const HostSpec &host,
                               quint16 port)
    : ProxyDialogue(proxy, target), m_host(host), m_port(port)
{
    const QByteArray methods = hasLogin() ? QByteArray("\x00\x02", 2) : QByteArray("\x00", 1);
    say(QByteArray(1, version) + withLength(methods));
}

qsizetype Socks5Dialogue::receive(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (state() == State::Going && taken < bytes.size()) {
        const qsizetype count = std::min(messageSize() - m_message.size(), bytes.size() - taken);
        m_message.append(bytes.data() + taken, count);
        taken += count;
        judge();
    }
    return taken;
}

qsizetype Socks5Dialogue::messageSize() const
{
    if (m_stage != Stage::Reply || m_message.size() < 2)
        return 2;
    if (m_message.size() < 5)
        return 5; // the first byte of the address may be the length of a name
    switch (m_message[3]) {
    case IPv4Address:
        return 4 + 4 + 2;
    case IPv6Address:
        return 4 + 16 + 2;
    default:
        return 4 + 1 + quint8(m_message[4]) + 2;
    }
}

void Socks5Dialogue::judge()
{
    const char expected = m_stage == Stage::Login ? loginVersion : version;
    if (m_message[0] != expected) {
        fail(ErrorCode::NotAProxy,
             QStringLiteral("version %1 instead of %2").arg(quint8(m_message[0])).arg(quint8(expected)));
        return;
    }
    // A refusal may be cut short: its second byte says all.
    const bool isRefusal = m_stage == Stage::Reply && m_message.size() >= 2 && m_message[1] != 0;
    if (m_message.size() < messageSize() && !isRefusal)
        return;
    if (m_stage == Stage::Method)
        judgeMethod(quint8(m_message[1]));
    else if (m_stage == Stage::Login)
        judgeLogin();
    else
        judgeReply();
    m_message.clear();
}

void Socks5Dialogue::judgeMethod(quint8 method)
{
    if (method == noLogin)
        sayRequest();
    else if (method == userAndPassword && hasLogin())
        sayLogin();
    else if (method == noneOfThese)
        fail(hasLogin() ? ErrorCode::ProxyRejectsLogin : ErrorCode::ProxyWantsLogin,
             QStringLiteral("no acceptable methods"));
    else
        fail(ErrorCode::NotAProxy, QStringLiteral("method %1, which was not offered").arg(method));
}

void Socks5Dialogue::judgeLogin()
{
    if (m_message[1] == 0)
        sayRequest();
    else
        fail(ErrorCode::ProxyRejectsLogin, QStringLiteral("status %1").arg(quint8(m_message[1])));
}

void Socks5Dialogue::judgeReply()
{
    const quint8 number = quint8(m_message[1]);
    if (number == 0) {
        const bool known =
            m_message[3] == IPv4Address || m_message[3] == IPv6Address || m_message[3] == DomainName;
        if (known)
            succeed();
        else
            fail(ErrorCode::NotAProxy, QStringLiteral("address type %1").arg(quint8(m_message[3])));
        return;
    }
    const bool known = number < std::size(replies);
    const QString words = known ? QString::fromLatin1(replies[number].words) : QStringLiteral("unassigned");
    fail(known ? replies[number].code : ErrorCode::ProxyRefuses,
         QStringLiteral("reply %1, %2").arg(number).arg(words));
}

void Socks5Dialogue::sayLogin()
{
    m_stage = Stage::Login;
    say(QByteArray(1, loginVersion) + withLength(m_proxy.user.toUtf8()) +
        withLength(m_proxy.password.toUtf8()));
}

void Socks5Dialogue::sayRequest()
{
    m_stage = Stage::Reply;
    const QByteArray place =
        m_host.kind == HostSpec::Kind::Name ? nameBytes(m_host.name) : addressBytes(m_host.address);
    const char port[] = {char(m_port >> 8), char(m_port & 0xFF)};
    say(QByteArray{}.append(version).append(connectCommand).append('\0') + place + QByteArray(port, 2));
}

} // namespace wirebench
