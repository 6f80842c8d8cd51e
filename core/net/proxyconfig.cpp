#include "core/net/proxyconfig.h"

#include <QUrl>

namespace wirebench {

namespace {

constexpr qsizetype longestLogin = 255; // bytes of each, RFC 1929 section 2

struct Scheme
{
    QLatin1String prefix;
    ProxyKind kind;
};
constexpr Scheme schemes[] = {{QLatin1String("socks5://"), ProxyKind::Socks5},
                              {QLatin1String("socks5h://"), ProxyKind::Socks5},
                              {QLatin1String("http://"), ProxyKind::Http}};

QString hostText(const HostSpec &host)
{
    if (host.kind == HostSpec::Kind::Name)
        return host.name;
    const QString address = host.address.host();
    return host.address.family == AddressFamily::IPv6 ? u'[' + address + u']' : address;
}

QString decoded(const QString &part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

bool isLoginUsable(const ProxyText &text)
{
    const bool fits =
        text.user.toUtf8().size() <= longestLogin && text.password.toUtf8().size() <= longestLogin;
    const bool hasColon = text.kind == ProxyKind::Http && text.user.contains(u':'); // RFC 7617 section 2
    const bool passwordAlone = text.user.isEmpty() && !text.password.isEmpty();
    return fits && !hasColon && !passwordAlone;
}

} // namespace

QString ProxyConfig::toString() const
{
    const QLatin1String prefix =
        kind == ProxyKind::Http ? QLatin1String("http://") : QLatin1String("socks5://");
    return prefix + hostText(host) + u':' + QString::number(port);
}

Result<ProxyText> splitProxy(const QString &text)
{
    ProxyText proxy;
    QString rest = text.trimmed();
    for (const Scheme &scheme : schemes) {
        if (!rest.startsWith(scheme.prefix, Qt::CaseInsensitive))
            continue;
        proxy.kind = scheme.kind;
        rest.remove(0, scheme.prefix.size());
        break;
    }
    if (rest.endsWith(u'/'))
        rest.chop(1);
    const qsizetype at = rest.lastIndexOf(u'@');
    proxy.address = rest.mid(at + 1);
    if (proxy.kind == ProxyKind::None || !proxy.address.contains(u':') || proxy.address.contains(u'/'))
        return failure({ErrorCode::InvalidProxy, {text.trimmed().section(u'@', -1)}}); // not the password
    if (at < 0)
        return proxy;
    const QString login = rest.left(at);
    const qsizetype colon = login.indexOf(u':');
    proxy.user = decoded(login.left(colon));
    proxy.password = colon < 0 ? QString() : decoded(login.mid(colon + 1));
    return proxy;
}

Result<ProxyConfig> parseProxy(const ProxyText &text)
{
    if (text.kind == ProxyKind::None)
        return ProxyConfig();
    const auto parts = splitHostPort(text.address);
    if (!parts)
        return failure(parts.error());
    const auto host = parseHost(parts->host.isEmpty() ? QStringLiteral("localhost") : parts->host);
    if (!host)
        return failure(host.error());
    if (host->kind == HostSpec::Kind::Broadcast)
        return failure({ErrorCode::InvalidHost, {parts->host}});
    const auto port = parsePort(parts->port);
    if (!port)
        return failure(port.error());
    if (!isLoginUsable(text))
        return failure({ErrorCode::ProxyLoginTooLong, {QString::number(longestLogin)}});
    return ProxyConfig{text.kind, *host, *port, text.user, text.password};
}

} // namespace wirebench
