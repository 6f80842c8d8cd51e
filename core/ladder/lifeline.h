#pragma once

#include "core/base/ids.h"
#include "core/traffic/flow.h"

namespace wirebench {

/// One life line of a Ladder. Zero means "none".
using LifeLineId = StrongId<struct LifeLineTag>;

/// Who stands at the top of a line: an endpoint of this program, or a peer that is known by its address
/// alone. A plain value, owned by the Ladder.
struct LifeLine
{
    LifeLineId id;
    EndpointPtr endpoint;   ///< null: a peer
    SocketAddress address;  ///< the peer's; of an endpoint: its own, as last known
    LifeLineId sameAs;      ///< set once a peer has turned out to be an endpoint of this program
    quint64 lastRecord = 0; ///< the newest record that is about it

    bool isOurs() const { return bool(endpoint); }
    /// "TCP server 1"; a peer's address.
    QString name() const { return endpoint ? endpoint->name : address.toString(); }
};

} // namespace wirebench
