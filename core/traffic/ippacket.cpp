#include "core/traffic/ippacket.h"

#include <QtEndian>

namespace wirebench {

namespace {

constexpr qsizetype ipv4HeaderSize = 20;
constexpr qsizetype maxLength = 65535;
constexpr quint8 hopLimit = 64;
constexpr quint16 dontFragment = 0x4000;

void appendAddress(QByteArray &out, const SocketAddress &address)
{
    out.append(reinterpret_cast<const char *>(address.ip.data()),
               address.family == AddressFamily::IPv4 ? 4 : 16);
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

void appendIpv4Header(QByteArray &out, const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                      qsizetype length, quint16 identification)
{
    const qsizetype start = out.size();
    appendNetwork8(out, 0x45); // version 4, five words
    appendNetwork8(out, 0);
    appendNetwork16(out, quint16(ipv4HeaderSize + length));
    appendNetwork16(out, identification);
    appendNetwork16(out, dontFragment);
    appendNetwork8(out, hopLimit);
    appendNetwork8(out, protocol);
    appendNetwork16(out, 0); // checksum, below
    appendAddress(out, from);
    appendAddress(out, to);
    qToBigEndian(complement(sum(QByteArrayView(out).sliced(start))), out.data() + start + 10);
}

void appendIpv6Header(QByteArray &out, const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                      qsizetype length)
{
    appendNetwork32(out, 6u << 28);
    appendNetwork16(out, quint16(length));
    appendNetwork8(out, protocol);
    appendNetwork8(out, hopLimit);
    appendAddress(out, from);
    appendAddress(out, to);
}

} // namespace

qsizetype maxIpPayload(AddressFamily family)
{
    return maxLength - (family == AddressFamily::IPv4 ? ipv4HeaderSize : 0);
}

void appendIpHeader(QByteArray &out, const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                    qsizetype length, quint16 identification)
{
    Q_ASSERT(from.family == to.family);
    Q_ASSERT(length <= maxIpPayload(from.family));
    if (from.family == AddressFamily::IPv4)
        appendIpv4Header(out, from, to, protocol, length, identification);
    else
        appendIpv6Header(out, from, to, protocol, length);
}

quint16 transportChecksum(const SocketAddress &from, const SocketAddress &to, quint8 protocol,
                          QByteArrayView bytes)
{
    QByteArray addresses;
    appendAddress(addresses, from);
    appendAddress(addresses, to);
    return complement(sum(bytes) + sum(addresses) + protocol + quint32(bytes.size()));
}

void appendNetwork8(QByteArray &out, quint8 value)
{
    out += char(value);
}

void appendNetwork16(QByteArray &out, quint16 value)
{
    const quint16 wire = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

void appendNetwork32(QByteArray &out, quint32 value)
{
    const quint32 wire = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

} // namespace wirebench
