#pragma once

#include "core/base/hostport.h"

#include <QString>

namespace wirebench {

enum class ProxyKind : quint8 {
    None,
    Socks5, ///< RFC 1928; RFC 1929 where it wants a login
    Http,   ///< CONNECT, RFC 9110 section 9.3.6; Basic (RFC 7617) where it wants a login
};

/// Through whom a client connects. A value.
struct ProxyConfig
{
    ProxyKind kind = ProxyKind::None;
    HostSpec host;
    quint16 port = 0;
    QString user; ///< empty: no login is offered
    QString password;

    friend bool operator==(const ProxyConfig &, const ProxyConfig &) = default;

    /// "socks5://localhost:1080": without user and password, for logs and messages.
    QString toString() const;
};

/// What was typed in one text: "socks5://[USER[:PASSWORD]@]HOST:PORT", or "http://…" and "socks5h://…" (the
/// same: names are always looked up by the proxy). In user and password %XX stands for a byte. Errors:
/// InvalidProxy.
struct ProxyText
{
    ProxyKind kind = ProxyKind::None;
    QString address; ///< HOST:PORT, not judged
    QString user;
    QString password;

    friend bool operator==(const ProxyText &, const ProxyText &) = default;
};
Result<ProxyText> splitProxy(const QString &text);

/// Errors: InvalidHost, InvalidPort, UnknownService, ProxyLoginTooLong.
Result<ProxyConfig> parseProxy(const ProxyText &text);

} // namespace wirebench
