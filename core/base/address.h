#pragma once

#include <QByteArray>
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
    Unix, ///< of this machine alone: a path, a name without a file (Linux), or no name at all
};

/// An address with its port, as a small value (no socket header needed). Ports are in host byte order.
/// A Unix-domain address (unix(7)) is a path and has no port; the others have no path, and copying one costs
/// no allocation.
struct SocketAddress
{
    AddressFamily family = AddressFamily::Unspecified;
    quint16 port = 0;
    quint32 scope = 0;               ///< IPv6 interface index, 0 if none. Unix: the process of an unnamed
                                     ///< peer, 0 if not known
    std::array<quint8, 16> ip = {};  ///< network byte order; IPv4 uses the first four bytes
    QByteArray path;                 ///< Unix: as in sun_path, without the final NUL. One that begins with a
                                     ///< NUL is an abstract name; empty: unnamed

    bool isValid() const { return family != AddressFamily::Unspecified; }
    bool isUnix() const { return family == AddressFamily::Unix; }
    /// A Unix-domain name that is no file.
    bool isAbstract() const { return path.startsWith('\0'); }
    /// All three see through an IPv4 address that is written as IPv6 (::ffff:127.0.0.1). A Unix-domain address
    /// is of this machine, as loopback is.
    bool isLoopback() const;
    bool isAny() const;
    /// 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291 section 2.7).
    bool isMulticast() const;

    /// The address without its port: "127.0.0.1", "::1", "fe80::1%2", "/tmp/x.sock", "@name"; empty for an
    /// unnamed Unix-domain address.
    QString host() const;
    /// "127.0.0.1:9999", "[::1]:9999", "unix:/tmp/x.sock", "unix:@name", "unix:(pid 4711)" for an unnamed peer;
    /// empty if not valid.
    QString toString() const;
    /// The way Python writes it in a socket call: "('127.0.0.1', 9999)", "'/tmp/x.sock'", "b'\x00name'".
    QString toPython() const;

    /// Reads a dotted IPv4 or an IPv6 address (with an optional %scope: the number or the name of an
    /// interface of this machine); nothing else.
    static std::optional<SocketAddress> fromHost(const QString &host, quint16 port);
    /// Reads what toString() writes, and nothing else; an empty text gives an address that is not valid. A name
    /// that is no text, or that has a NUL inside, does not come back as it was.
    static std::optional<SocketAddress> fromText(const QString &text);
    static SocketAddress anyIPv4(quint16 port);
    static SocketAddress anyIPv6(quint16 port);
    static SocketAddress fromIPv4(quint32 hostOrder, quint16 port);
    /// @param sunPath as `path`; not judged.
    static SocketAddress fromUnixPath(const QByteArray &sunPath);
    /// What a path may have, in bytes: the size of sun_path without the NUL that ends it.
    static int longestUnixPath();

    friend bool operator==(const SocketAddress &, const SocketAddress &) = default;
    friend size_t qHash(const SocketAddress &a, size_t seed = 0)
    {
        const size_t pathHash = a.path.isEmpty() ? 0 : qHash(a.path, seed);
        return pathHash ^ qHashBits(a.ip.data(), a.ip.size(), seed ^ (size_t(a.port) << 16) ^ size_t(a.family) ^ a.scope);
    }
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::SocketAddress)
