#include "ui/chat/chatserversession.h"

#include "core/workspace/chatconfig.h"

namespace wirebench {

ChatServerSession::ChatServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_chat(thread, log, thread.reactor(), name),
      m_endpointId(m_chat.object()->endpointId())
{
    const ChatService *chat = m_chat.object();
    connect(chat, &ChatService::started, this, &ChatServerSession::started);
    connect(chat, &ChatService::stopped, this, [this] {
        ChatServiceStatus status = m_status;
        status.state = ServerState::Stopped;
        status.listening.clear();
        takeStatus(status);
        Q_EMIT stopped();
    });
    connect(chat, &ChatService::failed, this, [this](const Error &error) {
        ChatServiceStatus status = m_status;
        status.state = ServerState::Stopped;
        takeStatus(status);
        Q_EMIT failed(error);
    });
    connect(chat, &ChatService::statusChanged, this, &ChatServerSession::takeStatus);
    connect(chat, &ChatService::conversed, this, &ChatServerSession::conversed);
}

Result<void> ChatServerSession::start(const ChatServerSettings &settings)
{
    const Result<ChatServiceConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (isRunning())
        return {};
    ChatServiceStatus status; // shown at once: the engine's word comes a moment later
    status.state = ServerState::Starting;
    takeStatus(status);
    m_chat.call([config = *config](ChatService &chat) { chat.start(config); });
    return {};
}

void ChatServerSession::stop()
{
    m_chat.call([](ChatService &chat) { chat.stop(); });
}

void ChatServerSession::setFaults(LabFaults faults)
{
    if (isRunning())
        m_chat.call([faults](ChatService &chat) { chat.setFaults(faults); });
}

void ChatServerSession::say(const QString &name, const QString &text)
{
    m_chat.call([name, text](ChatService &chat) { chat.say(name, text); });
}

void ChatServerSession::takeStatus(const ChatServiceStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace wirebench
