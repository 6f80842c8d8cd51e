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
    return address.family == AddressFamily::IPv6 && mapped ? bytes + 12 : nullptr;
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

/// "@name" for an abstract name. What is not text is left to QString's replacement character.
QString unixHost(const SocketAddress &address)
{
    if (!address.isAbstract())
        return QString::fromUtf8(address.path);
    return u'@' + QString::fromUtf8(address.path.sliced(1)).replace(QChar::Null, u'@');
}

/// "unix:" and the name, so that nobody takes "localhost" in a folder for a host.
QString unixText(const SocketAddress &address)
{
    const QString prefix = QStringLiteral("unix:");
    if (!address.path.isEmpty())
        return prefix + unixHost(address);
    if (address.scope != 0)
        return prefix + QStringLiteral("(pid %1)").arg(address.scope);
    return prefix + QStringLiteral("(unnamed)");
}

/// What stands behind "unix:".
SocketAddress unixFromText(const QString &name)
{
    constexpr QLatin1StringView process("(pid ");
    SocketAddress address = SocketAddress::fromUnixPath({});
    if (name.startsWith(process))
        address.scope = name.mid(process.size()).chopped(1).toUInt();
    else if (name.startsWith(u'@'))
        address.path = '\0' + name.mid(1).toUtf8();
    else if (name != QLatin1StringView("(unnamed)"))
        address.path = name.toUtf8();
    return address;
}

/// "HOST:PORT" or "[HOST]:PORT".
std::optional<SocketAddress> ipFromText(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const quint16 port = QStringView(text).mid(colon + 1).toUShort(&ok);
    if (colon < 0 || !ok)
        return std::nullopt;
    const QString host = text.left(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    return SocketAddress::fromHost(bracketed ? host.mid(1, host.size() - 2) : host, port);
}

/// A text in Python's single quotes.
QString quoted(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + text.replace(u'\n', QStringLiteral("\\n")) + u'\'';
}

/// A name in Python: str for a path, bytes for an abstract name.
QString unixPython(const SocketAddress &address)
{
    if (!address.isAbstract())
        return quoted(QString::fromUtf8(address.path));
    QString text;
    for (const char byte : address.path) {
        const bool plain = byte >= ' ' && byte <= '~' && byte != '\'' && byte != '\\';
        text += plain ? QString(QLatin1Char(byte))
                      : QStringLiteral("\\x%1").arg(quint8(byte), 2, 16, QLatin1Char('0'));
    }
    return QStringLiteral("b'") + text + u'\'';
}

} // namespace

bool SocketAddress::isLoopback() const
{
    if (isUnix())
        return true;
    if (const quint8 *ipv4 = ipv4Bytes(*this))
        return ipv4[0] == 127;
    return family == AddressFamily::IPv6 && areZero(ip.data(), ip.data() + 15) && ip[15] == 1;
}

bool SocketAddress::isAny() const
{
    if (const quint8 *ipv4 = ipv4Bytes(*this))
        return areZero(ipv4, ipv4 + 4);
    return family == AddressFamily::IPv6 && areZero(ip.data(), ip.data() + ip.size());
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
    if (isUnix())
        return unixHost(*this);
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
    if (isUnix())
        return unixText(*this);
    const QString number = QString::number(port);
    return family == AddressFamily::IPv6 ? u'[' + host() + QStringLiteral("]:") + number : host() + u':' + number;
}

QString SocketAddress::toPython() const
{
    if (isUnix())
        return unixPython(*this);
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

std::optional<SocketAddress> SocketAddress::fromText(const QString &text)
{
    constexpr QLatin1StringView unixPrefix("unix:");
    if (text.isEmpty())
        return SocketAddress();
    const std::optional<SocketAddress> read =
        text.startsWith(unixPrefix) ? unixFromText(text.mid(unixPrefix.size())) : ipFromText(text);
    // Every text has one address and every address one text: "127.0.0.1:080" is neither's.
    return read && read->toString() == text ? read : std::nullopt;
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

SocketAddress SocketAddress::fromUnixPath(const QByteArray &sunPath)
{
    SocketAddress address;
    address.family = AddressFamily::Unix;
    address.path = sunPath;
    return address;
}

int SocketAddress::longestUnixPath()
{
#if defined(Q_OS_LINUX) || defined(Q_OS_WIN)
    return 107;
#else
    return 103; // macOS and the BSDs
#endif
}

} // namespace wirebench
