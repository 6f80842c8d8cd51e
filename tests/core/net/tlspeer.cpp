#include "tests/core/net/tlspeer.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace wirebench {

TlsPeer::TlsPeer(TlsContextPtr context, RawPeer raw, const QString &host)
    : m_raw(std::move(raw)), m_taken(context->isServer() ? 0 : m_raw.received().size()),
      m_session(std::move(context), *this, host, QStringLiteral("the other end"))
{
}

SysResult TlsPeer::receiveSealed(char *to, quint32 size)
{
    const QByteArray &all = m_raw.received();
    const qsizetype taken = std::min(all.size() - m_taken, qsizetype(size));
    if (taken == 0 && m_raw.isAtEnd())
        return m_raw.error() != 0 ? SysResult{-1, m_raw.error()} : SysResult{0, 0};
    if (taken == 0)
        return {-1, EAGAIN};
    std::memcpy(to, all.constData() + m_taken, size_t(taken));
    m_taken += taken;
    return {taken, 0};
}

SysResult TlsPeer::sendSealed(const char *from, quint32 size)
{
    m_raw.send(QByteArray(from, qsizetype(size)));
    return {qint64(size), 0};
}

void TlsPeer::pump()
{
    m_raw.pump();
    if (m_step != TlsSession::Step::Done && m_step != TlsSession::Step::Failed)
        m_step = m_session.handshake();
    if (m_step != TlsSession::Step::Done)
        return;
    while (!m_unsent.isEmpty()) {
        const SysResult result = m_session.send(m_unsent.constData(), quint32(m_unsent.size()));
        m_unsent.remove(0, result.ok() ? result.value : m_unsent.size());
    }
    receiveAll();
}

void TlsPeer::receiveAll()
{
    std::array<char, 32768> room;
    while (!m_atEnd) {
        const SysResult result = m_session.receive(room.data(), quint32(room.size()));
        if (result.wouldBlock())
            return;
        m_atEnd = result.value <= 0;
        if (!m_atEnd)
            m_received.append(room.data(), result.value);
    }
}

bool TlsPeer::isSecure()
{
    pump();
    return m_step == TlsSession::Step::Done;
}

bool TlsPeer::hasFailed()
{
    pump();
    return m_step == TlsSession::Step::Failed;
}

void TlsPeer::send(const QByteArray &bytes)
{
    m_unsent += bytes;
    pump();
}

const QByteArray &TlsPeer::received()
{
    pump();
    return m_received;
}

bool TlsPeer::isAtEnd()
{
    pump();
    return m_atEnd;
}

bool TlsPeer::endedProperly()
{
    pump();
    return m_atEnd && m_session.endedProperly();
}

void TlsPeer::finish()
{
    pump();
    (void)m_session.finish();
}

} // namespace wirebench
