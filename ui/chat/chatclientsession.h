#pragma once

#include "core/chat/chatclientservice.h"
#include "core/net/iothread.h"
#include "core/workspace/chatsettings.h"

#include <QObject>

namespace wirebench {

/// What one chat client session drives: the client on the I/O thread, its commands and its state as the
/// window last heard of it. Knows no widgets, and never connects by itself. GUI thread; owned by its tab; log
/// and thread outlive it.
class ChatClientSession final : public QObject
{
    Q_OBJECT

public:
    ChatClientSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const ChatClientStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != ChatClientState::Closed; }

    /// Starts connecting. The error is a field that cannot be used (see engineConfig()); what the network
    /// says comes as connected() or failed().
    Result<void> connectToServer(const ChatClientSettings &settings);
    void say(const QString &text);
    /// In good order: what was said is sent first. A second time: at once.
    void leave();

Q_SIGNALS:
    void connected();
    void closed();
    void failed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void conversed(const QList<wirebench::ChatEvent> &events);

private:
    void takeStatus(const ChatClientStatus &status);
    void takeState(ChatClientState state);

    InThread<ChatClientService> m_client;
    const EndpointId m_endpointId;
    ChatClientStatus m_status;
};

} // namespace wirebench
