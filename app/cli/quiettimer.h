#pragma once

#include <QTimer>

namespace wirebench {

/// Tells when nothing has come for a while. What came while the program did not run (Ctrl+Z, a crowded machine)
/// is handled before the silence is told of, so that no pause of its own is taken for one. Belongs to one thread,
/// whose event loop reads what comes.
class QuietTimer final : public QObject
{
    Q_OBJECT

public:
    explicit QuietTimer(int milliseconds);

    /// Begins anew: something came, or is waited for from now on.
    void start();
    /// The same, if it runs.
    void heard();
    void stop();

Q_SIGNALS:
    /// Once for each start.
    void quiet();

private:
    void timeOut();

    const int m_milliseconds;
    QTimer m_timer; ///< with an interval of 0 when the time is over and the event loop has one more turn
};

} // namespace wirebench
