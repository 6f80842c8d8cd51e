#pragma once

#include <QString>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
// After them.
#include <afunix.h>
#undef GetAddrInfo // a name of ours, too
#else
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#endif

// The headers of this system's sockets, and what systems do each in their own way. For the files of this
// folder that make calls on sockets. Descriptors are int everywhere: Windows' handles fit into 32 bits.

namespace wirebench {

/// errno of the call on a socket that failed just now; for Windows the errno that other systems would give.
int socketErrno();
/// The same for an error that a socket keeps (SO_ERROR).
int errnoOfSocketError(int socketError);

/// socket() of a descriptor that does not block, that other programs do not inherit, and that raises no
/// signal. -1 with socketErrno(), as the next two.
int openSocket(int domain, int type);
/// accept() of such a one.
int acceptSocket(int listening, sockaddr *peer, socklen_t *size);
int connectSocket(int descriptor, const sockaddr *to, socklen_t size);
int closeSocket(int descriptor);

#ifdef Q_OS_WIN
inline constexpr bool restartNeedsReuse = false; ///< there SO_REUSEADDR would let two servers have one port
inline constexpr bool socketFilesHaveModes = false;
inline constexpr bool unixAddressesAreWhole = true; ///< as long as their structure, or nothing
#ifndef SHUT_WR
inline constexpr int SHUT_WR = SD_SEND;
#endif
#ifndef IF_NAMESIZE
inline constexpr int IF_NAMESIZE = 256;
#endif
using MulticastInterface = in_addr;
using GroupMembership = ip_mreq;
#else
inline constexpr bool restartNeedsReuse = true; ///< a server that begins again finds its port kept by old connections
inline constexpr bool socketFilesHaveModes = true;
inline constexpr bool unixAddressesAreWhole = false;
using MulticastInterface = ip_mreqn;
using GroupMembership = ip_mreqn;
#endif
/// What IP_MULTICAST_IF takes: an interface (0: the system chooses) and an address that it has, if any.
MulticastInterface multicastInterface(int index, in_addr address);
/// What IP_ADD_MEMBERSHIP takes.
GroupMembership groupMembership(in_addr group, int interfaceIndex);

/// Why getaddrinfo() has no addresses, in the system's words.
QString lookupErrorText(int status);

} // namespace wirebench
