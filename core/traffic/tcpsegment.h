#pragma once

#include "core/base/address.h"

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// The flags of a TCP header (RFC 9293 section 3.1).
namespace TcpFlag {
inline constexpr quint8 Fin = 0x01;
inline constexpr quint8 Syn = 0x02;
inline constexpr quint8 Rst = 0x04;
inline constexpr quint8 Psh = 0x08;
inline constexpr quint8 Ack = 0x10;
} // namespace TcpFlag

/// One TCP segment with what its IP packet needs. A value; the payload is only looked at, so it must
/// outlive the segment. A segment with SYN gets the options for the maximum segment size and for window
/// scaling by 14 bits (RFC 7323), others get none.
struct TcpSegment
{
    SocketAddress from; ///< of one family, as `to`
    SocketAddress to;
    quint32 sequence = 0;
    quint32 acknowledgement = 0;
    quint16 window = 0; ///< as it stands in the header: in bytes with SYN, else in units of 16 KiB
    quint8 flags = 0;
    QByteArrayView payload;
};

/// Bytes that one segment without options may carry: an IPv4 packet is at most 65535 bytes long, an IPv6
/// packet has at most 65535 bytes behind its header (RFC 8200 section 3).
qsizetype maxTcpPayload(AddressFamily family);

/// Appends the segment as an IPv4 or IPv6 packet with right lengths and checksums.
/// @param identification IPv4's, ignored for IPv6.
void appendIpPacket(QByteArray &out, const TcpSegment &segment, quint16 identification);

} // namespace wirebench
