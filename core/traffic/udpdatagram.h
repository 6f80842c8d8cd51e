#pragma once

#include "core/traffic/socketcall.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// One UDP datagram (RFC 768) with what its IP packet needs. A value; the payload is only looked at, so it
/// must outlive the datagram.
struct UdpDatagram
{
    SocketAddress from; ///< of one family, as `to`
    SocketAddress to;
    QByteArrayView payload;
};

/// Bytes that one datagram may carry: 65,507 over IPv4, 65,527 over IPv6.
qsizetype maxUdpPayload(AddressFamily family);

/// What @p call put on the wire or took from it; nothing if it did neither: other calls, those that failed, a
/// datagram that the imitated network lost, a peer that is not known. Of a datagram that was cut when it was
/// received, what is left.
std::optional<UdpDatagram> udpDatagramOf(const SocketCall &call);

/// Appends the datagram as an IPv4 or IPv6 packet with right lengths and checksums.
/// @param identification IPv4's, ignored for IPv6.
void appendIpPacket(QByteArray &out, const UdpDatagram &datagram, quint16 identification);

} // namespace wirebench
