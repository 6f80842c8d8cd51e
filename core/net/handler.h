#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"

#include <functional>
#include <memory>

namespace wirebench {

class Connection;

/// What an engine does with one connection: the seam between sockets and protocols. An engine asks its
/// factory for one handler per connection, owns it, and calls it on the I/O thread. All functions may
/// call the connection's; none may block. A handler never outlives its connection.
class ConnectionHandler
{
public:
    virtual ~ConnectionHandler() = default;

    /// The connection stands; nothing has been received yet.
    virtual void opened(Connection &) {}
    /// The TLS that was started after opened() stands; tls() of the connection tells of it.
    virtual void secured(Connection &) {}
    /// One recv: between 1 byte and the receive size. Message borders mean nothing here.
    virtual void received(Connection &, const Bytes &) {}
    /// recv gave 0: the peer sends no more. It may still read.
    virtual void peerFinished(Connection &) {}
    /// Everything that was queued has been handed to the system.
    virtual void drained(Connection &) {}
    /// The socket is closed: nothing can be done with the connection any more, but it can be looked at. The
    /// error is what ended it, ErrorCode::None if one of the ends closed it. Told once, also where opened()
    /// never was.
    virtual void closed(Connection &, const Error &) {}
};

using ConnectionHandlerFactory = std::function<std::unique_ptr<ConnectionHandler>()>;

} // namespace wirebench
