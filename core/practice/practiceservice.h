#pragma once

#include "core/net/connection.h"
#include "core/practice/practicesession.h"
#include "core/tls/tlscontext.h"

#include <functional>
#include <memory>

namespace wirebench {

/// What the connections of one practice port share. Outlives them.
struct PracticeServiceConfig
{
    /// The session of a new connection, whose addresses are known.
    std::function<std::unique_ptr<PracticeSession>(const Connection &connection)> makeSession;
    TlsContextPtr tls;
    bool isTls = false;            ///< from the first byte
    std::function<void()> changed; ///< after each turn: something may have been stored
};

/// Carries a PracticeSession over a connection. Asks it for no further reply while much waits to be sent, so that
/// a client which asks and never reads costs a bounded amount. Thread: see ConnectionHandler.
class PracticeService : public ConnectionHandler
{
public:
    explicit PracticeService(const PracticeServiceConfig &config) : m_config(config) {}

    void opened(Connection &connection) override;
    void secured(Connection &connection) override;
    void received(Connection &connection, const Bytes &bytes) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override;

protected:
    /// Behind each reply: whoever has more to do than to send.
    virtual void replied(Connection &) {}
    /// Something is under way that will have a reply.
    virtual bool isBusy() const { return false; }

    PracticeSession *session() const { return m_session.get(); }
    const PracticeServiceConfig &config() const { return m_config; }
    /// Sends a reply and does what it says; then whatever the session has next.
    void act(Connection &connection, const PracticeReply &reply);
    void goOn(Connection &connection);

private:
    void carryOut(Connection &connection, const PracticeReply &reply);
    void leave(Connection &connection);

    const PracticeServiceConfig &m_config;
    std::unique_ptr<PracticeSession> m_session;
    bool m_greeted = false;
    bool m_isLeaving = false; ///< has said its last word; what the client still says is not heard
    bool m_goingOn = false; ///< goOn() is on the call stack
};

} // namespace wirebench
