#include "app/cli/chatclientverb.h"

#include "app/cli/chatlines.h"
#include "core/workspace/chatconfig.h"

#include <utility>

namespace wirebench {

namespace {

// What a file on standard input may take of memory while the server slows us down.
constexpr qint64 mostQueued = 128 * 1024;
constexpr qsizetype longestLine = 64 * 1024;

} // namespace

ChatClientVerb::ChatClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                               const ChatClientSettings &settings)
    : ClientVerb(messages), m_messages(messages), m_settings(settings),
      m_chat(log, reactor, QStringLiteral("chat client")), m_lines(longestLine)
{
    connect(&m_chat, &ChatClientService::connected, this, [this] { input().resume(); });
    // Queued: it may be told while a line is being said.
    connect(&m_chat, &ChatClientService::drained, this, &ChatClientVerb::sayLines, Qt::QueuedConnection);
    connect(&m_chat, &ChatClientService::failed, this, &ChatClientVerb::failed);
    connect(&m_chat, &ChatClientService::closed, this, &ChatClientVerb::closed);
    connect(&m_chat, &ChatClientService::conversed, this, [this](const QList<ChatEvent> &events) {
        for (const ChatEvent &event : events) {
            m_heard += event.kind == ChatEvent::Kind::Line ? 1 : 0;
            output().write(Bytes::copyOf(printedEvent(event, m_messages.isJson(), true)));
        }
    });
    connect(&input(), &StandardInput::readyToRead, this, &ChatClientVerb::takeInput);
}

void ChatClientVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (config) {
        m_chat.connectToServer(*config);
        return;
    }
    failed(config.error());
    finish();
}

void ChatClientVerb::takeInput()
{
    const StandardInput::Reading reading = input().read(m_arena);
    if (reading.ended)
        m_lines.end();
    else
        m_lines.add(reading.bytes.data(), reading.bytes.size());
    sayLines();
}

void ChatClientVerb::sayLines()
{
    if (m_chat.status().state != ChatClientState::Connected)
        return;
    input().pause();
    while (m_chat.queued() <= mostQueued) {
        auto line = m_lines.next();
        if (!line)
            break;
        while (line->endsWith('\n') || line->endsWith('\r'))
            line->chop(1);
        ++m_said;
        m_chat.say(QString::fromUtf8(*line));
    }
    if (m_lines.isExhausted() && !std::exchange(m_left, true))
        m_chat.leave();
    else if (m_chat.queued() <= mostQueued && !m_lines.hasEnded())
        input().resume();
}

QString ChatClientVerb::statisticsText() const
{
    return QStringLiteral("lines said %1, lines heard %2").arg(m_said).arg(m_heard);
}

QJsonObject ChatClientVerb::statistics() const
{
    return {{QStringLiteral("said"), qint64(m_said)}, {QStringLiteral("heard"), qint64(m_heard)}};
}

} // namespace wirebench
