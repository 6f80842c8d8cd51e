#include "core/net/listener.h"

namespace wirebench {

Listener::Listener(TrafficLog &log, EndpointPtr endpoint)
    : m_log(log), m_recorder(log, FlowPtr(new Flow(std::move(endpoint), {}, {}, {})))
{
}

Listener::~Listener()
{
    close();
}

Result<void> Listener::open(Reactor &reactor, const SocketAddress &address, const ListenOptions &options,
                            Ready ready)
{
    m_address = address;
    m_ready = std::move(ready);
    m_recorder.setFlow(FlowPtr(new Flow(m_recorder.flow()->endpoint, {}, address, {})));
    qint64 since = m_recorder.now();

    SysResult result = m_socket.openStream(address.family);
    since = m_recorder.record(Call::Socket, streamSocketArguments(address.family), result, since);
    if (!result.ok())
        return fail("socket", result);
    if (options.reuseAddress) {
        result = m_socket.setReuseAddress(true);
        since = m_recorder.record(Call::SetSockOpt, QStringLiteral("SOL_SOCKET, SO_REUSEADDR, 1"), result, since);
    }
    if (address.family == AddressFamily::IPv6) {
        // Each family has a socket of its own here, so that both can be seen.
        result = m_socket.setIPv6Only(true);
        since = m_recorder.record(Call::SetSockOpt, QStringLiteral("IPPROTO_IPV6, IPV6_V6ONLY, 1"), result, since);
    }
    result = m_socket.bind(address);
    since = m_recorder.record(Call::Bind, address.toPython(), result, since);
    if (!result.ok())
        return fail("bind", result);
    m_address = m_socket.localAddress();
    m_recorder.setFlow(FlowPtr(new Flow(m_recorder.flow()->endpoint, {}, m_address, {})));
    result = m_socket.listen(options.backlog);
    m_since = m_recorder.record(Call::Listen, options.backlog, result, since);
    if (!result.ok())
        return fail("listen", result);
    m_watch = reactor.watch(m_socket.descriptor(), *this, Reactor::Read);
    return {};
}

Result<void> Listener::fail(const char *call, SysResult result)
{
    const Error error = Error::fromErrno(QString::fromLatin1(call), result.error, m_address.toString());
    close();
    return failure(error);
}

void Listener::setAccepting(bool on)
{
    if (on && !isAccepting())
        m_since = m_recorder.now();
    m_watch.setInterest(on ? Reactor::Read : Reactor::Nothing);
}

void Listener::close()
{
    if (!m_socket.isOpen())
        return;
    m_watch.release();
    m_recorder.record(Call::Close, QString(), m_socket.close(), m_recorder.now());
}

SysResult Listener::accept(NativeSocket &client, FlowPtr &flow)
{
    SocketAddress peer;
    const SysResult result = m_socket.accept(client, peer);
    if (result.wouldBlock())
        return result;
    if (!result.ok()) {
        m_since = m_recorder.record(Call::Accept, QString(), result, m_since);
        return result;
    }
    // The record belongs to the new connection, so that its story begins with its accept.
    flow = FlowPtr(new Flow(m_recorder.flow()->endpoint, m_log.newConnectionId(), client.localAddress(), peer));
    m_since = CallRecorder(m_log, flow).record(Call::Accept, QString(), result, m_since);
    return result;
}

void Listener::socketReady(bool, bool)
{
    m_ready(*this);
}

} // namespace wirebench
