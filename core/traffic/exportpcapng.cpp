#include "core/traffic/exportpcapng.h"

#include "core/traffic/pcapngblocks.h"
#include "core/traffic/recordtext.h"
#include "core/traffic/udpdatagram.h"
#include "core/traffic/wireaddress.h"

#include <algorithm>
#include <cerrno>
#include <tuple>

namespace wirebench {

namespace {

constexpr qsizetype maxPendingComments = 8;
constexpr qsizetype maxCommentLength = 2000; // UTF-16 units of a call with its arguments

bool isBelow(const SocketAddress &a, const SocketAddress &b)
{
    return std::tie(a.ip, a.port) < std::tie(b.ip, b.port);
}

QByteArray commentOn(const SocketCall &call)
{
    const QString what = (call.signature() + u' ' + call.resultText()).left(maxCommentLength);
    QByteArray comment = what.toUtf8();
    if (call.waitedNs > 0)
        comment += "  waited " + durationText(call.waitedNs);
    return comment + "  [" + call.flow->endpoint->name.toUtf8() + ']';
}

void addComment(QByteArrayList &comments, const QByteArray &comment)
{
    if (comments.size() == maxPendingComments)
        comments.removeFirst();
    comments.append(comment);
}

bool opensConnection(const SocketCall &call)
{
    return (call.call == Call::Accept || call.call == Call::Connect) && !call.failed();
}

/// Calls that only a connection that stands can give. (A close may also follow a connect that failed.)
bool needsConnection(const SocketCall &call)
{
    return call.call == Call::Send || call.call == Call::Recv ||
           (call.call == Call::Shutdown && !call.failed());
}

// The program's own notation for what makes close() send RST.
bool asksForReset(const SocketCall &call)
{
    return call.call == Call::SetSockOpt && !call.failed() && call.text &&
           call.text->text.contains(QLatin1String("SO_LINGER")) &&
           call.text->text.contains(QLatin1String("(1, 0)"));
}

bool endsSending(const SocketCall &call)
{
    const bool readingOnly = call.text && call.text->text.contains(QLatin1String("SHUT_RD")) &&
                             !call.text->text.contains(QLatin1String("SHUT_RDWR"));
    return !call.failed() && !readingOnly;
}

void drawFailure(const SocketCall &call, TcpConversation &conversation, TcpConversation::Side side,
                 TcpConversation::Segments &out)
{
    if (call.error == ECONNRESET || (call.error == EPIPE && !conversation.hasFinished(side)))
        conversation.resetByPeer(side, out);
}

void drawCall(const SocketCall &call, TcpConversation &conversation, TcpConversation::Side side, bool aborts,
              TcpConversation::Segments &out)
{
    switch (call.call) {
    case Call::Send:
    case Call::Recv:
        if (call.failed())
            drawFailure(call, conversation, side, out);
        else if (call.call == Call::Send)
            conversation.send(side, call.payload.view(), out);
        else if (call.isEndOfStream())
            conversation.receiveEnd(side, out);
        else
            conversation.receive(side, call.payload.view(), out);
        break;
    case Call::Shutdown:
        if (endsSending(call))
            conversation.finish(side, out);
        break;
    case Call::Close:
        conversation.close(side, aborts, out);
        break;
    default:
        break;
    }
}

bool leavesSyn(int error)
{
    return error == ECONNREFUSED || error == ECONNRESET || error == ETIMEDOUT || error == EHOSTUNREACH ||
           error == ECANCELED;
}

} // namespace

void PcapngExporter::begin(QByteArray &out)
{
    appendPcapngStart(out, m_log.isRecording() ? "Recording, played from " + m_log.recordingName().toUtf8()
                                               : QByteArray());
}

void PcapngExporter::record(const SocketCall &call, QByteArray &out)
{
    if (call.flow->endpoint->kind == EndpointKind::Udp) {
        recordDatagram(call, out);
        return;
    }
    const bool isUnix = call.flow->local.isUnix() || call.flow->peer.isUnix();
    if (!isUnix) {
        recordStream(call, out);
    } else if (call.flow->connection.isValid()) {
        SocketCall drawn = call;
        drawn.flow = asIpFlow(*call.flow);
        recordStream(drawn, out);
    }
}

void PcapngExporter::recordStream(const SocketCall &call, QByteArray &out)
{
    if (call.call == Call::Connect && call.failed()) {
        recordFailedConnect(call, out);
        return;
    }
    const std::optional<Seat> seat = seatOf(*call.flow);
    if (!seat)
        return;
    m_segments.clear();
    const auto place = connectionOf(call, *seat);
    if (place == m_connections.end())
        return;
    Connection &connection = place->second;
    bool &aborts = connection.aborts[size_t(seat->side)];
    aborts = aborts || asksForReset(call);
    addComment(connection.comments, commentOn(call));
    drawCall(call, connection.conversation, seat->side, aborts, m_segments);
    write(call, connection.comments, out);
    if (call.call == Call::Close)
        forgetIfOver(place);
}

void PcapngExporter::recordDatagram(const SocketCall &call, QByteArray &out)
{
    const std::optional<UdpDatagram> datagram = udpDatagramOf(call);
    if (!datagram)
        return;
    m_packet.clear();
    appendIpPacket(m_packet, *datagram, m_identification++);
    writePacket(call.timeNs, {commentOn(call)}, out);
}

/// Nothing for an endpoint's own socket and where an address is not known.
std::optional<PcapngExporter::Seat> PcapngExporter::seatOf(const Flow &flow)
{
    const SocketAddress local = onTheWire(flow.local);
    const SocketAddress peer = onTheWire(flow.peer);
    if (!flow.connection.isValid() || !local.isValid() || local.family != peer.family)
        return std::nullopt;
    if (isBelow(local, peer))
        return Seat{{local, peer}, Side::A};
    return Seat{{peer, local}, Side::B};
}

void PcapngExporter::recordFailedConnect(const SocketCall &call, QByteArray &out)
{
    if (!leavesSyn(call.error) || !call.flow->peer.isValid())
        return;
    const AddressPair pair{localOnTheWire(*call.flow), onTheWire(call.flow->peer)};
    const bool refused = call.error == ECONNREFUSED || call.error == ECONNRESET;
    m_segments.clear();
    newConversation(pair).attempt(Side::A, refused, m_segments);
    QByteArrayList comments{commentOn(call)};
    write(call, comments, out);
}

/// The connection that the call belongs to, opened and joined where need be; end() if it gives no packet.
PcapngExporter::Connections::iterator PcapngExporter::connectionOf(const SocketCall &call, const Seat &seat)
{
    const ConnectionId id = call.flow->connection;
    const bool fromStart = opensConnection(call);
    auto place = m_connections.find(seat.pair);
    if (place != m_connections.end() && place->second.ids[size_t(seat.side)] == id)
        return place;
    const bool taken = place != m_connections.end() && place->second.ids[size_t(seat.side)].isValid();
    if (place == m_connections.end() || taken) {
        if (!fromStart && !needsConnection(call))
            return m_connections.end();
        if (taken) // the addresses are used again
            m_connections.erase(place);
        place = openConnection(call, seat);
    }
    place->second.ids[size_t(seat.side)] = id;
    place->second.conversation.join(seat.side, fromStart);
    return place;
}

PcapngExporter::Connections::iterator PcapngExporter::openConnection(const SocketCall &call, const Seat &seat)
{
    Connection connection{newConversation(seat.pair), {}, {}, {}, m_serial};
    const bool calling = call.flow->endpoint->kind == EndpointKind::TcpClient;
    connection.conversation.open(calling ? seat.side : TcpConversation::other(seat.side), m_segments);
    if (!opensConnection(call))
        connection.comments.append("handshake not in the log");
    return m_connections.emplace(seat.pair, std::move(connection)).first;
}

TcpConversation PcapngExporter::newConversation(const AddressPair &pair)
{
    // Far apart from one connection to the next, so that a viewer does not take one for the other's rest.
    ++m_serial;
    const quint32 isn = quint32(m_serial * 2654435761u);
    return {pair.a, pair.b, isn, isn ^ 0x55555555};
}

void PcapngExporter::forgetIfOver(Connections::iterator place)
{
    const Connection &connection = place->second;
    if (connection.conversation.isOver()) {
        m_connections.erase(place);
        return;
    }
    if (!connection.conversation.isClosed())
        return;
    m_lingering.emplace_back(place->first, connection.serial);
    if (m_lingering.size() <= lingerLimit)
        return;
    const auto oldest = m_connections.find(m_lingering.front().first);
    if (oldest != m_connections.end() && oldest->second.serial == m_lingering.front().second &&
        oldest->second.conversation.isClosed())
        m_connections.erase(oldest);
    m_lingering.pop_front();
}

void PcapngExporter::write(const SocketCall &call, QByteArrayList &comments, QByteArray &out)
{
    for (const TcpSegment &segment : m_segments) {
        // A connect begins with its SYN and returns with the answer to it.
        const bool callBegins = call.call == Call::Connect && segment.flags == TcpFlag::Syn;
        const qint64 logNs = callBegins ? call.timeNs - call.waitedNs : call.timeNs;
        m_packet.clear();
        appendIpPacket(m_packet, segment, m_identification++);
        writePacket(logNs, comments, out);
        comments.clear();
    }
}

void PcapngExporter::writePacket(qint64 logNs, const QByteArrayList &comments, QByteArray &out)
{
    m_lastNs = std::max(m_lastNs, m_log.wallClockNs(logNs));
    appendPcapngPacket(out, m_lastNs, m_packet, comments);
}

} // namespace wirebench
