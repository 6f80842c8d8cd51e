#include "app/cli/chatserververb.h"

#include "core/workspace/chatconfig.h"

namespace wirebench {

ChatServerVerb::ChatServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                               const ChatServerSettings &settings)
    : ServerVerb(log, messages), m_settings(settings), m_chat(log, reactor, QStringLiteral("chat server"))
{
    connect(&m_chat, &ChatService::started, this, &ChatServerVerb::listening);
    connect(&m_chat, &ChatService::failed, this, &ChatServerVerb::failed);
    connect(&m_chat, &ChatService::conversed, this, &ChatServerVerb::print);
    connect(&m_chat, &ChatService::stopped, this, &ChatServerVerb::stopped);
}

void ChatServerVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (config) {
        m_chat.start(*config);
        return;
    }
    failed(config.error());
    finish();
}

void ChatServerVerb::stop()
{
    m_chat.stop();
}

QString ChatServerVerb::statisticsText() const
{
    const ChatServiceStatus &status = m_chat.status();
    return QStringLiteral("clients %1, lines %2, dropped %3")
        .arg(status.served)
        .arg(status.lines)
        .arg(status.dropped);
}

QJsonObject ChatServerVerb::statistics() const
{
    const ChatServiceStatus &status = m_chat.status();
    return {{QStringLiteral("clients"), qint64(status.served)},
            {QStringLiteral("lines"), qint64(status.lines)},
            {QStringLiteral("dropped"), qint64(status.dropped)}};
}

} // namespace wirebench
