#pragma once

#include "core/chat/chatlimits.h"
#include "core/chat/labport.h"
#include "core/chat/namedlines.h"
#include "core/chat/ratelimit.h"
#include "core/net/connection.h"

#include <QTimer>

namespace wirebench {

/// Who hears what comes on a connection that takes a pseudonym and lines. Told synchronously, on the I/O
/// thread; may send, and end the connection.
class TalkerOwner
{
public:
    virtual void talkerOpened(Connection &connection) = 0;
    virtual void talkerNamed(Connection &connection, const TextLine &wanted) = 0;
    virtual void talkerSaid(Connection &connection, const TextLine &line) = 0;
    /// After each recv: bytes that wait for their newline.
    virtual void talkerHeard(Connection &connection, qint64 partial) = 0;
    virtual void talkerTooFast(Connection &connection, bool limited) = 0;
    virtual void talkerFinished(Connection &connection) = 0; ///< recv gave 0
    virtual void talkerDrained(Connection &connection) = 0;
    virtual void talkerGone(Connection &connection) = 0; ///< always the last, also without talkerNamed()

protected:
    ~TalkerOwner() = default;
};

/// One connection of ports 4240, 4242 and of the chat server: cuts what comes into a pseudonym and lines, and
/// reads more slowly from whoever sends more lines a second than the limits allow. Thread: see
/// ConnectionHandler.
class TalkerService final : public ConnectionHandler
{
public:
    /// @param faults CloseInsideLine and Reset end the connection after a few lines.
    TalkerService(TalkerOwner &owner, const ChatLimits &limits, LabFaults faults);
    ~TalkerService() override;

    void opened(Connection &connection) override;
    void received(Connection &connection, const Bytes &bytes) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override { m_owner.talkerDrained(connection); }

private:
    void process();
    void take(const NamedLines::Event &event);
    void endByFault();
    void setLimited(bool limited);

    TalkerOwner &m_owner;
    const LabFaults m_faults;
    NamedLines m_lines;
    std::optional<NamedLines::Event> m_held; ///< a line that has to wait
    RateLimit m_rate;
    QTimer m_wait;
    Connection *m_connection = nullptr;
    bool m_limited = false;
    int m_count = 0; ///< lines
};

} // namespace wirebench
