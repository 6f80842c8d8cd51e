#include "core/chat/talkerservice.h"

#include "core/chat/labsteps.h"

#include <QDeadlineTimer>

namespace wirebench {

namespace {

qint64 monotonicNs()
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadlineNSecs();
}

} // namespace

TalkerService::TalkerService(TalkerOwner &owner, const ChatLimits &limits, LabFaults faults)
    : m_owner(owner), m_faults(faults), m_lines(limits.lineBytes),
      m_rate(limits.linesPerSecond, limits.burstLines)
{
    m_wait.setSingleShot(true);
    QObject::connect(&m_wait, &QTimer::timeout, &m_wait, [this] { process(); });
}

TalkerService::~TalkerService()
{
    if (m_connection)
        m_owner.talkerGone(*m_connection);
}

void TalkerService::opened(Connection &connection)
{
    m_connection = &connection;
    m_owner.talkerOpened(connection);
}

void TalkerService::received(Connection &, const Bytes &bytes)
{
    m_lines.add(bytes.view());
    process();
}

/// Lines that are too many now wait here, at most those of one recv: nothing more is read meanwhile, and the
/// peer is slowed down by TCP itself.
void TalkerService::process()
{
    Connection &connection = *m_connection;
    while (connection.phase() != ConnectionPhase::Closed) {
        if (!m_held)
            m_held = m_lines.next();
        if (!m_held)
            break;
        const int waitMs = m_held->isName ? 0 : m_rate.waitMs(monotonicNs());
        if (waitMs > 0) {
            connection.pauseReading(true);
            m_wait.start(waitMs);
            setLimited(true);
            return;
        }
        take(*std::exchange(m_held, std::nullopt));
    }
    if (connection.phase() == ConnectionPhase::Closed)
        return;
    m_owner.talkerHeard(connection, m_lines.partial());
    setLimited(false);
    connection.pauseReading(false);
}

void TalkerService::take(const NamedLines::Event &event)
{
    if (event.isName) {
        m_owner.talkerNamed(*m_connection, event.line);
        return;
    }
    (void)m_rate.take(monotonicNs());
    m_owner.talkerSaid(*m_connection, event.line);
    if (++m_count >= linesBeforeFault)
        endByFault();
}

void TalkerService::endByFault()
{
    if (m_faults.testFlag(LabFault::Reset))
        m_connection->reset();
    else if (m_faults.testFlag(LabFault::CloseInsideLine))
        m_connection->closeNow();
}

void TalkerService::setLimited(bool limited)
{
    if (std::exchange(m_limited, limited) != limited)
        m_owner.talkerTooFast(*m_connection, limited);
}

void TalkerService::peerFinished(Connection &connection)
{
    if (const auto last = m_lines.finish())
        take(*last);
    m_owner.talkerFinished(connection);
}

} // namespace wirebench
