#include "core/net/proxydialogue.h"

#include "core/net/httpproxydialogue.h"
#include "core/net/socks5dialogue.h"

namespace wirebench {

namespace {

/// The proxy's own machine; the proxy knows no empty host.
HostSpec named(const HostSpec &host)
{
    switch (host.kind) {
    case HostSpec::Kind::Any:
        return {HostSpec::Kind::Name, {}, QStringLiteral("localhost")};
    case HostSpec::Kind::Broadcast:
        return {HostSpec::Kind::Address, SocketAddress::fromIPv4(0xFFFFFFFF, 0), {}};
    default:
        return host;
    }
}

} // namespace

std::unique_ptr<ProxyDialogue> ProxyDialogue::make(const ProxyConfig &proxy, const HostSpec &host,
                                                   quint16 port)
{
    const QString target = targetText(host, port);
    if (proxy.kind == ProxyKind::Http)
        return std::make_unique<HttpProxyDialogue>(proxy, target);
    return std::make_unique<Socks5Dialogue>(proxy, target, named(host), port);
}

QString ProxyDialogue::targetText(const HostSpec &host, quint16 port)
{
    const HostSpec target = named(host);
    QString text = target.kind == HostSpec::Kind::Name ? target.name : target.address.host();
    if (target.address.family == AddressFamily::IPv6)
        text = u'[' + text + u']';
    return text + u':' + QString::number(port);
}

void ProxyDialogue::end()
{
    if (m_state == State::Going)
        fail(ErrorCode::ProxyEnded);
}

void ProxyDialogue::fail(ErrorCode code, const QString &words)
{
    m_state = State::Failed;
    m_output.clear();
    m_error = {code, {m_proxy.toString(), m_target, words}};
}

} // namespace wirebench
