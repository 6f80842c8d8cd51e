#include "core/messages/sequenceschedule.h"

#include <utility>

namespace wirebench {

SequenceSchedule::SequenceSchedule(const SavedSequence &sequence, qint64 nowNs)
    : m_steps(sequence.steps), m_rounds(sequence.rounds), m_finished(sequence.steps.isEmpty())
{
    if (!m_finished)
        m_dueNs = nowNs + delayNs();
}

qint64 SequenceSchedule::delayNs() const
{
    return qint64(m_steps[m_step].delayMs) * 1'000'000;
}

int SequenceSchedule::take(qint64 nowNs)
{
    if (waitNs(nowNs) != 0)
        return -1;
    const int due = m_step;
    ++m_sent;
    advance();
    if (!m_finished)
        m_dueNs = nowNs + delayNs();
    return due;
}

void SequenceSchedule::advance()
{
    const bool stepEnds = m_time >= m_steps[m_step].times;
    const bool roundEnds = stepEnds && m_step + 1 == m_steps.size();
    if (roundEnds && m_rounds > 0 && m_round >= m_rounds) {
        m_finished = true;
        return;
    }
    m_time = stepEnds ? 1 : m_time + 1;
    if (roundEnds) {
        m_step = 0;
        ++m_round;
    } else if (stepEnds) {
        ++m_step;
    }
}

qint64 SequenceSchedule::waitNs(qint64 nowNs) const
{
    if (m_finished || m_paused)
        return -1;
    return qMax(qint64(0), m_dueNs - nowNs);
}

void SequenceSchedule::pause(qint64 nowNs)
{
    if (std::exchange(m_paused, true))
        return;
    m_leftNs = qMax(qint64(0), m_dueNs - nowNs);
}

void SequenceSchedule::resume(qint64 nowNs)
{
    if (std::exchange(m_paused, false))
        m_dueNs = nowNs + m_leftNs;
}

} // namespace wirebench
