#include "core/net/tlstransport.h"

namespace wirebench {

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
    return m_socket.close();
}

} // namespace wirebench
