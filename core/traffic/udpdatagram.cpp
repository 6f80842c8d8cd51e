#include "core/traffic/udpdatagram.h"

#include "core/traffic/ippacket.h"
#include "core/traffic/wireaddress.h"

#include <QtEndian>

namespace wirebench {

namespace {

constexpr qsizetype udpHeaderSize = 8;
constexpr qsizetype checksumAt = 6;

bool wasOnTheWire(const SocketCall &call)
{
    return call.isDatagram() && !call.failed() && (call.marks & CallMark::SimulatedLoss) == 0 &&
           call.flow->peer.isValid();
}

} // namespace

qsizetype maxUdpPayload(AddressFamily family)
{
    return maxIpPayload(family) - udpHeaderSize;
}

std::optional<UdpDatagram> udpDatagramOf(const SocketCall &call)
{
    if (!wasOnTheWire(call))
        return std::nullopt;
    const SocketAddress local = localOnTheWire(*call.flow);
    const SocketAddress peer = onTheWire(call.flow->peer);
    const QByteArrayView payload = call.payload.view();
    if (payload.size() > maxUdpPayload(peer.family))
        return std::nullopt;
    return call.call == Call::SendTo ? UdpDatagram{local, peer, payload} : UdpDatagram{peer, local, payload};
}

void appendIpPacket(QByteArray &out, const UdpDatagram &datagram, quint16 identification)
{
    const qsizetype length = udpHeaderSize + datagram.payload.size();
    appendIpHeader(out, datagram.from, datagram.to, ipProtocolUdp, length, identification);
    const qsizetype start = out.size();
    appendNetwork16(out, datagram.from.port);
    appendNetwork16(out, datagram.to.port);
    appendNetwork16(out, quint16(length));
    appendNetwork16(out, 0); // checksum, below
    out += datagram.payload;
    const quint16 checksum =
        transportChecksum(datagram.from, datagram.to, ipProtocolUdp, QByteArrayView(out).sliced(start));
    // Zero would say that there is none; both notations of zero are one number in ones' complement.
    qToBigEndian(checksum == 0 ? quint16(0xFFFF) : checksum, out.data() + start + checksumAt);
}

} // namespace wirebench
