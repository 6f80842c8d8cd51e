#include "tests/core/net/rawpeer.h"

#include "core/net/socketoption.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace wirebench {

namespace {

constexpr int patienceMs = 5000;

bool waitFor(int descriptor, short events, int waitMs)
{
    pollfd entry{descriptor, events, 0};
    return poll(&entry, 1, waitMs) == 1;
}

void setSmallBuffer(int descriptor, int name, int bytes)
{
    setsockopt(descriptor, SOL_SOCKET, name, &bytes, sizeof bytes);
}

} // namespace

bool RawPeer::connectTo(const SocketAddress &address)
{
    return m_socket.openStream(address.family).ok() && connectNow(address, patienceMs);
}

bool RawPeer::connectSoon(const SocketAddress &address)
{
    return m_socket.openStream(address.family).ok() && connectNow(address, 100);
}

bool RawPeer::connectWithSmallBuffer(const SocketAddress &address, int bytes)
{
    if (!m_socket.openStream(address.family).ok())
        return false;
    setSmallBuffer(m_socket.descriptor(), SO_RCVBUF, bytes);
    return connectNow(address, patienceMs);
}

bool RawPeer::connectNow(const SocketAddress &address, int waitMs)
{
    const SysResult result = m_socket.connect(address);
    if (result.ok())
        return true;
    return result.error == EINPROGRESS && waitFor(m_socket.descriptor(), POLLOUT, waitMs) && m_socket.takeError() == 0;
}

void RawPeer::send(const QByteArray &bytes)
{
    m_unsent += bytes;
    sendWaiting();
}

void RawPeer::pump()
{
    sendWaiting();
    if (m_reading)
        readWaiting();
}

const QByteArray &RawPeer::received()
{
    pump();
    return m_received;
}

qint64 RawPeer::receivedBytes()
{
    pump();
    return m_receivedBytes;
}

bool RawPeer::isAtEnd()
{
    pump();
    return m_atEnd;
}

int RawPeer::error()
{
    pump();
    return m_error;
}

void RawPeer::reset()
{
    m_socket.setResetOnClose();
    m_socket.close();
}

void RawPeer::sendWaiting()
{
    while (!m_unsent.isEmpty() && m_socket.isOpen()) {
        const SysResult result = m_socket.send(m_unsent.constData(), quint32(m_unsent.size()));
        if (result.wouldBlock())
            return;
        m_unsent.remove(0, result.ok() ? result.value : m_unsent.size()); // an error shows when it reads
    }
}

void RawPeer::readWaiting()
{
    std::array<char, 65536> room;
    while (!m_atEnd && m_socket.isOpen()) {
        const SysResult result = m_socket.receive(room.data(), quint32(room.size()));
        if (result.wouldBlock())
            return;
        m_atEnd = result.value <= 0;
        m_error = result.error;
        if (m_atEnd)
            return;
        m_receivedBytes += result.value;
        if (!m_counting)
            m_received.append(room.data(), result.value);
    }
}

SocketAddress loopback(AddressFamily family, quint16 port)
{
    const QString host = family == AddressFamily::IPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    return *SocketAddress::fromHost(host, port);
}

NativeSocket listeningSocket(const SocketAddress &address, int backlog)
{
    NativeSocket socket;
    if (!socket.openStream(address.family).ok())
        return {};
    socket.setOption(optionSetting("SO_REUSEADDR", 1));
    if (address.family == AddressFamily::IPv6)
        socket.setOption(optionSetting("IPV6_V6ONLY", 1));
    if (!socket.bind(address).ok() || !socket.listen(backlog).ok())
        return {};
    return socket;
}

namespace {

ConnectedPair acceptFrom(NativeSocket &listening, RawPeer peer)
{
    ConnectedPair pair;
    SocketAddress address;
    if (waitFor(listening.descriptor(), POLLIN, patienceMs))
        listening.accept(pair.accepted, address);
    pair.peer = std::move(peer);
    return pair;
}

} // namespace

ConnectedPair connectedPair(AddressFamily family)
{
    NativeSocket listening = listeningSocket(loopback(family));
    RawPeer peer;
    if (!peer.connectTo(listening.localAddress()))
        return {};
    return acceptFrom(listening, std::move(peer));
}

ConnectedPair narrowPair()
{
    constexpr int smallBuffer = 32 * 1024;
    NativeSocket listening = listeningSocket(loopback());
    setSmallBuffer(listening.descriptor(), SO_SNDBUF, smallBuffer); // those it accepts inherit them
    setSmallBuffer(listening.descriptor(), SO_RCVBUF, smallBuffer);
    RawPeer peer;
    if (!peer.connectWithSmallBuffer(listening.localAddress(), smallBuffer))
        return {};
    return acceptFrom(listening, std::move(peer));
}

bool hasIPv6()
{
    static const bool has = listeningSocket(loopback(AddressFamily::IPv6)).isOpen();
    return has;
}

} // namespace wirebench
