#pragma once

#include "core/chat/chatevent.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace wirebench {

/// Collects what happens in a conversation for one signal in 50 ms, however much it is. Above `most` events
/// the oldest of a batch are left out, but never that a reader was dropped. Belongs to a service and its
/// thread.
class EventBatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 1000;

    EventBatch();

    void add(const ChatEvent &event);
    /// Tells what has been collected now.
    void flush();

Q_SIGNALS:
    void ready(const QList<wirebench::ChatEvent> &events);

private:
    void leaveOut();

    QList<ChatEvent> m_events;
    QTimer m_timer;
};

} // namespace wirebench
