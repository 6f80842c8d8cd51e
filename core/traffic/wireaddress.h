#pragma once

#include "core/traffic/flow.h"

namespace wirebench {

/// The addresses of a flow as they stand in its packets. Plain functions, for any thread.

/// An IPv4 peer of an IPv6 socket (::ffff:192.0.2.1, RFC 4291 section 2.5.5.2) is on the wire as IPv4; a
/// scope is not on the wire at all.
SocketAddress onTheWire(SocketAddress address);

/// The local address of @p flow, whose peer must be valid. What was not given to the socket (any address, no
/// port yet) is filled in: this machine for a peer on this machine, else the address that says "not known";
/// a number from the dynamic range (RFC 6335) for a port that nobody was told.
SocketAddress localOnTheWire(const Flow &flow);

/// A Unix-domain connection was never in an IP packet, but viewers know nothing else. The same flow with invented
/// addresses in 127.85.0.0/16 and following: 127.85.0.1:49151 for the end that has the path, another for each
/// connection at the other end. The endpoint's name says so, and names the path.
FlowPtr asIpFlow(const Flow &flow);

} // namespace wirebench
