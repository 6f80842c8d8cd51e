#pragma once

#include "core/base/address.h"
#include "core/base/result.h"

namespace wirebench {

/// A host as a person or a program writes it, before any name is looked up.
/// The forms are those of Python's socket module: a name, a dotted address, an IPv6 address (with or
/// without brackets), "<broadcast>", the empty string (any address), an integer in host byte order.
struct HostSpec
{
    enum class Kind : quint8 { Any, Broadcast, Address, Name };

    Kind kind = Kind::Any;
    SocketAddress address; ///< for Kind::Address; its port is 0
    QString name;          ///< for Kind::Name

    friend bool operator==(const HostSpec &, const HostSpec &) = default;
};

/// Errors: InvalidHost (spaces, control characters, a malformed address, an integer above 2^32-1,
/// a name of more than 253 characters: RFC 1035 section 2.3.4).
Result<HostSpec> parseHost(const QString &text);

/// Whether a text names a Unix-domain socket: "unix:PATH", "unix:@NAME".
bool isUnixNotation(const QString &text);

/// A Unix-domain address: "/tmp/x.sock", "@name" for an abstract name (Linux), with or without "unix:".
/// A file whose name begins with "@" is "./@name". Errors: NoUnixPath, UnixPathTooLong (bytes in UTF-8 count,
/// not letters), InvalidUnixPath (a NUL inside).
Result<SocketAddress> parseUnixPath(const QString &text);

/// A port: a number from 0 to 65535, a string that holds one, or a service name that this machine
/// knows ("http", "smtp"); those of the course are known everywhere. Errors: InvalidPort, UnknownService.
/// Not for two threads at once (getservbyname).
/// @param protocol "tcp" or "udp": the column of the services table.
Result<quint16> parsePort(const QString &text, const char *protocol = "tcp");

/// Host and port texts as they stand in one argument.
struct HostPortText
{
    QString host;
    QString port;
    bool hasHost = false; ///< false for "PORT" alone; true for ":PORT", whose host is empty (any address)
};

/// Splits "HOST:PORT", "[IPV6]:PORT", ":PORT" and "PORT". Neither part is judged. An IPv6 address with
/// a port needs its brackets: InvalidHost otherwise.
Result<HostPortText> splitHostPort(const QString &text);

} // namespace wirebench
