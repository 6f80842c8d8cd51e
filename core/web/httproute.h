#pragma once

#include "core/net/tcpclient.h"

#include <QUrl>

namespace wirebench {

struct HttpClientConfig;

/// How a connection for a URL has to be made: to whom, through whom, with which TLS. Receives as much at a
/// time as costs the least, and offers http/1.1 to servers of https (RFC 7301). Errors: InvalidHost.
/// @param isFirstOrigin the one that was asked for: a server name that was chosen is for it alone.
Result<TcpClientConfig> routeTo(const QUrl &url, const HttpClientConfig &config, bool isFirstOrigin);

/// Whether a connection that was made for @p one can carry a request for @p other.
bool isSameRoute(const TcpClientConfig &one, const TcpClientConfig &other);

} // namespace wirebench
