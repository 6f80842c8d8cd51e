#include "core/answer/answer.h"

#include <cstring>

namespace wirebench {

QByteArrayView Answer::greeting() const
{
    return m_config.kind == AnswerKind::Greeting ? QByteArrayView(m_config.text) : QByteArrayView();
}

bool Answer::repliesToReceived() const
{
    return m_config.kind == AnswerKind::Echo || m_config.kind == AnswerKind::Prefix
        || m_config.kind == AnswerKind::Fixed;
}

Bytes Answer::replyTo(const Bytes &received, ByteArena &arena) const
{
    switch (m_config.kind) {
    case AnswerKind::Echo:
        return received;
    case AnswerKind::Fixed:
        return arena.copy(m_config.text);
    case AnswerKind::Prefix: {
        // One piece, so that it goes out in one send() as in the programs it stands for.
        const qsizetype prefix = m_config.text.size();
        const quint32 size = quint32(prefix + received.size());
        char *room = arena.reserve(size);
        std::memcpy(room, m_config.text.constData(), size_t(prefix));
        std::memcpy(room + prefix, received.data(), size_t(received.size()));
        return arena.commit(size);
    }
    case AnswerKind::None:
    case AnswerKind::Greeting:
    case AnswerKind::Rules:
    case AnswerKind::Relay:
        break;
    }
    return {};
}

} // namespace wirebench
