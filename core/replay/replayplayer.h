#pragma once

#include "core/replay/recording.h"

namespace wirebench {

/// Plays a recording: moves the moment that its log shows, at class speed. Sans GUI, timer and clock: its
/// owner calls advance() as often as the picture should change, with the time of a monotonic clock. Belongs to
/// the thread of its owner; readers of the log may be anywhere. Times are nanoseconds.
///
/// Positions count from the first record. At 0 nothing has happened yet: the first record is shown as soon as
/// time moves, or by a step.
class ReplayPlayer
{
public:
    enum class State : quint8 {
        Paused,
        Playing,
        Ended, ///< everything is shown; play() begins anew
    };

    /// What remains of a longer time without records when silences are skipped.
    static constexpr qint64 silenceNs = 2'000'000'000;

    explicit ReplayPlayer(RecordingPtr recording);

    State state() const { return m_state; }
    void play(qint64 clockNs);
    void pause();
    /// While it plays: goes on by the time since play() or the last advance().
    void advance(qint64 clockNs);

    /// One record more or less; pauses.
    void stepForward();
    void stepBack();
    /// Playing goes on from there.
    void seek(qint64 positionNs);
    /// Before the first record.
    void toStart();
    void toEnd() { seek(durationNs()); }
    /// The record itself is the last that is shown. Without effect for an id that is not in the recording.
    void seekRecord(quint64 id);

    /// As a factor: 0.1 … 100, 1 at first.
    double speed() const;
    bool canBeFaster() const;
    bool canBeSlower() const { return m_speed > 0; }
    void faster();
    void slower();

    void setSkipsSilences(bool skips) { m_skipsSilences = skips; }
    bool skipsSilences() const { return m_skipsSilences; }

    qint64 positionNs() const { return m_positionNs; }
    qint64 durationNs() const;
    qint64 shownRecords() const { return m_shown; }
    qint64 records() const { return qint64(times().size()); }
    const Recording &recording() const { return *m_recording; }

private:
    const std::vector<qint64> &times() const { return m_recording->times; }
    qint64 startNs() const { return times().empty() ? 0 : times().front(); }
    qint64 positionOf(qint64 index) const { return times()[size_t(index)] - startNs(); }
    qint64 withoutSilences(qint64 targetNs) const;
    void show(qint64 positionNs, qint64 records);
    void moveTo(qint64 positionNs);

    RecordingPtr m_recording;
    std::vector<qint64> m_afterSilence; ///< records (0, 1, …) that come more than silenceNs after the one before
    qint64 m_positionNs = 0;
    qint64 m_shown = 0;
    qint64 m_clockNs = 0;
    int m_speed;
    State m_state = State::Paused;
    bool m_skipsSilences = false;
};

} // namespace wirebench
