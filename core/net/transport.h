#pragma once

#include "core/net/nativesocket.h"

namespace wirebench {

/// A connected byte stream under a Connection: as it is, or under TLS (TlsTransport). Non-blocking:
/// SysResult::wouldBlock() says "not now".
class Transport
{
public:
    virtual ~Transport() = default;

    /// The descriptor to wait on.
    virtual int descriptor() const = 0;
    /// At most @p size bytes; 0 is the end of the stream.
    virtual SysResult receive(char *to, quint32 size) = 0;
    /// A call that would have blocked is made again with the same bytes, perhaps at another place.
    virtual SysResult send(const char *from, quint32 size) = 0;
    /// What the peer must be told before the stream ends, called again while it would block.
    virtual SysResult finish() { return {}; }
    virtual SysResult shutdownSend() = 0;
    virtual SysResult setResetOnClose() = 0;
    virtual SysResult close() = 0;
    /// receive() has bytes although the descriptor is not readable.
    virtual bool hasReceived() const { return false; }
    /// The socket, for another transport to go on with. This one is done with.
    virtual NativeSocket takeSocket() = 0;
};

/// The stream as it is.
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
    NativeSocket takeSocket() override { return std::move(m_socket); }

private:
    NativeSocket m_socket;
};

} // namespace wirebench
