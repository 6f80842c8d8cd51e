#include "core/net/nativesocket.h"

#include <QtEndian>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wirebench {

namespace {

struct NativeAddress
{
    sockaddr_storage storage = {};
    socklen_t size = sizeof(sockaddr_storage);

    sockaddr *data() { return reinterpret_cast<sockaddr *>(&storage); }
};

NativeAddress toNative(const SocketAddress &address)
{
    NativeAddress native;
    if (address.family == AddressFamily::IPv4) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&native.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = qToBigEndian(address.port);
        std::memcpy(&v4->sin_addr, address.ip.data(), 4);
        native.size = sizeof(sockaddr_in);
    } else {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&native.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = qToBigEndian(address.port);
        v6->sin6_scope_id = address.scope;
        std::memcpy(&v6->sin6_addr, address.ip.data(), 16);
        native.size = sizeof(sockaddr_in6);
    }
    return native;
}

SocketAddress fromNative(const NativeAddress &native)
{
    SocketAddress address;
    if (native.storage.ss_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(&native.storage);
        address.family = AddressFamily::IPv4;
        address.port = qFromBigEndian(v4->sin_port);
        std::memcpy(address.ip.data(), &v4->sin_addr, 4);
    } else if (native.storage.ss_family == AF_INET6) {
        const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(&native.storage);
        address.family = AddressFamily::IPv6;
        address.port = qFromBigEndian(v6->sin6_port);
        address.scope = v6->sin6_scope_id;
        std::memcpy(address.ip.data(), &v6->sin6_addr, 16);
    }
    return address;
}

SysResult sysResult(qint64 value)
{
    return value < 0 ? SysResult{-1, errno} : SysResult{value, 0};
}

/// Repeats a call that a signal interrupted before it did anything.
template <typename Function>
SysResult uninterrupted(Function call)
{
    for (;;) {
        const qint64 value = call();
        if (value >= 0 || errno != EINTR)
            return sysResult(value);
    }
}

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

/// What Linux does with flags of socket() and accept4() where these do not exist (macOS).
[[maybe_unused]] void makeNonBlocking(int descriptor)
{
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

} // namespace

bool SysResult::wouldBlock() const
{
    return error == EAGAIN || error == EWOULDBLOCK;
}

NativeSocket &NativeSocket::operator=(NativeSocket &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

NativeSocket::~NativeSocket()
{
    if (isOpen())
        ::close(m_descriptor);
}

SysResult NativeSocket::openStream(AddressFamily family)
{
    const int domain = family == AddressFamily::IPv6 ? AF_INET6 : AF_INET;
#ifdef SOCK_CLOEXEC
    const SysResult result = sysResult(::socket(domain, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
#else
    const SysResult result = sysResult(::socket(domain, SOCK_STREAM, 0));
    if (result.ok())
        makeNonBlocking(int(result.value));
#endif
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
#ifdef SOCK_CLOEXEC
    const SysResult result = uninterrupted([&] {
        return ::accept4(m_descriptor, native.data(), &native.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    });
#else
    const SysResult result = uninterrupted([&] { return ::accept(m_descriptor, native.data(), &native.size); });
    if (result.ok())
        makeNonBlocking(int(result.value));
#endif
    if (result.ok()) {
        client = NativeSocket(int(result.value));
        peer = fromNative(native);
    }
    return result;
}

SysResult NativeSocket::connect(const SocketAddress &address)
{
    NativeAddress native = toNative(address);
    return sysResult(::connect(m_descriptor, native.data(), native.size));
}

SysResult NativeSocket::receive(char *to, quint32 size)
{
    return uninterrupted([&] { return ::recv(m_descriptor, to, size, 0); });
}

SysResult NativeSocket::send(const char *from, quint32 size)
{
    return uninterrupted([&] { return ::send(m_descriptor, from, size, sendFlags); });
}

SysResult NativeSocket::shutdownSend()
{
    return sysResult(::shutdown(m_descriptor, SHUT_WR));
}

SysResult NativeSocket::close()
{
    // Not repeated on EINTR: Linux has released the descriptor even then.
    return sysResult(::close(std::exchange(m_descriptor, -1)));
}

SysResult NativeSocket::setOption(int level, int name, const void *value, unsigned size)
{
    return sysResult(::setsockopt(m_descriptor, level, name, value, size));
}

SysResult NativeSocket::setReuseAddress(bool on)
{
    const int value = on;
    return setOption(SOL_SOCKET, SO_REUSEADDR, &value, sizeof value);
}

SysResult NativeSocket::setIPv6Only(bool on)
{
    const int value = on;
    return setOption(IPPROTO_IPV6, IPV6_V6ONLY, &value, sizeof value);
}

SysResult NativeSocket::setNoDelay(bool on)
{
    const int value = on;
    return setOption(IPPROTO_TCP, TCP_NODELAY, &value, sizeof value);
}

SysResult NativeSocket::setResetOnClose()
{
    const linger value{1, 0};
    return setOption(SOL_SOCKET, SO_LINGER, &value, sizeof value);
}

int NativeSocket::takeError()
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) < 0)
        return errno;
    return error;
}

SocketAddress NativeSocket::localAddress() const
{
    NativeAddress native;
    if (::getsockname(m_descriptor, native.data(), &native.size) < 0)
        return {};
    return fromNative(native);
}

SocketAddress NativeSocket::peerAddress() const
{
    NativeAddress native;
    if (::getpeername(m_descriptor, native.data(), &native.size) < 0)
        return {};
    return fromNative(native);
}

} // namespace wirebench
