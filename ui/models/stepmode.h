#pragma once

#include "core/net/callgate.h"

#include <QObject>

namespace wirebench {

class IoThread;

/// Step mode as the window sees it: the gate of the I/O thread, commanded by queued calls. What waits is some 50 ms
/// old at most. GUI thread; owned by the application, ends after the window and before the thread.
class StepMode final : public QObject
{
    Q_OBJECT

public:
    explicit StepMode(IoThread &thread, QObject *parent = nullptr);

    bool isOn() const { return m_isOn; }
    /// The calls that wait; none while it is off.
    const QList<HeldCall> &held() const { return m_held; }
    int count() const { return m_count; } ///< also of those that are not told by name

    /// Off: everything that waits goes, in its order.
    void setOn(bool on);
    /// Lets the call go that has waited longest. Harmless if none waits.
    void next();
    /// Lets this one go. Harmless if it has gone already.
    void letGo(const HeldCall &call);

Q_SIGNALS:
    /// Another state, or others wait than before.
    void changed();

private:
    void take(const CallGateStatus &status);

    IoThread &m_thread;
    bool m_isOn = false;
    QList<HeldCall> m_held;
    int m_count = 0;
};

} // namespace wirebench
