#include "core/chat/stepservice.h"

#include <utility>

namespace wirebench {

namespace {

// Steps without a pause that one turn plays before the other connections have theirs.
constexpr int stepsPerTurn = 64;

} // namespace

StepService::StepService(Connection &connection, Source source, std::function<void()> lineOut,
                         std::function<void(LabStep::End)> ending)
    : m_connection(connection), m_source(std::move(source)), m_lineOut(std::move(lineOut)),
      m_ending(std::move(ending))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_step)
            perform();
        kick();
    });
}

void StepService::kick()
{
    if (m_running)
        return;
    m_running = true;
    int steps = 0;
    while (!m_ended && !m_waitsForRoom && !m_timer.isActive()) {
        m_step = m_source();
        if (!m_step)
            break;
        const bool turnEnds = ++steps > stepsPerTurn;
        if (m_step->waitMs > 0 || turnEnds)
            m_timer.start(m_step->waitMs);
        else
            perform();
    }
    m_running = false;
}

void StepService::perform()
{
    const LabStep step = *std::exchange(m_step, std::nullopt);
    if (!step.bytes.isEmpty()) {
        m_connection.send(m_connection.arena().copy(step.bytes));
        if (m_connection.phase() == ConnectionPhase::Closed) {
            m_ended = true;
            return;
        }
        m_waitsForRoom = m_connection.queued() > 0;
    }
    if (step.endsLine && m_waitsForRoom)
        m_lineWaits = true;
    else if (step.endsLine)
        m_lineOut();
    if (step.end != LabStep::End::GoOn)
        end(step.end);
}

void StepService::end(LabStep::End how)
{
    m_ended = true;
    if (how == LabStep::End::HalfClose)
        m_connection.halfClose();
    else if (how == LabStep::End::Close)
        m_connection.close();
    else if (how == LabStep::End::Reset)
        m_connection.reset();
    m_ending(how);
}

void StepService::drained()
{
    if (!m_waitsForRoom || m_connection.queued() > 0)
        return;
    m_waitsForRoom = false;
    if (std::exchange(m_lineWaits, false))
        m_lineOut();
    kick();
}

} // namespace wirebench
