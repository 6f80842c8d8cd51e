#pragma once

#include "core/net/nativesocket.h"

namespace wirebench {

/// A connected byte stream under a Connection. Plain TCP is the only kind so far; TLS and Unix-domain
/// streams are further implementations. Non-blocking: SysResult::wouldBlock() says "not now".
class Transport
{
public:
    virtual ~Transport() = default;

    /// The descriptor to wait on.
    virtual int descriptor() const = 0;
    /// At most @p size bytes; 0 is the end of the stream.
    virtual SysResult receive(char *to, quint32 size) = 0;
    virtual SysResult send(const char *from, quint32 size) = 0;
    virtual SysResult shutdownSend() = 0;
    virtual SysResult setResetOnClose() = 0;
    virtual SysResult close() = 0;
};

/// TCP as it is.
class PlainTransport final : public Transport
{
public:
    explicit PlainTransport(NativeSocket socket) : m_socket(std::move(socket)) {}

    int descriptor() const override { return m_socket.descriptor(); }
    SysResult receive(char *to, quint32 size) override { return m_socket.receive(to, size); }
    SysResult send(const char *from, quint32 size) override { return m_socket.send(from, size); }
    SysResult shutdownSend() override { return m_socket.shutdownSend(); }
    SysResult setResetOnClose() override { return m_socket.setResetOnClose(); }
    SysResult close() override { return m_socket.close(); }

private:
    NativeSocket m_socket;
};

} // namespace wirebench
