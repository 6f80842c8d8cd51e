#pragma once

#include "core/base/result.h"
#include "core/net/optioncalls.h"
#include "core/net/reactor.h"
#include "core/net/socketfile.h"

#include <functional>

namespace wirebench {

struct ListenOptions
{
    int backlog = 5;
    bool reuseAddress = true;
    bool anyUser = false; ///< a Unix-domain socket with a file: others than this user may connect, too
    QList<OptionSetting> options = {}; ///< set before bind()
};

/// One listening socket: socket, setsockopt (a failure there ends nothing), bind, listen, each recorded, then
/// a call back for each time a client may wait. Owned by a server engine, lives on its I/O thread.
///
/// A Unix-domain socket has a file, which outlives its program. Where bind() finds one, a connect() tells whether
/// somebody listens there; only a socket that refuses is removed. At the end the file is removed if it is still
/// this one's own.
class Listener final : private Reactor::Handler, private CallGate::Waiter
{
public:
    using Ready = std::function<void(Listener &)>;

    Listener(TrafficLog &log, EndpointPtr endpoint);
    ~Listener();

    /// Errors: SystemCall with the call that failed, NotASocketFile, UnixPathInUse; everything opened until then is closed again.
    Result<void> open(Reactor &reactor, const SocketAddress &address, const ListenOptions &options, Ready ready);
    /// Whether @p ready is called. While off, clients stay in the system's accept queue.
    void setAccepting(bool on);
    bool isAccepting() const { return m_isAccepting; }
    void close();

    /// accept(): recorded unless it would block. On success @p client is the socket and @p flow the new
    /// connection.
    SysResult accept(NativeSocket &client, FlowPtr &flow);

    /// Of the socket, which is open.
    OptionCalls options() const
    {
        return {m_recorder, m_socket.descriptor(), SocketUse::Listening, m_address.family};
    }
    /// What has become of those that open() has set.
    const QList<OptionReading> &optionsAtOpen() const { return m_optionsAtOpen; }

    int descriptor() const { return m_socket.descriptor(); }
    /// With the port that the system chose.
    const SocketAddress &address() const { return m_address; }
    /// Since when the server has been ready for the next client (log time).
    qint64 waitingSince() const { return m_since; }

private:
    void socketReady(bool readable, bool writable) override;
    bool callReleased(Call call) override;
    void updateInterest();
    void setOptions(const ListenOptions &wanted);
    Result<void> fail(const char *call, SysResult result);
    SysResult bind();
    Result<void> removeStaleFile();
    Result<void> askWhoListens();
    SysResult unlinkFileAt(const QByteArray &path);
    void removeOwnFile();

    TrafficLog &m_log;
    CallRecorder m_recorder;
    NativeSocket m_socket;
    SocketAddress m_address;
    QList<OptionReading> m_optionsAtOpen;
    Reactor::Watch m_watch;
    std::optional<CallGate::Pass> m_pass; ///< of accept(), while the socket is open
    bool m_isAccepting = false;
    bool m_hasAccepted = false; ///< accept() has given a record since it had its turn
    Ready m_ready;
    qint64 m_since = 0;
    std::optional<SocketFileId> m_file; ///< the one that bind() has made
};

} // namespace wirebench
