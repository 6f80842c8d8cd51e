#include "core/practice/practiceservice.h"

#include <utility>

namespace wirebench {

namespace {

constexpr qint64 mostWaiting = 256 * 1024; // bytes of replies

} // namespace

void PracticeService::opened(Connection &connection)
{
    if (m_config.isTls && !connection.tls()) {
        connection.startTls(m_config.tls);
        return;
    }
    m_greeted = true;
    m_session = m_config.makeSession(connection);
    act(connection, m_session->greeting());
}

void PracticeService::secured(Connection &connection)
{
    if (!m_session)
        m_session = m_config.makeSession(connection);
    m_session->secured();
    if (!std::exchange(m_greeted, true))
        act(connection, m_session->greeting());
    else
        goOn(connection);
}

void PracticeService::received(Connection &connection, const Bytes &bytes)
{
    if (m_isLeaving)
        return;
    m_session->add(bytes.view());
    goOn(connection);
}

void PracticeService::peerFinished(Connection &connection)
{
    if (m_isLeaving)
        connection.close();
    else
        goOn(connection);
}

void PracticeService::drained(Connection &connection)
{
    if (m_session)
        goOn(connection);
}

void PracticeService::act(Connection &connection, const PracticeReply &reply)
{
    carryOut(connection, reply);
    goOn(connection);
}

/// One level deep: what is sent may drain at once.
void PracticeService::goOn(Connection &connection)
{
    if (std::exchange(m_goingOn, true))
        return;
    const auto takesReplies = [&connection] {
        const ConnectionPhase phase = connection.phase();
        const bool isOpen = phase == ConnectionPhase::Open || phase == ConnectionPhase::PeerFinished;
        return isOpen && !connection.isSecuring() && connection.queued() < mostWaiting;
    };
    bool hasMore = true;
    while (hasMore && takesReplies()) {
        const auto reply = m_session->next();
        hasMore = reply.has_value();
        if (reply)
            carryOut(connection, *reply);
    }
    m_goingOn = false;
    if (!hasMore && !isBusy() && connection.phase() == ConnectionPhase::PeerFinished)
        connection.close();
    if (m_config.changed)
        m_config.changed();
}

void PracticeService::carryOut(Connection &connection, const PracticeReply &reply)
{
    if (!reply.bytes.isEmpty())
        connection.send(Bytes::copyOf(reply.bytes));
    if (reply.then == PracticeReply::Then::StartTls)
        connection.startTls(m_config.tls);
    else if (reply.then == PracticeReply::Then::Close)
        leave(connection);
    replied(connection);
}

/// To close with bytes unread would be a reset, which can overtake the farewell: the client closes first.
void PracticeService::leave(Connection &connection)
{
    if (connection.phase() != ConnectionPhase::Open) {
        connection.close();
        return;
    }
    m_isLeaving = true;
    connection.halfClose();
}

} // namespace wirebench
