#include "core/net/socketplatform.h"

#include "core/base/socketstart.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <mstcpip.h>

namespace wirebench {

namespace {

#ifndef SIO_UDP_CONNRESET
constexpr DWORD SIO_UDP_CONNRESET = _WSAIOW(IOC_VENDOR, 12);
#endif

struct ErrorPair
{
    int socketError;
    int number;
};

// In the words of the other systems: a sent byte after shutdown() is EPIPE there, a host that is down cannot
// be reached.
constexpr ErrorPair errors[] = {
    {WSAEACCES, EACCES},
    {WSAEADDRINUSE, EADDRINUSE},
    {WSAEADDRNOTAVAIL, EADDRNOTAVAIL},
    {WSAEAFNOSUPPORT, EAFNOSUPPORT},
    {WSAEALREADY, EALREADY},
    {WSAEBADF, EBADF},
    {WSAECONNABORTED, ECONNABORTED},
    {WSAECONNREFUSED, ECONNREFUSED},
    {WSAECONNRESET, ECONNRESET},
    {WSAEDESTADDRREQ, EDESTADDRREQ},
    {WSAEFAULT, EFAULT},
    {WSAEHOSTDOWN, EHOSTUNREACH},
    {WSAEHOSTUNREACH, EHOSTUNREACH},
    {WSAEINPROGRESS, EINPROGRESS},
    {WSAEINTR, EINTR},
    {WSAEINVAL, EINVAL},
    {WSAEISCONN, EISCONN},
    {WSAEMFILE, EMFILE},
    {WSAEMSGSIZE, EMSGSIZE},
    {WSAENETDOWN, ENETDOWN},
    {WSAENETRESET, ENETRESET},
    {WSAENETUNREACH, ENETUNREACH},
    {WSAENOBUFS, ENOBUFS},
    {WSAENOPROTOOPT, ENOPROTOOPT},
    {WSAENOTCONN, ENOTCONN},
    {WSAENOTSOCK, ENOTSOCK},
    {WSAEOPNOTSUPP, EOPNOTSUPP},
    {WSAEPROTONOSUPPORT, EPROTONOSUPPORT},
    {WSAEPROTOTYPE, EPROTOTYPE},
    {WSAESHUTDOWN, EPIPE},
    {WSAESOCKTNOSUPPORT, EPROTONOSUPPORT},
    {WSAETIMEDOUT, ETIMEDOUT},
    {WSAEWOULDBLOCK, EAGAIN},
    {WSANOTINITIALISED, ENETDOWN},
    {WSASYSNOTREADY, ENETDOWN},
};

/// What Unix does with flags of socket(). Returns the descriptor.
int prepared(SOCKET socket)
{
    if (socket == INVALID_SOCKET)
        return -1;
    u_long on = 1;
    ioctlsocket(socket, FIONBIO, &on);
    SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0);
    return int(socket);
}

/// Without this a datagram to a closed port makes the next recvfrom() fail, whoever it is from.
void keepReceiving(SOCKET socket)
{
    BOOL on = FALSE;
    DWORD size = 0;
    WSAIoctl(socket, SIO_UDP_CONNRESET, &on, sizeof on, nullptr, 0, &size, nullptr, nullptr);
}

} // namespace

int socketErrno()
{
    return errnoOfSocketError(WSAGetLastError());
}

int errnoOfSocketError(int socketError)
{
    const auto *pair = std::find_if(std::begin(errors), std::end(errors),
                                    [&](const ErrorPair &entry) { return entry.socketError == socketError; });
    return pair == std::end(errors) ? socketError : pair->number; // an unknown one is shown as its number
}

int openSocket(int domain, int type)
{
    startSockets();
    const SOCKET socket = ::socket(domain, type, 0);
    if (socket != INVALID_SOCKET && type == SOCK_DGRAM)
        keepReceiving(socket);
    return prepared(socket);
}

int acceptSocket(int listening, sockaddr *peer, socklen_t *size)
{
    return prepared(::accept(SOCKET(listening), peer, size));
}

int connectSocket(int descriptor, const sockaddr *to, socklen_t size)
{
    const int result = ::connect(SOCKET(descriptor), to, size);
    if (result != 0 && WSAGetLastError() == WSAEWOULDBLOCK)
        WSASetLastError(WSAEINPROGRESS); // "it goes on by itself" has a word of its own elsewhere
    return result;
}

int closeSocket(int descriptor)
{
    return ::closesocket(SOCKET(descriptor));
}

/// An address, or an index as 0.x.x.x.
MulticastInterface multicastInterface(int index, in_addr address)
{
    if (address.s_addr == 0)
        address.s_addr = htonl(u_long(index));
    return address;
}

GroupMembership groupMembership(in_addr group, int interfaceIndex)
{
    return {group, multicastInterface(interfaceIndex, {})};
}

QString lookupErrorText(int status)
{
    return qt_error_string(status); // here it is one of the system's own numbers
}

} // namespace wirebench
