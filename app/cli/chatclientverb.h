#pragma once

#include "app/cli/clientverb.h"
#include "app/cli/inputlines.h"
#include "core/base/bytes.h"
#include "core/chat/chatclientservice.h"
#include "core/workspace/chatsettings.h"

namespace wirebench {

/// `chat-client`: standard input is said line by line, and the conversation is printed.
class ChatClientVerb final : public ClientVerb
{
    Q_OBJECT

public:
    ChatClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const ChatClientSettings &settings);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override { m_chat.leave(); }
    void closeAtOnce() override { m_chat.close(); }
    void takeInput();
    void sayLines();

    Messages &m_messages;
    const ChatClientSettings m_settings;
    ChatClientService m_chat;
    ByteArena m_arena;
    InputLines m_lines;
    bool m_left = false;
    quint64 m_said = 0;  ///< lines
    quint64 m_heard = 0; ///< lines
};

} // namespace wirebench
