#include "core/net/nativesocket.h"

#include "core/net/nativeaddress.h"
#include "core/net/socketoption.h"
#include "core/net/socketplatform.h"

#include <cerrno>
#include <cstring>
#ifdef Q_OS_LINUX
#include <linux/sock_diag.h>
#include <unistd.h>
#endif

namespace wirebench {

namespace {

SysResult sysResult(qint64 value)
{
    return value < 0 ? SysResult{-1, socketErrno()} : SysResult{value, 0};
}

/// Repeats a call that a signal interrupted before it did anything.
template <typename Function>
SysResult uninterrupted(Function call)
{
    for (;;) {
        const SysResult result = sysResult(call());
        if (result.error != EINTR)
            return result;
    }
}

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

int domainOf(AddressFamily family)
{
    if (family == AddressFamily::Unix)
        return AF_UNIX;
    return family == AddressFamily::IPv6 ? AF_INET6 : AF_INET;
}

} // namespace

NativeSocket &NativeSocket::operator=(NativeSocket &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

NativeSocket::~NativeSocket()
{
    if (isOpen())
        closeSocket(m_descriptor);
}

SysResult NativeSocket::openStream(AddressFamily family)
{
    return open(family, SOCK_STREAM);
}

SysResult NativeSocket::openDatagram(AddressFamily family)
{
    return open(family, SOCK_DGRAM);
}

SysResult NativeSocket::open(AddressFamily family, int type)
{
    const SysResult result = sysResult(openSocket(domainOf(family), type));
    if (result.ok())
        *this = NativeSocket(int(result.value));
    return result;
}

SysResult NativeSocket::bind(const SocketAddress &address)
{
    NativeAddress native = toNative(address);
    return sysResult(::bind(m_descriptor, native.data(), native.size));
}

SysResult NativeSocket::listen(int backlog)
{
    return sysResult(::listen(m_descriptor, backlog));
}

SysResult NativeSocket::accept(NativeSocket &client, SocketAddress &peer)
{
    NativeAddress native;
    const SysResult result =
        uninterrupted([&] { return acceptSocket(m_descriptor, native.data(), &native.size); });
    if (result.ok()) {
        client = NativeSocket(int(result.value));
        peer = fromNative(native);
        if (peer.isUnix() && peer.path.isEmpty())
            peer.scope = client.peerProcess();
    }
    return result;
}

SysResult NativeSocket::connect(const SocketAddress &address)
{
    NativeAddress native = toNative(address);
    return sysResult(connectSocket(m_descriptor, native.data(), native.size));
}

SysResult NativeSocket::receive(char *to, quint32 size)
{
    return uninterrupted([&] { return ::recv(m_descriptor, to, size, 0); });
}

SysResult NativeSocket::peek(char *to, quint32 size)
{
    return uninterrupted([&] { return ::recv(m_descriptor, to, size, MSG_PEEK); });
}

SysResult NativeSocket::send(const char *from, quint32 size)
{
    return uninterrupted([&] { return ::send(m_descriptor, from, size, sendFlags); });
}

SysResult NativeSocket::sendTo(const char *from, quint32 size, const SocketAddress &to)
{
    if (!to.isValid())
        return send(from, size);
    NativeAddress native = toNative(to);
    return uninterrupted(
        [&] { return ::sendto(m_descriptor, from, size, sendFlags, native.data(), native.size); });
}

SysResult NativeSocket::shutdownSend()
{
    return sysResult(::shutdown(m_descriptor, SHUT_WR));
}

SysResult NativeSocket::close()
{
    // Not repeated on EINTR: Linux has released the descriptor even then.
    return sysResult(closeSocket(std::exchange(m_descriptor, -1)));
}

SysResult NativeSocket::setOptionBytes(int level, int name, const void *value, unsigned size)
{
    return sysResult(::setsockopt(m_descriptor, level, name, static_cast<const char *>(value), size));
}

SysResult NativeSocket::setOption(const OptionSetting &setting)
{
    return setSocketOption(m_descriptor, setting);
}

SysResult NativeSocket::joinGroup(const SocketAddress &group, quint32 interfaceIndex)
{
    return setMembership(group, interfaceIndex, true);
}

SysResult NativeSocket::leaveGroup(const SocketAddress &group, quint32 interfaceIndex)
{
    return setMembership(group, interfaceIndex, false);
}

SysResult NativeSocket::setMembership(const SocketAddress &group, quint32 interfaceIndex, bool member)
{
    if (group.family == AddressFamily::IPv6) {
        ipv6_mreq request = {};
        std::memcpy(&request.ipv6mr_multiaddr, group.ip.data(), 16);
        request.ipv6mr_interface = interfaceIndex;
        return setOptionBytes(IPPROTO_IPV6, member ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, &request,
                              sizeof request);
    }
    in_addr address = {};
    std::memcpy(&address, group.ip.data(), 4);
    const GroupMembership request = groupMembership(address, int(interfaceIndex));
    return setOptionBytes(IPPROTO_IP, member ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, &request,
                          sizeof request);
}

std::optional<quint64> NativeSocket::droppedDatagrams() const
{
#ifdef SO_MEMINFO
    quint32 figures[SK_MEMINFO_VARS] = {};
    socklen_t size = sizeof figures;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_MEMINFO, figures, &size) == 0 &&
        size > SK_MEMINFO_DROPS * sizeof(quint32))
        return figures[SK_MEMINFO_DROPS];
#endif
    return std::nullopt;
}

SysResult NativeSocket::setResetOnClose()
{
    return setOption(resetOnClose());
}

int NativeSocket::takeError()
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, reinterpret_cast<char *>(&error), &size) < 0)
        return socketErrno();
    return errnoOfSocketError(error);
}

quint32 NativeSocket::peerProcess() const
{
#ifdef Q_OS_LINUX
    ucred peer = {};
    socklen_t size = sizeof peer;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0)
        return quint32(peer.pid);
#endif
    return 0;
}

SocketAddress NativeSocket::localAddress() const
{
    NativeAddress native;
    if (::getsockname(m_descriptor, native.data(), &native.size) < 0)
        return {};
    SocketAddress local = fromNative(native);
#ifdef Q_OS_LINUX
    if (local.isUnix() && local.path.isEmpty())
        local.scope = quint32(::getpid()); // as whoever accepts it sees it
#endif
    return local;
}

SocketAddress NativeSocket::peerAddress() const
{
    NativeAddress native;
    if (::getpeername(m_descriptor, native.data(), &native.size) < 0)
        return {};
    return fromNative(native);
}

} // namespace wirebench
