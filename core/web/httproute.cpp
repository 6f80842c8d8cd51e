#include "core/web/httproute.h"

#include "core/http/httprequest.h"
#include "core/web/httpclient.h"

namespace wirebench {

namespace {

// The largest room that is received into without a copy (ByteArena).
constexpr int receiveSize = 256 * 1024;

} // namespace

Result<TcpClientConfig> routeTo(const QUrl &url, const HttpClientConfig &config, bool isFirstOrigin)
{
    TcpClientConfig route = config.connection;
    const auto host = parseHost(url.host(QUrl::FullyEncoded));
    if (!host)
        return failure(host.error());
    route.host = *host;
    route.port = portOf(url);
    route.receiveSize = receiveSize;
    route.receiveOnce = false;
    route.closeWhenPeerFinishes = true;
    route.firstMessage.reset();
    route.tls.reset();
    if (url.scheme() == u"https") {
        route.tls = config.tls;
        route.tls->alpn = QStringList{QStringLiteral("http/1.1")};
        if (!isFirstOrigin)
            route.tls->serverName.clear();
    }
    return route;
}

bool isSameRoute(const TcpClientConfig &one, const TcpClientConfig &other)
{
    return one.host == other.host && one.port == other.port && one.family == other.family &&
           one.proxy == other.proxy && one.tls == other.tls && one.localAddress == other.localAddress &&
           one.noDelay == other.noDelay && one.options == other.options;
}

} // namespace wirebench
