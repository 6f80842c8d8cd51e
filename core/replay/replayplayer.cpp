#include "core/replay/replayplayer.h"

#include <algorithm>
#include <array>

namespace wirebench {

namespace {

constexpr std::array speeds{0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 100.0};
constexpr int normalSpeed = 3;
static_assert(speeds[normalSpeed] == 1.0);

} // namespace

ReplayPlayer::ReplayPlayer(RecordingPtr recording) : m_recording(std::move(recording)), m_speed(normalSpeed)
{
    for (size_t i = 1; i < times().size(); ++i) {
        if (times()[i] - times()[i - 1] > silenceNs)
            m_afterSilence.push_back(qint64(i));
    }
    show(0, 0);
}

qint64 ReplayPlayer::durationNs() const
{
    return times().empty() ? 0 : times().back() - times().front();
}

void ReplayPlayer::play(qint64 clockNs)
{
    if (m_state == State::Ended)
        show(0, 0);
    m_clockNs = clockNs;
    m_state = State::Playing;
}

void ReplayPlayer::pause()
{
    if (m_state == State::Playing)
        m_state = State::Paused;
}

void ReplayPlayer::advance(qint64 clockNs)
{
    if (m_state != State::Playing)
        return;
    const double elapsed = double(std::max<qint64>(clockNs - m_clockNs, 0)) * speed();
    m_clockNs = clockNs;
    // A clock that jumps by years must not overflow.
    const auto step = qint64(std::min(elapsed, double(durationNs() - m_positionNs)));
    const qint64 target = m_positionNs + step;
    moveTo(m_skipsSilences ? withoutSilences(target) : target);
}

/// Where @p targetNs lies when the silences on the way there are passed over.
qint64 ReplayPlayer::withoutSilences(qint64 targetNs) const
{
    auto next = std::lower_bound(m_afterSilence.begin(), m_afterSilence.end(), std::max<qint64>(m_shown, 1));
    for (; next != m_afterSilence.end(); ++next) {
        const qint64 enough = std::max(positionOf(*next - 1) + silenceNs, m_positionNs);
        if (targetNs <= enough)
            break;
        const qint64 skipped = positionOf(*next) - enough;
        if (targetNs > durationNs() - skipped)
            return durationNs();
        targetNs += skipped;
    }
    return targetNs;
}

void ReplayPlayer::stepForward()
{
    if (m_shown < records())
        show(positionOf(m_shown), m_shown + 1);
    m_state = m_shown == records() ? State::Ended : State::Paused;
}

void ReplayPlayer::stepBack()
{
    if (m_shown > 1)
        show(positionOf(m_shown - 2), m_shown - 1);
    else
        show(0, 0);
    m_state = State::Paused;
}

void ReplayPlayer::seek(qint64 positionNs)
{
    if (m_state == State::Ended)
        m_state = State::Paused;
    if (positionNs <= 0 && durationNs() > 0)
        toStart();
    else
        moveTo(std::max<qint64>(positionNs, 0));
}

void ReplayPlayer::toStart()
{
    show(0, 0);
    if (m_state == State::Ended)
        m_state = State::Paused;
}

void ReplayPlayer::seekRecord(quint64 id)
{
    const quint64 first = m_recording->idOf(0);
    if (id < first || id >= first + quint64(records()))
        return;
    const auto index = qint64(id - first);
    show(positionOf(index), index + 1);
    if (m_shown == records())
        m_state = State::Ended;
    else if (m_state == State::Ended)
        m_state = State::Paused;
}

void ReplayPlayer::moveTo(qint64 positionNs)
{
    if (positionNs >= durationNs()) {
        show(durationNs(), records());
        m_state = State::Ended;
        return;
    }
    const auto end = std::upper_bound(times().begin(), times().end(), startNs() + positionNs);
    show(positionNs, end - times().begin());
}

void ReplayPlayer::show(qint64 positionNs, qint64 records)
{
    m_positionNs = positionNs;
    m_shown = records;
    m_recording->log->showUpTo(m_recording->idOf(records), startNs() + positionNs);
}

double ReplayPlayer::speed() const
{
    return speeds[size_t(m_speed)];
}

bool ReplayPlayer::canBeFaster() const
{
    return m_speed + 1 < int(speeds.size());
}

void ReplayPlayer::faster()
{
    m_speed = std::min(m_speed + 1, int(speeds.size()) - 1);
}

void ReplayPlayer::slower()
{
    m_speed = std::max(m_speed - 1, 0);
}

} // namespace wirebench
