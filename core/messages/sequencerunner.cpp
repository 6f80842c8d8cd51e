#include "core/messages/sequencerunner.h"

namespace wirebench {

namespace {

constexpr int tellMs = 50;
// Of a sequence without pauses: then the event loop has its turn.
constexpr int mostAtOnce = 64;

} // namespace

SequenceRunner::SequenceRunner(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(tellMs);
    connect(&m_timer, &QTimer::timeout, this, &SequenceRunner::tick);
    connect(&m_tellTimer, &QTimer::timeout, this, &SequenceRunner::changed);
}

SequenceRunner::State SequenceRunner::state() const
{
    if (!m_active)
        return State::Stopped;
    return m_schedule->isPaused() ? State::Paused : State::Running;
}

void SequenceRunner::run(const SavedSequence &sequence, const Send &send)
{
    m_sequence = sequence;
    m_send = send;
    m_schedule.emplace(sequence, now());
    m_active = true;
    Q_EMIT changed();
    arm();
}

void SequenceRunner::pause()
{
    if (state() != State::Running)
        return;
    m_schedule->pause(now());
    m_timer.stop();
    Q_EMIT changed();
}

void SequenceRunner::resume()
{
    if (state() != State::Paused)
        return;
    m_schedule->resume(now());
    arm();
    Q_EMIT changed();
}

void SequenceRunner::stop()
{
    if (m_active)
        end(false);
}

void SequenceRunner::fail(const Error &error)
{
    if (!m_active)
        return;
    m_active = false; // who hears of it may ask
    Q_EMIT failed(error);
    end(false);
}

void SequenceRunner::tick()
{
    for (int i = 0; i < mostAtOnce && state() == State::Running; ++i) {
        const int index = m_schedule->take(now());
        if (index < 0)
            break;
        // Sending may end this run, and begin another.
        const SequenceStep step = m_sequence.steps[index];
        if (const Result<void> sent = m_send(step, m_schedule->sent()); !sent)
            return fail(sent.error());
    }
    if (state() != State::Running)
        return;
    if (m_schedule->isFinished())
        return end(true);
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    arm();
}

/// A timer may ring a moment too early: then tick() finds nothing due and asks again.
void SequenceRunner::arm()
{
    const qint64 wait = m_schedule->waitNs(now());
    constexpr qint64 millisecond = 1'000'000;
    m_timer.start(int((qMax(wait, qint64(0)) + millisecond - 1) / millisecond));
}

void SequenceRunner::end(bool complete)
{
    m_active = false;
    m_timer.stop();
    m_tellTimer.stop();
    Q_EMIT changed();
    Q_EMIT ended(complete);
}

} // namespace wirebench
