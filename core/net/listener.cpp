#include "core/net/listener.h"

#include "core/net/portowner.h"
#include "core/net/socketplatform.h"

#include <cerrno>

namespace wirebench {

namespace {

/// An abstract name is none.
bool hasFile(const SocketAddress &address)
{
    return address.isUnix() && !address.isAbstract();
}

} // namespace

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
    m_since = m_recorder.now();

    SysResult result = m_socket.openStream(address.family);
    m_since = m_recorder.record(Call::Socket, streamSocketArguments(address.family), result, m_since);
    if (!result.ok())
        return fail("socket", result);
    setOptions(options);
    result = bind();
    if (result.error == EADDRINUSE && hasFile(address)) {
        if (const auto removed = removeStaleFile(); !removed) {
            close();
            return removed;
        }
        result = bind();
    }
    if (!result.ok())
        return fail("bind", result);
    m_address = m_socket.localAddress();
    m_recorder.setFlow(FlowPtr(new Flow(m_recorder.flow()->endpoint, {}, m_address, {})));
    if (hasFile(m_address))
        m_file = socketFileAt(m_address.path);
    if (hasFile(m_address) && socketFilesHaveModes) {
        // Before listen(): until then nobody can connect, whatever the mode is.
        const unsigned mode = options.anyUser ? 0666 : 0600;
        result = changeFileMode(m_address.path, mode);
        m_since = m_recorder.record(
            Call::Chmod, m_address.toPython() + QStringLiteral(", 0o%1").arg(mode, 0, 8), result, m_since);
        if (!result.ok())
            return fail("chmod", result);
    }
    result = m_socket.listen(options.backlog);
    m_since = m_recorder.record(Call::Listen, options.backlog, result, m_since);
    if (!result.ok())
        return fail("listen", result);
    CallGate::Waiter &waiter = *this;
    m_pass.emplace(reactor.gate(), waiter);
    m_isAccepting = true;
    m_watch = reactor.watch(m_socket.descriptor(), *this, Reactor::Read);
    return {};
}

void Listener::setOptions(const ListenOptions &wanted)
{
    const OptionCalls calls = options();
    // A path is not kept by connections that have ended.
    if (wanted.reuseAddress && restartNeedsReuse && !m_address.isUnix())
        (void)calls.set(optionSetting("SO_REUSEADDR", 1));
    // Each family has a socket of its own here, so that both can be seen.
    if (m_address.family == AddressFamily::IPv6)
        (void)calls.set(optionSetting("IPV6_V6ONLY", 1));
    m_optionsAtOpen = calls.setAndRead(wanted.options);
    m_since = m_recorder.now();
}

SysResult Listener::bind()
{
    const SysResult result = m_socket.bind(m_address);
    m_since = m_recorder.record(Call::Bind, m_address.toPython(), result, m_since);
    return result;
}

/// Makes room for bind() where a server that has ended left its file. Anything else stays.
Result<void> Listener::removeStaleFile()
{
    const std::optional<SocketFileId> found = socketFileAt(m_address.path);
    if (!found)
        return {}; // gone in the meantime
    if (!found->isSocket)
        return failure({ErrorCode::NotASocketFile, {m_address.host()}, EADDRINUSE});
    if (const auto asked = askWhoListens(); !asked)
        return asked;
    if (socketFileAt(m_address.path) != found) // somebody was quicker
        return {};
    const SysResult result = unlinkFileAt(m_address.path);
    if (!result.ok())
        return failure(Error::fromErrno(QStringLiteral("unlink"), result.error, m_address.toString()));
    return {};
}

/// Errors unless nobody does, which is only sure when a connect is refused.
Result<void> Listener::askWhoListens()
{
    NativeSocket client;
    SysResult result = client.openStream(AddressFamily::Unix);
    m_since = m_recorder.record(Call::Socket, streamSocketArguments(AddressFamily::Unix), result, m_since);
    if (!result.ok())
        return failure(Error::fromErrno(QStringLiteral("socket"), result.error, m_address.toString()));
    result = client.connect(m_address);
    m_since = m_recorder.record(Call::Connect, m_address.toPython(), result, m_since);
    const quint32 process = result.ok() ? client.peerProcess() : 0;
    m_since = m_recorder.record(Call::Close, QString(), client.close(), m_since);
    if (result.error == ECONNREFUSED || result.error == ENOENT)
        return {};
    if (process != 0)
        return failure({ErrorCode::UnixPathInUse, {m_address.host(), QString::number(process)}, EADDRINUSE});
    return failure(Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, m_address.toString()));
}

SysResult Listener::unlinkFileAt(const QByteArray &path)
{
    m_since = m_recorder.now();
    const SysResult result = unlinkFile(path);
    m_since = m_recorder.record(Call::Unlink, m_address.toPython(), result, m_since);
    return result;
}

Result<void> Listener::fail(const char *call, SysResult result)
{
    const Error error = bindError(call, result.error, SocketProtocol::Tcp, m_address, m_log);
    close();
    return failure(error);
}

void Listener::setAccepting(bool on)
{
    if (on && !m_isAccepting)
        m_since = m_recorder.now();
    m_isAccepting = on && m_watch.isActive();
    if (!on && m_pass)
        m_pass->withdraw();
    updateInterest();
}

void Listener::updateInterest()
{
    const bool isHeld = m_pass && m_pass->isHeld();
    m_watch.setInterest(m_isAccepting && !isHeld ? Reactor::Read : Reactor::Nothing);
}

void Listener::close()
{
    if (!m_socket.isOpen())
        return;
    m_watch.release();
    m_pass.reset();
    m_isAccepting = false;
    removeOwnFile();
    m_recorder.record(Call::Close, QString(), m_socket.close(), m_recorder.now());
}

/// While the socket is open it holds its file, so that no other can have the same number.
void Listener::removeOwnFile()
{
    const std::optional<SocketFileId> own = std::exchange(m_file, std::nullopt);
    if (own && socketFileAt(m_address.path) == own)
        unlinkFileAt(m_address.path);
}

SysResult Listener::accept(NativeSocket &client, FlowPtr &flow)
{
    SocketAddress peer;
    const SysResult result = m_socket.accept(client, peer);
    if (result.wouldBlock())
        return result;
    m_hasAccepted = true;
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
    if (m_pass->hold(Call::Accept, m_recorder.flow()))
        updateInterest();
    else
        m_ready(*this);
}

/// False if whoever had come is gone again.
bool Listener::callReleased(Call)
{
    m_since = m_pass->withoutHold(m_since, m_recorder.now());
    m_hasAccepted = false;
    updateInterest();
    m_ready(*this);
    return m_hasAccepted;
}

} // namespace wirebench
