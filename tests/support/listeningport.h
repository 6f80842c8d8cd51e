#pragma once

#include <QtGlobal>

namespace wirebench::test {

/// A TCP port of 127.0.0.1 that nobody has at this moment. Another program may take it before it is used:
/// programs that can choose port 0 themselves should.
quint16 freePort();

/// Whether a program without SO_REUSEADDR could listen on this port of 127.0.0.1: nobody does, and no
/// connection of the last minute lingers there.
bool isFree(quint16 port);

/// Whether some program listens on this TCP port, IPv4 or IPv6. Asks the system instead of connecting,
/// because a server that serves one client must not be given another.
bool isListening(quint16 port);

/// Turns the event loop until somebody listens there. False if nobody does within 60 s.
bool waitForListening(quint16 port);

/// Whether some program has bound this UDP port, IPv4 or IPv6.
bool isBound(quint16 port);

/// Turns the event loop until somebody has bound it. False if nobody does within 60 s.
bool waitForBound(quint16 port);

} // namespace wirebench::test
