#include "core/net/socketplatform.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace wirebench {

namespace {

/// What Linux does with flags of socket() and accept4(), where these do not exist (macOS).
[[maybe_unused]] int prepared(int descriptor)
{
    if (descriptor < 0)
        return descriptor;
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return descriptor;
}

} // namespace

int socketErrno()
{
    return errno;
}

int errnoOfSocketError(int socketError)
{
    return socketError;
}

int openSocket(int domain, int type)
{
#ifdef SOCK_CLOEXEC
    return ::socket(domain, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
#else
    return prepared(::socket(domain, type, 0));
#endif
}

int acceptSocket(int listening, sockaddr *peer, socklen_t *size)
{
#ifdef SOCK_CLOEXEC
    return ::accept4(listening, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    return prepared(::accept(listening, peer, size));
#endif
}

int connectSocket(int descriptor, const sockaddr *to, socklen_t size)
{
    return ::connect(descriptor, to, size);
}

int closeSocket(int descriptor)
{
    return ::close(descriptor);
}

MulticastInterface multicastInterface(int index, in_addr address)
{
    ip_mreqn request = {};
    request.imr_ifindex = index;
    request.imr_address = address; // all that getsockopt() gives back
    return request;
}

GroupMembership groupMembership(in_addr group, int interfaceIndex)
{
    ip_mreqn request = {};
    request.imr_multiaddr = group;
    request.imr_ifindex = interfaceIndex;
    return request;
}

QString lookupErrorText(int status)
{
    return QString::fromLocal8Bit(gai_strerror(status));
}

} // namespace wirebench
