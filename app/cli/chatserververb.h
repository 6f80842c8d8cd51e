#pragma once

#include "app/cli/serververb.h"
#include "core/chat/chatservice.h"

namespace wirebench {

/// `chat-server`: a chat on one port; prints the conversation.
class ChatServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    ChatServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const ChatServerSettings &settings);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    const ChatServerSettings m_settings;
    ChatService m_chat;
};

} // namespace wirebench
