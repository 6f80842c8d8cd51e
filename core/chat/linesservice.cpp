#include "core/chat/linesservice.h"

#include <QRandomGenerator>

#include <utility>

namespace wirebench {

namespace {

constexpr int watchMs = 500;
constexpr int stallShownMs = 2000;
// After the end of the stream the peer has this long to close, too: who forgets it does not stay for ever.
constexpr int waitForCloseMs = 60'000;

} // namespace

LinesService::LinesService(LinesOwner &owner, const LabLines::Config &lines, const ChatLimits &limits)
    : m_owner(owner), m_lines(lines, QRandomGenerator::global()->generate()), m_stalledMs(limits.stalledMs)
{
    m_watch.setInterval(watchMs);
    QObject::connect(&m_watch, &QTimer::timeout, &m_watch, [this] { look(); });
}

LinesService::~LinesService()
{
    if (m_connection)
        m_owner.linesGone(*m_connection);
}

void LinesService::opened(Connection &connection)
{
    m_connection = &connection;
    m_owner.linesOpened(connection);
    m_steps = std::make_unique<StepService>(
        connection, [this] { return std::optional(m_lines.next()); }, [this] { lineOut(); },
        [this](LabStep::End how) { ending(how); });
    m_sinceProgress.start();
    m_watch.start();
    m_steps->kick();
}

void LinesService::lineOut()
{
    m_sinceProgress.start();
    m_owner.linesTaken(*m_connection);
    if (std::exchange(m_stalled, false))
        m_owner.linesStalled(*m_connection, false);
}

void LinesService::ending(LabStep::End how)
{
    m_sinceProgress.start();
    if (how == LabStep::End::HalfClose)
        m_owner.linesEnded(*m_connection);
}

void LinesService::drained(Connection &connection)
{
    if (m_steps)
        m_steps->drained();
    if (connection.phase() != ConnectionPhase::Closed)
        m_sinceProgress.start();
}

void LinesService::peerFinished(Connection &connection)
{
    m_owner.linesFinished(connection);
    if (m_steps->hasEnded()) // nothing that is sent would tell whether it still reads
        connection.close();
}

void LinesService::look()
{
    Connection &connection = *m_connection;
    if (connection.isStepping())
        m_sinceProgress.start();
    const qint64 silentMs = m_sinceProgress.elapsed();
    if (connection.phase() == ConnectionPhase::Closed)
        return;
    if (m_steps->hasEnded() && connection.phase() == ConnectionPhase::Finished && silentMs >= waitForCloseMs)
        return connection.close();
    if (connection.queued() == 0)
        return;
    if (connection.sent() != m_sentAtLook) {
        m_sentAtLook = connection.sent();
        m_sinceProgress.start();
    } else if (m_stalledMs > 0 && silentMs >= m_stalledMs) {
        const QString why = QStringLiteral("dropped: it has not read for %1 s").arg(m_stalledMs / 1000);
        m_owner.linesDropped(connection, why);
        connection.resetBecause(why);
    } else if (silentMs >= stallShownMs && !std::exchange(m_stalled, true)) {
        m_owner.linesStalled(connection, true);
    }
}

} // namespace wirebench
