#include "core/traffic/tcpsegment.h"

#include <QtEndian>

namespace wirebench {

namespace {

constexpr qsizetype ipv4HeaderSize = 20;
constexpr qsizetype tcpHeaderSize = 20;
constexpr qsizetype maxLength = 65535;
constexpr quint8 protocolTcp = 6;
constexpr quint8 hopLimit = 64;
constexpr quint16 dontFragment = 0x4000;
constexpr quint8 windowShift = 14; // the largest there is: 65535 << 14 bytes may be in flight

void append8(QByteArray &out, quint8 value)
{
    out += char(value);
}

void append16(QByteArray &out, quint16 value)
{
    const quint16 wire = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

void append32(QByteArray &out, quint32 value)
{
    const quint32 wire = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

qsizetype addressSize(AddressFamily family)
{
    return family == AddressFamily::IPv4 ? 4 : 16;
}

void appendAddress(QByteArray &out, const SocketAddress &address)
{
    out.append(reinterpret_cast<const char *>(address.ip.data()), addressSize(address.family));
}

// The Internet checksum (RFC 1071), before the last complement. A sum of 65535 bytes stays far below 2^32.
quint32 sum(QByteArrayView bytes)
{
    quint32 total = 0;
    qsizetype at = 0;
    for (; at + 1 < bytes.size(); at += 2)
        total += qFromBigEndian<quint16>(bytes.data() + at);
    if (at < bytes.size())
        total += quint32(uchar(bytes[at])) << 8;
    return total;
}

quint16 complement(quint32 total)
{
    while (total > 0xFFFF)
        total = (total & 0xFFFF) + (total >> 16);
    return quint16(~total);
}

quint32 pseudoHeaderSum(const TcpSegment &segment, qsizetype tcpLength)
{
    QByteArray addresses;
    appendAddress(addresses, segment.from);
    appendAddress(addresses, segment.to);
    return sum(addresses) + protocolTcp + quint32(tcpLength);
}

void patch16(QByteArray &out, qsizetype at, quint16 value)
{
    qToBigEndian(value, out.data() + at);
}

void appendIpv4Header(QByteArray &out, const TcpSegment &segment, qsizetype tcpLength, quint16 identification)
{
    const qsizetype start = out.size();
    append8(out, 0x45); // version 4, five words
    append8(out, 0);
    append16(out, quint16(ipv4HeaderSize + tcpLength));
    append16(out, identification);
    append16(out, dontFragment);
    append8(out, hopLimit);
    append8(out, protocolTcp);
    append16(out, 0); // checksum, below
    appendAddress(out, segment.from);
    appendAddress(out, segment.to);
    patch16(out, start + 10, complement(sum(QByteArrayView(out).sliced(start))));
}

void appendIpv6Header(QByteArray &out, const TcpSegment &segment, qsizetype tcpLength)
{
    append32(out, 6u << 28);
    append16(out, quint16(tcpLength));
    append8(out, protocolTcp);
    append8(out, hopLimit);
    appendAddress(out, segment.from);
    appendAddress(out, segment.to);
}

QByteArray options(const TcpSegment &segment)
{
    QByteArray bytes;
    if ((segment.flags & TcpFlag::Syn) == 0)
        return bytes;
    append8(bytes, 2); // maximum segment size
    append8(bytes, 4);
    append16(bytes, quint16(maxTcpPayload(segment.from.family)));
    append8(bytes, 1); // no operation
    append8(bytes, 3); // window scale
    append8(bytes, 3);
    append8(bytes, windowShift);
    return bytes;
}

void appendTcp(QByteArray &out, const TcpSegment &segment, const QByteArray &tcpOptions)
{
    const qsizetype start = out.size();
    append16(out, segment.from.port);
    append16(out, segment.to.port);
    append32(out, segment.sequence);
    append32(out, segment.acknowledgement);
    append8(out, quint8((tcpHeaderSize + tcpOptions.size()) / 4 << 4));
    append8(out, segment.flags);
    append16(out, segment.window);
    append16(out, 0); // checksum, below
    append16(out, 0); // urgent pointer
    out += tcpOptions;
    out += segment.payload;
    const QByteArrayView tcp = QByteArrayView(out).sliced(start);
    patch16(out, start + 16, complement(sum(tcp) + pseudoHeaderSum(segment, tcp.size())));
}

} // namespace

qsizetype maxTcpPayload(AddressFamily family)
{
    return maxLength - tcpHeaderSize - (family == AddressFamily::IPv4 ? ipv4HeaderSize : 0);
}

void appendIpPacket(QByteArray &out, const TcpSegment &segment, quint16 identification)
{
    Q_ASSERT(segment.from.family == segment.to.family);
    Q_ASSERT(segment.payload.size() <= maxTcpPayload(segment.from.family));
    const QByteArray tcpOptions = options(segment);
    const qsizetype tcpLength = tcpHeaderSize + tcpOptions.size() + segment.payload.size();
    if (segment.from.family == AddressFamily::IPv4)
        appendIpv4Header(out, segment, tcpLength, identification);
    else
        appendIpv6Header(out, segment, tcpLength);
    appendTcp(out, segment, tcpOptions);
}

} // namespace wirebench
