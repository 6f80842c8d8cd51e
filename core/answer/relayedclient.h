#pragma once

#include "core/base/address.h"
#include "core/base/ids.h"

namespace wirebench {

/// A client of a relay, and the connection (or the socket for datagrams) that was made for it. A value, for
/// whoever shows clients.
struct RelayedClient
{
    ConnectionId client;
    SocketAddress local; ///< where the target sees it come from
    SocketAddress target;

    friend bool operator==(const RelayedClient &, const RelayedClient &) = default;
};

} // namespace wirebench
