#pragma once

#include "core/net/transport.h"
#include "core/tls/tlssession.h"

namespace wirebench {

/// A stream under TLS: what it receives and sends is in clear, what its socket moves is sealed.
class TlsTransport final : public Transport, private TlsChannel
{
public:
    /// @param serverName, @param peer as for TlsSession.
    TlsTransport(NativeSocket socket, const TlsContextPtr &context, const QString &serverName, const QString &peer)
        : m_socket(std::move(socket)), m_session(context, *this, serverName, peer)
    {
    }

    TlsSession &session() { return m_session; }
    const TlsSession &session() const { return m_session; }

    int descriptor() const override { return m_socket.descriptor(); }
    SysResult receive(char *to, quint32 size) override { return m_session.receive(to, size); }
    SysResult send(const char *from, quint32 size) override { return m_session.send(from, size); }
    SysResult finish() override { return m_session.finish(); }
    SysResult shutdownSend() override;
    SysResult setResetOnClose() override;
    SysResult close() override;
    bool hasReceived() const override { return m_session.hasOpened(); }
    NativeSocket takeSocket() override { return std::move(m_socket); }

private:
    SysResult receiveSealed(char *to, quint32 size) override { return m_socket.receive(to, size); }
    SysResult sendSealed(const char *from, quint32 size) override { return m_socket.send(from, size); }

    NativeSocket m_socket;
    TlsSession m_session;
    bool m_aborts = false;
};

} // namespace wirebench
