#pragma once

#include "core/answer/rulesdesk.h"
#include "core/net/connection.h"
#include "core/net/udpendpoint.h"
#include "core/payload/linereader.h"

#include <deque>
#include <optional>

namespace wirebench {

/// Answers on one connection by rules, in the order in which the messages came: while a rule's delay runs,
/// nothing more is read and no later message is answered. Made by a server engine for each client; lives on
/// the I/O thread. A line that the peer's end leaves without a newline is answered without delay: the
/// connection may close at once.
class RulesHandler final : public ConnectionHandler
{
public:
    /// @param desk outlives the handler and has rules. @param workMs simulated work before each answer.
    RulesHandler(RulesDesk &desk, int workMs, bool closeAfterAnswer);

    void received(Connection &connection, const Bytes &bytes) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override;

private:
    void goOn(Connection &connection);
    bool takeNext(Connection &connection);
    bool takeLine(Connection &connection, const std::optional<TextLine> &line);
    void answer(Connection &connection, QByteArrayView message);
    bool performSteps(Connection &connection);
    void perform(Connection &connection, const RuleOutcome &step);
    bool mayGoOn(Connection &connection);
    void forget();

    RulesDesk &m_desk;
    const int m_workMs;
    const bool m_closeAfterAnswer;
    LineReader m_lines;
    std::deque<Bytes> m_chunks;
    std::deque<RuleOutcome> m_steps; ///< of the message that is being answered
    bool m_waiting = false;          ///< a delay runs
    bool m_held = false; ///< too much waits to be sent: nothing is read or answered until it has gone
    bool m_peerFinished = false;
    bool m_goesOn = false; ///< goOn() is on the call stack
};

/// The same for datagrams: each is a message of its own. Delays hold nothing else up. Of the actions only
/// Stop means something there.
DatagramService datagramRules(RulesDesk &desk);

} // namespace wirebench
