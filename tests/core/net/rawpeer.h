#pragma once

#include "core/net/nativesocket.h"

#include <QByteArray>

namespace wirebench {

/// The other end of a connection under test: a plain socket in the test itself, driven step by step. Nothing
/// happens between its calls, so a test decides when it reads and when it does not. Each call that looks at
/// the socket moves what can be moved first, which makes them fit for QTRY_COMPARE().
class RawPeer
{
public:
    RawPeer() = default;
    explicit RawPeer(NativeSocket connected) : m_socket(std::move(connected)) {}

    /// Waits for the system's handshake, which needs no accept(). False after 5 s or when refused.
    bool connectTo(const SocketAddress &address);
    /// The same, but waits only 100 ms: to find out that nobody answers.
    bool connectSoon(const SocketAddress &address);
    /// Like connectTo(), with a receive buffer of about @p bytes: little is then taken before it reads.
    bool connectWithSmallBuffer(const SocketAddress &address, int bytes);

    /// What the system does not take now goes out with later calls of pump().
    void send(const QByteArray &bytes);
    /// Sends what waits and reads what has come, unless reading is off.
    void pump();
    /// Everything that has come so far.
    const QByteArray &received();
    qint64 receivedBytes();
    /// Whether the stream has ended, in order or with an error.
    bool isAtEnd();
    /// The errno that ended the stream, 0 if none did.
    int error();
    qsizetype unsent() const { return m_unsent.size(); }

    void setReading(bool on) { m_reading = on; }
    /// Counts what comes and forgets it: for streams that are too long to be kept.
    void setCounting() { m_counting = true; }

    void finishSending() { m_socket.shutdownSend(); }
    void close() { m_socket.close(); }
    void reset();

    bool isOpen() const { return m_socket.isOpen(); }
    SocketAddress address() const { return m_socket.localAddress(); }

private:
    bool connectNow(const SocketAddress &address, int waitMs);
    void sendWaiting();
    void readWaiting();

    NativeSocket m_socket;
    QByteArray m_unsent;
    QByteArray m_received;
    qint64 m_receivedBytes = 0;
    int m_error = 0;
    bool m_atEnd = false;
    bool m_reading = true;
    bool m_counting = false;
};

/// 127.0.0.1 or ::1.
SocketAddress loopback(AddressFamily family = AddressFamily::IPv4, quint16 port = 0);

/// A plain listening socket of a test. Port 0: the system chooses.
NativeSocket listeningSocket(const SocketAddress &address, int backlog = 16);

/// Both ends of one connection over loopback.
struct ConnectedPair
{
    NativeSocket accepted; ///< for the code under test
    RawPeer peer;
};
ConnectedPair connectedPair(AddressFamily family = AddressFamily::IPv4);
/// The same with buffers of some 64 KiB, so that a peer that does not read soon holds up the sender.
ConnectedPair narrowPair();

/// Whether this machine has ::1.
bool hasIPv6();

} // namespace wirebench
