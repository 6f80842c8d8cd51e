#include "ui/chat/chatclientsession.h"

#include "core/workspace/chatconfig.h"

namespace wirebench {

ChatClientSession::ChatClientSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_client(thread, log, thread.reactor(), name),
      m_endpointId(m_client.object()->endpointId())
{
    const ChatClientService *client = m_client.object();
    connect(client, &ChatClientService::connected, this, &ChatClientSession::connected);
    connect(client, &ChatClientService::closed, this, [this] {
        takeState(ChatClientState::Closed);
        Q_EMIT closed();
    });
    connect(client, &ChatClientService::failed, this, &ChatClientSession::failed);
    connect(client, &ChatClientService::statusChanged, this, &ChatClientSession::takeStatus);
    connect(client, &ChatClientService::conversed, this, &ChatClientSession::conversed);
}

Result<void> ChatClientSession::connectToServer(const ChatClientSettings &settings)
{
    const Result<ChatClientConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (isRunning())
        return {};
    m_status = {};
    takeState(ChatClientState::Connecting); // shown at once: the engine's word comes a moment later
    m_client.call([config = *config](ChatClientService &client) { client.connectToServer(config); });
    return {};
}

void ChatClientSession::say(const QString &text)
{
    m_client.call([text](ChatClientService &client) { client.say(text); });
}

void ChatClientSession::leave()
{
    if (m_status.state == ChatClientState::Connected)
        m_client.call([](ChatClientService &client) { client.leave(); });
    else
        m_client.call([](ChatClientService &client) { client.close(); });
}

void ChatClientSession::takeStatus(const ChatClientStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void ChatClientSession::takeState(ChatClientState state)
{
    ChatClientStatus status = m_status;
    status.state = state;
    takeStatus(status);
}

} // namespace wirebench
