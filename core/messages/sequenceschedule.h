#pragma once

#include "core/messages/savedmessages.h"

namespace wirebench {

/// When which step of a sequence is to be sent, without a clock: times come from outside, in nanoseconds of
/// any clock that does not jump. Each pause is counted from the sending before, so that it is never shorter
/// than what was asked for. A value; used on one thread.
class SequenceSchedule
{
public:
    /// @param nowNs when it begins: the first pause runs from here. A sequence without steps is finished at
    /// once.
    SequenceSchedule(const SavedSequence &sequence, qint64 nowNs);

    /// The index of the step to send now, which counts as sent then; -1 if nothing is due.
    int take(qint64 nowNs);
    /// Nanoseconds until something is due: 0 if it is now, -1 if nothing will be (finished, paused).
    qint64 waitNs(qint64 nowNs) const;

    void pause(qint64 nowNs);
    /// Goes on with what was left of the pause.
    void resume(qint64 nowNs);

    bool isFinished() const { return m_finished; }
    bool isPaused() const { return m_paused; }

    /// What comes next, or came last when it is finished.
    int step() const { return m_step; }   ///< index
    int time() const { return m_time; }   ///< of step(), from 1
    int round() const { return m_round; } ///< from 1
    quint64 sent() const { return m_sent; }

private:
    void advance();
    qint64 delayNs() const;

    QList<SequenceStep> m_steps;
    int m_rounds;
    int m_step = 0;
    int m_time = 1;
    int m_round = 1;
    quint64 m_sent = 0;
    qint64 m_dueNs = 0;
    qint64 m_leftNs = 0; ///< while it is paused
    bool m_paused = false;
    bool m_finished = false;
};

} // namespace wirebench
