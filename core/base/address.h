#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace wirebench {

enum class AddressFamily : quint8 {
    Unspecified, ///< no address, or "whichever the name gives"
    IPv4,
    IPv6,
};

/// An address with its port, as a small value (no socket header needed). Ports are in host byte order.
struct SocketAddress
{
    AddressFamily family = AddressFamily::Unspecified;
    quint16 port = 0;
    quint32 scope = 0;               ///< IPv6 interface index, 0 if none
    std::array<quint8, 16> ip = {};  ///< network byte order; IPv4 uses the first four bytes

    bool isValid() const { return family != AddressFamily::Unspecified; }
    /// All three see through an IPv4 address that is written as IPv6 (::ffff:127.0.0.1).
    bool isLoopback() const;
    bool isAny() const;
    /// 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291 section 2.7).
    bool isMulticast() const;

    /// The address without its port: "127.0.0.1", "::1", "fe80::1%2".
    QString host() const;
    /// "127.0.0.1:9999", "[::1]:9999"; empty if not valid.
    QString toString() const;
    /// The way Python writes it in a socket call: "('127.0.0.1', 9999)".
    QString toPython() const;

    /// Reads a dotted IPv4 or an IPv6 address (with an optional %scope: the number or the name of an
    /// interface of this machine); nothing else.
    static std::optional<SocketAddress> fromHost(const QString &host, quint16 port);
    static SocketAddress anyIPv4(quint16 port);
    static SocketAddress anyIPv6(quint16 port);
    static SocketAddress fromIPv4(quint32 hostOrder, quint16 port);

    friend bool operator==(const SocketAddress &, const SocketAddress &) = default;
    friend size_t qHash(const SocketAddress &a, size_t seed = 0)
    {
        return qHashBits(a.ip.data(), a.ip.size(), seed ^ (size_t(a.port) << 16) ^ size_t(a.family) ^ a.scope);
    }
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::SocketAddress)
