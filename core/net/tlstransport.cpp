#include "core/net/tlstransport.h"

#include <array>

namespace wirebench {

namespace {

constexpr int drainedAtMost = 64 * 1024;

/// To close with bytes unread is a reset, which may reach the peer before it has read why it was refused.
void drain(NativeSocket &socket)
{
    std::array<char, 4096> room;
    for (int drained = 0; drained < drainedAtMost; drained += int(room.size())) {
        if (socket.receive(room.data(), quint32(room.size())).value <= 0)
            return;
    }
}

} // namespace

/// Both ends: the peer's TLS hears of it, and so does its TCP.
SysResult TlsTransport::shutdownSend()
{
    (void)m_session.finish();
    return m_socket.shutdownSend();
}

SysResult TlsTransport::setResetOnClose()
{
    m_aborts = true;
    return m_socket.setResetOnClose();
}

SysResult TlsTransport::close()
{
    // A full send buffer leaves no room for the notice; the end of the stream says it too, if less surely.
    if (!m_aborts && m_session.outcome())
        (void)m_session.finish();
    if (!m_aborts && m_session.hasFailed())
        drain(m_socket);
    return m_socket.close();
}

} // namespace wirebench
