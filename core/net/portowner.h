#pragma once

#include "core/base/error.h"
#include "core/net/systemsocket.h"
#include "core/traffic/trafficlog.h"

namespace wirebench {

/// Who has a port that could not be had. A value.
struct PortOwner
{
    enum class Kind : quint8 {
        Unknown,   ///< the system does not tell
        Session,   ///< another endpoint of this program
        Program,   ///< another program of this user (of any user, for the administrator)
        OtherUser, ///< a program of another user, whose name the system keeps from this one
        Closing,   ///< nobody any more: a closed connection in TIME_WAIT
    };

    Kind kind = Kind::Unknown;
    QString name;   ///< of the endpoint, the program or the user; seconds until the end of TIME_WAIT
    qint64 pid = 0; ///< of the program

    friend bool operator==(const PortOwner &, const PortOwner &) = default;
};

/// Asks the system's table of sockets and /proc (Linux; elsewhere always Unknown). A socket on any address
/// counts for each address. Some milliseconds: for a thread that may take them, once for each failure.
PortOwner findPortOwner(SocketProtocol protocol, const SocketAddress &wanted, const LogSnapshot &log);

/// The error of a call that wanted @p address for its own. For EADDRINUSE the owner stands behind the call
/// and the address: arguments[2] its name, [3] its pid, [4] the port, [5] its kind in a word.
Error bindError(const char *call, int systemError, SocketProtocol protocol, const SocketAddress &address,
                const TrafficLog &log);

} // namespace wirebench
