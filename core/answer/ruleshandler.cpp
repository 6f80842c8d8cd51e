#include "core/answer/ruleshandler.h"

#include <utility>

namespace wirebench {

namespace {

// A message of many lines may ask for far more than it is long: what is not sent yet is not hoarded.
constexpr qint64 mostQueued = 256 * 1024;

bool isNoted(const RuleOutcome &outcome)
{
    return !outcome.matched || !outcome.note.isEmpty();
}

} // namespace

RulesHandler::RulesHandler(RulesDesk &desk, int workMs, bool closeAfterAnswer)
    : m_desk(desk), m_workMs(workMs), m_closeAfterAnswer(closeAfterAnswer), m_lines(desk.rules()->lineLimit())
{
}

void RulesHandler::received(Connection &connection, const Bytes &bytes)
{
    if (m_desk.rules()->unit() == RuleUnit::Line)
        m_lines.add(bytes.view());
    else
        m_chunks.push_back(bytes);
    goOn(connection);
}

void RulesHandler::peerFinished(Connection &connection)
{
    m_peerFinished = true;
    goOn(connection);
    if (mayGoOn(connection) && takeLine(connection, m_lines.finish()))
        goOn(connection);
}

void RulesHandler::drained(Connection &connection)
{
    if (!std::exchange(m_held, false))
        return;
    connection.pauseReading(false);
    goOn(connection);
}

void RulesHandler::goOn(Connection &connection)
{
    if (std::exchange(m_goesOn, true)) // what was sent has drained at once
        return;
    while (mayGoOn(connection) && performSteps(connection) && takeNext(connection)) {
    }
    m_goesOn = false;
}

/// False while a delay runs or too much waits to be sent, and once the connection ends.
bool RulesHandler::mayGoOn(Connection &connection)
{
    if (connection.phase() == ConnectionPhase::Closing || connection.phase() == ConnectionPhase::Closed) {
        forget();
        return false;
    }
    if (!m_waiting && !m_held && connection.queued() > mostQueued) {
        m_held = true;
        connection.pauseReading(true);
    }
    return !m_waiting && !m_held;
}

void RulesHandler::forget()
{
    m_chunks.clear();
    m_steps.clear();
    m_lines = LineReader(m_desk.rules()->lineLimit());
}

/// False if nothing is left.
bool RulesHandler::takeNext(Connection &connection)
{
    if (m_chunks.empty())
        return takeLine(connection, m_lines.next());
    const Bytes chunk = std::move(m_chunks.front());
    m_chunks.pop_front();
    answer(connection, chunk.view());
    return true;
}

bool RulesHandler::takeLine(Connection &connection, const std::optional<TextLine> &line)
{
    if (!line)
        return false;
    if (line->cut > 0)
        m_desk.note(connection.flow(), Call::Recv,
                    {0, false, {}, 0, RuleAction::None, {}, RuleRemark::LineTooLong});
    else
        answer(connection, line->bytes);
    return true;
}

void RulesHandler::answer(Connection &connection, QByteArrayView message)
{
    const auto values = [this, &connection] {
        return PlaceholderValues::now(m_desk.nextNumber(), connection.flow()->peer.toString());
    };
    for (const RuleOutcome &outcome : m_desk.rules()->answer(message, values)) {
        if (isNoted(outcome))
            m_desk.note(connection.flow(), Call::Recv, outcome);
        if (outcome.matched)
            m_steps.push_back(outcome);
    }
}

/// False while a step's delay runs.
bool RulesHandler::performSteps(Connection &connection)
{
    while (!m_steps.empty() && mayGoOn(connection)) {
        const RuleOutcome step = std::move(m_steps.front());
        m_steps.pop_front();
        const int delayMs = step.delayMs + (step.reply.isEmpty() ? 0 : m_workMs);
        if (delayMs > 0 && !m_peerFinished) {
            m_waiting = true;
            connection.work(delayMs, [this, &connection, step] {
                m_waiting = false;
                perform(connection, step);
                goOn(connection);
            });
            return false;
        }
        perform(connection, step);
    }
    return true;
}

void RulesHandler::perform(Connection &connection, const RuleOutcome &step)
{
    if (!step.reply.isEmpty())
        connection.send(connection.arena().copy(step.reply));
    switch (step.action) {
    case RuleAction::None:
        if (m_closeAfterAnswer && !step.reply.isEmpty())
            connection.close();
        break;
    case RuleAction::Close:
        connection.close();
        break;
    case RuleAction::HalfClose:
        connection.halfClose();
        break;
    case RuleAction::Reset:
        connection.reset();
        break;
    case RuleAction::Stop:
        m_desk.askToStop();
        break;
    }
}

DatagramService datagramRules(RulesDesk &desk)
{
    return [&desk](UdpEndpoint &endpoint, const FlowPtr &from, const Bytes &datagram) {
        const auto values = [&] { return PlaceholderValues::now(desk.nextNumber(), from->peer.toString()); };
        for (const RuleOutcome &outcome : desk.rules()->answer(datagram.view(), values)) {
            if (isNoted(outcome))
                desk.note(from, Call::RecvFrom, outcome);
            if (!outcome.reply.isEmpty())
                endpoint.reply(from->peer, Bytes::copyOf(outcome.reply), outcome.delayMs);
            if (outcome.action == RuleAction::Stop)
                endpoint.finish();
        }
    };
}

} // namespace wirebench
