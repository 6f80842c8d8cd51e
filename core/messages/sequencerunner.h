#pragma once

#include "core/base/error.h"
#include "core/messages/sequenceschedule.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace wirebench {

/// Runs a sequence: asks for each message to be sent when its time has come. Knows no socket; whoever owns it
/// says how to send. Any thread with an event loop; owned by a verb of the command line or a tab.
class SequenceRunner final : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Stopped, Running, Paused };

    /// Sends one message. An error ends the sequence. @param number of the message in this run, from 1.
    using Send = std::function<Result<void>(const SequenceStep &step, quint64 number)>;

    explicit SequenceRunner(QObject *parent = nullptr);

    State state() const;
    bool isRunning() const { return state() != State::Stopped; }
    /// Of the run that there is, or was last; null before the first.
    const SequenceSchedule *schedule() const { return m_schedule ? &*m_schedule : nullptr; }
    const SavedSequence &sequence() const { return m_sequence; }

    /// Ends a run that there is, silently. The first message is not sent before this returns.
    void run(const SavedSequence &sequence, const Send &send);
    void pause();
    void resume();
    /// Ends with ended().
    void stop();
    /// What was sent has failed later: ends with failed() and ended().
    void fail(const Error &error);

Q_SIGNALS:
    /// Something of state() or schedule() has changed; at most 20 times a second while it only goes on.
    void changed();
    void failed(const wirebench::Error &error);
    /// @param complete all of its messages were sent.
    void ended(bool complete);

private:
    qint64 now() const { return m_clock.nsecsElapsed(); }
    void tick();
    void arm();
    void end(bool complete);

    SavedSequence m_sequence;
    Send m_send;
    std::optional<SequenceSchedule> m_schedule;
    bool m_active = false;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QTimer m_tellTimer;
};

} // namespace wirebench
