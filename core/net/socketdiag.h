#pragma once

#include "core/base/result.h"
#include "core/net/systemsocket.h"

#include <QHash>

#include <functional>

namespace wirebench {

/// Which of the machine's sockets to tell of. Of Unix-domain ones the streams; they have neither family nor
/// port, and no figures.
struct SocketQuery
{
    SocketProtocol protocol = SocketProtocol::Tcp;
    AddressFamily family = AddressFamily::IPv4;
    quint16 localPort = 0; ///< 0: all
    quint32 states = ~0u;  ///< bit (1 << int(SocketState)) for each wanted state
    bool figures = true;   ///< also SystemSocket::tcp and dropped
};

/// Whether this system tells of its sockets. Linux does; on the others nothing below finds any.
bool hasSocketDiag();

/// Calls @p visit for each such socket of this machine (of this network namespace), whoever owns it, until
/// it returns false. For any thread but the GUI's: it takes about a microsecond for each socket there is.
/// The table is not read at one moment: a socket that comes or goes meanwhile may be missing or be told of
/// twice. Linux: sock_diag(7). Errors: SystemCall.
Result<void> visitSystemSockets(const SocketQuery &query,
                                const std::function<bool(const SystemSocket &)> &visit);

/// The sockets that this program has descriptors of: descriptors by inode.
QHash<quint64, int> ownSocketInodes();

} // namespace wirebench
