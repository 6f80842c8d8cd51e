#pragma once

#include "core/net/dtlspeers.h"

#include <deque>
#include <optional>

namespace wirebench {

/// What a DTLS endpoint has taken from the system and may not pass on yet, because step mode holds its recvfrom():
/// messages that have been opened, and the datagrams that came behind them from the same peers, still sealed. So
/// each peer's datagrams keep their order, and whoever has no message here can go on with its handshake.
///
/// Bounded as the system's buffer for a socket is. A value of the endpoint, on the I/O thread.
class HeldMessages final
{
public:
    /// Bytes; what is beyond stays with the system.
    static constexpr qint64 limit = 256 * 1024;

    bool hasRoom() const { return m_bytes < limit; }
    bool isEmpty() const { return m_messages.empty(); } ///< no message; then there is no datagram either
    /// Whether a message of this peer waits.
    bool holdsUp(const SocketAddress &peer) const;

    void addMessage(DtlsEvent message);
    /// Of a peer of whom a message waits.
    void addDatagram(const SocketAddress &from, const Bytes &datagram);

    /// The oldest message; there must be one.
    DtlsEvent takeMessage();
    /// The oldest datagram of this peer: to be taken as long as no message of it waits.
    std::optional<Bytes> takeDatagram(const SocketAddress &from);
    void clear();

private:
    struct Datagram
    {
        SocketAddress from;
        Bytes bytes;
    };
    std::deque<DtlsEvent> m_messages;
    std::deque<Datagram> m_datagrams;
    qint64 m_bytes = 0; ///< with what each of them costs beside
};

} // namespace wirebench
