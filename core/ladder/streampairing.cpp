#include "core/ladder/streampairing.h"

namespace wirebench {

void StreamPairing::sent(quint64 id, quint64 bytes, Matches &out)
{
    m_sent += bytes;
    while (!m_recvs.empty() && m_recvs.front().end < m_sent)
        m_recvs.pop_front();
    if (m_recvs.empty()) {
        m_sends.push_back({id, m_sent});
        keep(limit);
        return;
    }
    out.push_back({id, m_recvs.front().id});
    if (m_recvs.front().end == m_sent)
        m_recvs.pop_front();
}

void StreamPairing::received(quint64 id, quint64 bytes, Matches &out)
{
    m_received += bytes;
    for (; !m_sends.empty() && m_sends.front().end <= m_received; m_sends.pop_front())
        out.push_back({m_sends.front().id, id});
    if (m_received > m_sent) {
        m_recvs.push_back({id, m_received});
        keep(limit);
    }
}

void StreamPairing::keep(size_t count)
{
    while (m_sends.size() > count)
        m_sends.pop_front();
    while (m_recvs.size() > count)
        m_recvs.pop_front();
}

} // namespace wirebench
