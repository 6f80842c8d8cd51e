#pragma once

#include "core/base/result.h"
#include "core/net/callrecorder.h"
#include "core/net/proxydialogue.h"
#include "core/net/reactor.h"

#include <functional>
#include <memory>

namespace wirebench {

/// What a client does between its connect() to a proxy and its first own byte: the dialogue of a
/// ProxyDialogue, over the socket, in the log. Owned by the client engine, lives on its I/O thread; one
/// connection each.
///
/// It looks before it takes (MSG_PEEK), so that each recv() ends with the proxy's words: what follows stays
/// in the socket for whoever comes next, be it TLS or a handler. The look itself is not in the log, for it
/// moves nothing.
class ProxyStage final : private Reactor::Handler, private CallGate::Waiter
{
public:
    /// Empty, or why the proxy did not connect. The stage may be destroyed later, from the event loop.
    using Finished = std::function<void(const Result<void> &)>;
    /// It waits for something else now.
    using Changed = std::function<void()>;

    /// @param socket connected to the proxy; takeSocket() gives it back. @param recorder its own.
    ProxyStage(Reactor &reactor, CallRecorder recorder, NativeSocket socket,
               std::unique_ptr<ProxyDialogue> dialogue, Finished finished, Changed changed = {});
    ~ProxyStage(); ///< as close()

    void start();
    NativeSocket takeSocket();
    /// For what comes after the dialogue, on the same connection.
    CallRecorder recorder() const;
    /// Gives up: the call under way is recorded with this error.
    void abandon(int systemError);
    /// Harmless without a socket.
    void close();

    /// The call in which a blocking program would wait now, and since when (log time).
    Call waitingIn() const { return m_output.isEmpty() ? Call::Recv : Call::Send; }
    qint64 waitingSince() const { return m_since; }

private:
    void socketReady(bool readable, bool writable) override;
    bool callReleased(Call call) override;
    void updateInterest();
    void makeCall();
    void send();
    void receive();
    void take(qsizetype size);
    void goOn();
    void finish(const Result<void> &result);
    void fail(int systemError);

    Reactor &m_reactor;
    CallRecorder m_recorder;
    NativeSocket m_socket;
    const std::unique_ptr<ProxyDialogue> m_dialogue;
    const Finished m_finished;
    const Changed m_changed;
    Reactor::Watch m_watch;
    CallGate::Pass m_pass;
    QByteArray m_output; ///< what the system has not taken yet
    qint64 m_since;      ///< when the call under way was wanted
};

} // namespace wirebench
