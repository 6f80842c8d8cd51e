#pragma once

#include "core/base/address.h"
#include "core/base/ids.h"

#include <QExplicitlySharedDataPointer>
#include <QSharedData>
#include <QString>

namespace wirebench {

enum class EndpointKind : quint8 { TcpServer, TcpClient, Udp };

/// One engine as the log knows it. Immutable.
struct Endpoint : QSharedData
{
    Endpoint(EndpointId endpointId, EndpointKind endpointKind, QString endpointName)
        : id(endpointId), kind(endpointKind), name(std::move(endpointName))
    {
    }

    const EndpointId id;
    const EndpointKind kind;
    const QString name; ///< as the user sees it: "TCP server 1"
};
using EndpointPtr = QExplicitlySharedDataPointer<const Endpoint>;

/// What a call was made on: an endpoint's own socket (no connection) or one of its connections, with
/// both addresses as far as they were known then. Immutable: when an address becomes known (a client's
/// own one after connect), later records carry a new Flow with the same ids. Records hold references,
/// so a flow lives exactly as long as the records that need it.
struct Flow : QSharedData
{
    Flow(EndpointPtr flowEndpoint, ConnectionId connectionId, SocketAddress localAddress,
         SocketAddress peerAddress)
        : endpoint(std::move(flowEndpoint)), connection(connectionId), local(localAddress), peer(peerAddress)
    {
    }

    const EndpointPtr endpoint;
    const ConnectionId connection; ///< not valid for the endpoint's own (listening) socket
    const SocketAddress local;
    const SocketAddress peer;
};
using FlowPtr = QExplicitlySharedDataPointer<const Flow>;

} // namespace wirebench
