#pragma once

#include "core/base/address.h"

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// What TCP segments and UDP datagrams need of IP: headers and the Internet checksum. Plain functions without
/// state, for any thread. Both addresses of a packet are of one family.

inline constexpr quint8 ipProtocolTcp = 6;
inline constexpr quint8 ipProtocolUdp = 17;

/// Bytes that one packet may carry behind its IP header: an IPv4 packet is at most 65535 bytes long, an IPv6
/// packet has at most 65535 bytes behind its header (RFC 8200 section 3).
qsizetype maxIpPayload(AddressFamily family);

/// An IPv4 or IPv6 header without options; its checksum is right.
/// @param length bytes that follow
/// @param identification IPv4's, ignored for IPv6
void appendIpHeader(QByteArray &out, const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                    qsizetype length, quint16 identification);

/// The checksum of TCP (RFC 9293 section 3.1) and UDP (RFC 768) with the pseudo header, over @p bytes whose
/// own checksum is still zero.
quint16 transportChecksum(const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                          QByteArrayView bytes);

/// In network byte order.
void appendNetwork8(QByteArray &out, quint8 value);
void appendNetwork16(QByteArray &out, quint16 value);
void appendNetwork32(QByteArray &out, quint32 value);

} // namespace wirebench
