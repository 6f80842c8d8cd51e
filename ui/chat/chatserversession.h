#pragma once

#include "core/chat/chatservice.h"
#include "core/net/iothread.h"
#include "core/workspace/chatsettings.h"

#include <QObject>

namespace wirebench {

/// What one chat server session drives: the service on the I/O thread, its commands and its state as the
/// window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class ChatServerSession final : public QObject
{
    Q_OBJECT

public:
    ChatServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const ChatServiceStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != ServerState::Stopped; }

    /// Starts listening. The error is a field that cannot be used (see engineConfig()); what the network
    /// says comes as started() or failed().
    Result<void> start(const ChatServerSettings &settings);
    void stop();
    /// For what is sent from now on; ignored unless it runs.
    void setFaults(LabFaults faults);
    void say(const QString &name, const QString &text);

Q_SIGNALS:
    void started();
    void stopped();
    void failed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void conversed(const QList<wirebench::ChatEvent> &events);

private:
    void takeStatus(const ChatServiceStatus &status);

    InThread<ChatService> m_chat;
    const EndpointId m_endpointId;
    ChatServiceStatus m_status;
};

} // namespace wirebench
