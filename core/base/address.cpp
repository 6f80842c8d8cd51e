#include "core/base/address.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

#ifdef Q_OS_WIN
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <net/if.h>
#endif

namespace wirebench {

namespace {

bool areZero(const quint8 *begin, const quint8 *end)
{
    return std::all_of(begin, end, [](quint8 byte) { return byte == 0; });
}

/// The four bytes of the IPv4 address that this one is, plainly or as ::ffff:a.b.c.d (which the system
/// treats as that IPv4 address); null for other IPv6 addresses.
const quint8 *ipv4Bytes(const SocketAddress &address)
{
    const quint8 *bytes = address.ip.data();
    if (address.family == AddressFamily::IPv4)
        return bytes;
    const bool mapped = areZero(bytes, bytes + 10) && bytes[10] == 0xFF && bytes[11] == 0xFF;
    return address.isValid() && mapped ? bytes + 12 : nullptr;
}

/// An interface by its number or its name. Asks the system only for names.
std::optional<quint32> scopeFromText(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const quint32 number = digits ? text.toUInt(&ok) : 0;
    if (ok)
        return number;
#ifndef Q_OS_WIN
    const quint32 index = digits ? 0 : if_nametoindex(text.toLatin1().constData());
    if (index != 0)
        return index;
#endif
    return std::nullopt;
}

} // namespace

bool SocketAddress::isLoopback() const
{
    if (const quint8 *ipv4 = ipv4Bytes(*this))
        return ipv4[0] == 127;
    return family == AddressFamily::IPv6 && areZero(ip.data(), ip.data() + 15) && ip[15] == 1;
}

bool SocketAddress::isAny() const
{
    if (const quint8 *ipv4 = ipv4Bytes(*this))
        return areZero(ipv4, ipv4 + 4);
    return isValid() && areZero(ip.data(), ip.data() + ip.size());
}

bool SocketAddress::isMulticast() const
{
    if (const quint8 *ipv4 = ipv4Bytes(*this))
        return (ipv4[0] & 0xf0) == 0xe0;
    return family == AddressFamily::IPv6 && ip[0] == 0xff;
}

QString SocketAddress::host() const
{
    if (!isValid())
        return {};
    char text[INET6_ADDRSTRLEN] = {};
    inet_ntop(family == AddressFamily::IPv4 ? AF_INET : AF_INET6, ip.data(), text, sizeof text);
    QString host = QString::fromLatin1(text);
    if (scope != 0)
        host += u'%' + QString::number(scope);
    return host;
}

QString SocketAddress::toString() const
{
    if (!isValid())
        return {};
    const QString number = QString::number(port);
    return family == AddressFamily::IPv6 ? u'[' + host() + QStringLiteral("]:") + number : host() + u':' + number;
}

QString SocketAddress::toPython() const
{
    return QStringLiteral("('%1', %2)").arg(host(), QString::number(port)); // at once: a scope is a "%2"
}

std::optional<SocketAddress> SocketAddress::fromHost(const QString &host, quint16 port)
{
    SocketAddress address;
    address.port = port;
    if (host.contains(QChar::Null))
        return std::nullopt; // inet_pton() would read no further
    const qsizetype percent = host.indexOf(u'%');
    const QByteArray text = host.left(percent < 0 ? host.size() : percent).toLatin1();
    if (percent < 0 && inet_pton(AF_INET, text.constData(), address.ip.data()) == 1) {
        address.family = AddressFamily::IPv4;
        return address;
    }
    if (inet_pton(AF_INET6, text.constData(), address.ip.data()) != 1)
        return std::nullopt;
    address.family = AddressFamily::IPv6;
    if (percent >= 0) {
        const auto scope = scopeFromText(host.mid(percent + 1));
        if (!scope)
            return std::nullopt;
        address.scope = *scope;
    }
    return address;
}

SocketAddress SocketAddress::anyIPv4(quint16 port)
{
    SocketAddress address;
    address.family = AddressFamily::IPv4;
    address.port = port;
    return address;
}

SocketAddress SocketAddress::anyIPv6(quint16 port)
{
    SocketAddress address = anyIPv4(port);
    address.family = AddressFamily::IPv6;
    return address;
}

SocketAddress SocketAddress::fromIPv4(quint32 hostOrder, quint16 port)
{
    SocketAddress address = anyIPv4(port);
    qToBigEndian(hostOrder, address.ip.data());
    return address;
}

} // namespace wirebench
