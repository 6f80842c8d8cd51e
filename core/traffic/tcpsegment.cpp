#include "core/traffic/tcpsegment.h"

#include "core/traffic/ippacket.h"

#include <QtEndian>

namespace wirebench {

namespace {

constexpr qsizetype tcpHeaderSize = 20;
constexpr qsizetype checksumAt = 16;
constexpr quint8 windowShift = 14; // the largest there is: 65535 << 14 bytes may be in flight

QByteArray options(const TcpSegment &segment)
{
    QByteArray bytes;
    if ((segment.flags & TcpFlag::Syn) == 0)
        return bytes;
    appendNetwork8(bytes, 2); // maximum segment size
    appendNetwork8(bytes, 4);
    appendNetwork16(bytes, quint16(maxTcpPayload(segment.from.family)));
    appendNetwork8(bytes, 1); // no operation
    appendNetwork8(bytes, 3); // window scale
    appendNetwork8(bytes, 3);
    appendNetwork8(bytes, windowShift);
    return bytes;
}

void appendTcp(QByteArray &out, const TcpSegment &segment, const QByteArray &tcpOptions)
{
    const qsizetype start = out.size();
    appendNetwork16(out, segment.from.port);
    appendNetwork16(out, segment.to.port);
    appendNetwork32(out, segment.sequence);
    appendNetwork32(out, segment.acknowledgement);
    appendNetwork8(out, quint8((tcpHeaderSize + tcpOptions.size()) / 4 << 4));
    appendNetwork8(out, segment.flags);
    appendNetwork16(out, segment.window);
    appendNetwork16(out, 0); // checksum, below
    appendNetwork16(out, 0); // urgent pointer
    out += tcpOptions;
    out += segment.payload;
    const quint16 checksum =
        transportChecksum(segment.from, segment.to, ipProtocolTcp, QByteArrayView(out).sliced(start));
    qToBigEndian(checksum, out.data() + start + checksumAt);
}

} // namespace

qsizetype maxTcpPayload(AddressFamily family)
{
    return maxIpPayload(family) - tcpHeaderSize;
}

void appendIpPacket(QByteArray &out, const TcpSegment &segment, quint16 identification)
{
    Q_ASSERT(segment.payload.size() <= maxTcpPayload(segment.from.family));
    const QByteArray tcpOptions = options(segment);
    const qsizetype tcpLength = tcpHeaderSize + tcpOptions.size() + segment.payload.size();
    appendIpHeader(out, segment.from, segment.to, ipProtocolTcp, tcpLength, identification);
    appendTcp(out, segment, tcpOptions);
}

} // namespace wirebench
