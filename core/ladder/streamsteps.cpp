#include "core/ladder/streamsteps.h"

#include "core/traffic/wireaddress.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

// Sends kept for an end that may yet appear in the log: a server may have answered before the client's
// connect has been recorded by another thread.
constexpr size_t keptForStranger = 16;

bool has(const SocketCall &call, const char *words)
{
    return call.text && call.text->text.contains(QLatin1String(words));
}

// The program's own notation for what makes close() send RST.
bool asksForReset(const SocketCall &call)
{
    return !call.failed() && has(call, "SO_LINGER") && has(call, "(1, 0)");
}

bool endsSending(const SocketCall &call)
{
    return !call.failed() && (!has(call, "SHUT_RD") || has(call, "SHUT_RDWR"));
}

} // namespace

void StreamSteps::take(const SocketCall &call, LadderStep &step, StepPairs &pairs)
{
    if (!call.flow->connection.isValid()) {
        takeOwnSocket(call, step);
        return;
    }
    const Seat seat = seatOf(call, step);
    Link &link = m_links[seat.link];
    End &end = link.at(seat.side);
    const End &otherEnd = link.at(other(seat.side));
    choosePeer(end, otherEnd, *call.flow);
    end.lastRecord = call.id;
    step.peer = end.peer;
    step.peerIsOurs = otherEnd.isKnown();
    classify(call, step, link, seat.side, pairs);
}

/// An endpoint's own socket: where it listens is remembered, so that whoever connects there meets it.
void StreamSteps::takeOwnSocket(const SocketCall &call, LadderStep &step)
{
    const SocketAddress &local = call.flow->local;
    if ((call.call == Call::Bind || call.call == Call::Listen) && !call.failed())
        m_lines.bind(LifeLines::Ports::Stream, local, step.line);
    if (call.call != Call::Close)
        return;
    m_lines.unbind(LifeLines::Ports::Stream, local, step.line);
    // Whom it has not accepted is accepted by nobody.
    std::erase_if(m_unixPairs, [&local](const auto &entry) { return entry.first.acceptor == local; });
}

StreamSteps::Side StreamSteps::sideOf(const SocketCall &call)
{
    if (call.call == Call::Accept)
        return Side::Acceptor;
    if (call.call == Call::Socket || call.call == Call::Connect)
        return Side::Initiator; // a server that relays calls others, too
    return call.flow->endpoint->kind == EndpointKind::TcpServer ? Side::Acceptor : Side::Initiator;
}

StreamSteps::AddressPair StreamSteps::pairOf(const Flow &flow, Side side)
{
    const SocketAddress local = onTheWire(flow.local);
    SocketAddress peer = onTheWire(flow.peer);
    if (peer.isAny() && peer.family == local.family)
        peer.ip = local.ip; // connecting to "any" is connecting to oneself
    return side == Side::Initiator ? AddressPair{local, peer} : AddressPair{peer, local};
}

StreamSteps::Seat StreamSteps::newSeat(const SocketCall &call, const LadderStep &step)
{
    const Seat seat{++m_lastLink, sideOf(call)};
    End &end = m_links[seat.link].at(seat.side);
    end.connection = call.flow->connection;
    end.line = step.line;
    return seat;
}

StreamSteps::Seat StreamSteps::seatOf(const SocketCall &call, const LadderStep &step)
{
    const quint32 connection = call.flow->connection.value;
    const auto known = m_seats.find(connection);
    Seat seat = known == m_seats.end() ? newSeat(call, step) : known->second;
    const Flow &flow = *call.flow;
    const bool hasAddresses = flow.local.isValid() && flow.peer.isValid();
    if (hasAddresses && !std::exchange(m_links[seat.link].hasAddresses, hasAddresses))
        flow.local.isUnix() ? joinUnix(seat, flow) : join(seat, flow);
    m_seats[connection] = seat;
    return seat;
}

/// The addresses of a connection have become known: its other end may be there already.
void StreamSteps::join(Seat &seat, const Flow &flow)
{
    const auto [place, isFirst] = m_pairs.try_emplace(pairOf(flow, seat.side), seat.link);
    const auto there = m_links.find(place->second);
    if (isFirst || there == m_links.end() || there->second.at(seat.side).isKnown()) {
        place->second = seat.link; // the addresses are used again
        return;
    }
    moveTo(place->second, seat);
}

/// The connections of one process to one path have the same addresses. The system accepts them in the order in which
/// they were made (unix(7)).
void StreamSteps::joinUnix(Seat &seat, const Flow &flow)
{
    const SocketAddress &unnamed = flow.local.path.isEmpty() ? flow.local : flow.peer;
    if (unnamed.path.isEmpty() && unnamed.scope == 0)
        return; // the system does not tell whose it is
    std::deque<quint32> &waiting = m_unixPairs[pairOf(flow, seat.side)];
    while (!waiting.empty() && !m_links.contains(waiting.front()))
        waiting.pop_front();
    if (waiting.empty() || m_links[waiting.front()].at(seat.side).isKnown()) {
        waiting.push_back(seat.link);
        return;
    }
    const quint32 there = waiting.front();
    waiting.pop_front();
    moveTo(there, seat);
}

/// The end becomes that of a connection whose other end is there.
void StreamSteps::moveTo(quint32 link, Seat &seat)
{
    Link &there = m_links[link];
    there.at(seat.side) = m_links[seat.link].at(seat.side);
    m_links.erase(seat.link);
    seat.link = link;
    introduce(m_links[link]);
}

void StreamSteps::introduce(Link &link)
{
    End &initiator = link.at(Side::Initiator);
    End &acceptor = link.at(Side::Acceptor);
    m_lines.merge(initiator.peer, acceptor.line);
    m_lines.merge(acceptor.peer, initiator.line);
    initiator.peer = acceptor.line;
    acceptor.peer = initiator.line;
    m_lines.meet(initiator.line, acceptor.line);
}

void StreamSteps::choosePeer(End &end, const End &otherEnd, const Flow &flow)
{
    if (otherEnd.isKnown())
        end.peer = otherEnd.line;
    else if (!m_lines.at(end.peer) && flow.peer.isValid())
        end.peer = m_lines.ofPeer(LifeLines::Ports::Stream, flow.peer);
    const LifeLine *peer = m_lines.at(end.peer);
    if (peer && peer->isOurs())
        m_lines.meet(end.line, end.peer);
}

void StreamSteps::classify(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    switch (call.call) {
    case Call::Connect:
    case Call::Accept:
        handshake(call, step, link, side, pairs);
        break;
    case Call::DoHandshake:
        secure(call, step, link, side, pairs);
        break;
    case Call::Send:
    case Call::Recv:
        if (call.failed())
            fail(call, step, link, side, pairs);
        else if (call.isEndOfStream())
            endOfStream(step, link, side, pairs);
        else
            moveBytes(call, step, link, side, pairs);
        break;
    case Call::SetSockOpt:
        link.at(side).aborts = link.at(side).aborts || asksForReset(call);
        break;
    case Call::Shutdown:
        if (endsSending(call) && !link.at(side).finished)
            finish(step, link, side, pairs);
        break;
    case Call::Close:
        close(step, link, side, pairs, link.at(side).fromStart || call.flow->local.isValid());
        break;
    default:
        break;
    }
}

void StreamSteps::handshake(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    step.kind = LadderStepKind::Handshake;
    step.outgoing = side == Side::Initiator;
    if (call.failed())
        return;
    End &end = link.at(side);
    end.fromStart = true;
    end.handshake = call.id;
    const quint64 otherId = link.at(other(side)).handshake;
    if (otherId != 0)
        pairs.push_back({link.at(Side::Initiator).handshake, link.at(Side::Acceptor).handshake});
}

void StreamSteps::secure(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    step.kind = LadderStepKind::Securing;
    step.outgoing = side == Side::Initiator;
    link.at(side).securing = call.id;
    if (link.at(other(side)).securing != 0)
        pairs.push_back({link.at(Side::Initiator).securing, link.at(Side::Acceptor).securing});
}

void StreamSteps::moveBytes(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    step.kind = LadderStepKind::Data;
    step.outgoing = call.call == Call::Send;
    const End &otherEnd = link.at(other(side));
    // Offsets mean the same at both ends only if no byte of either is missing.
    if (!link.at(side).fromStart || (otherEnd.isKnown() && !otherEnd.fromStart))
        return;
    StreamPairing &stream = link.streams[size_t(step.outgoing ? side : other(side))];
    StreamPairing::Matches matches;
    if (step.outgoing)
        stream.sent(call.id, quint64(call.payload.size()), matches);
    else
        stream.received(call.id, quint64(call.payload.size()), matches);
    if (!otherEnd.isKnown())
        stream.keep(keptForStranger);
    for (const StreamPairing::Match &match : matches)
        pairs.push_back({match.send, match.recv});
}

void StreamSteps::finish(LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    End &end = link.at(side);
    step.kind = LadderStepKind::Finish;
    step.outgoing = true;
    end.finished = true;
    end.finish = step.id;
    if (const quint64 told = link.at(other(side)).endOfStream; told != 0)
        pairs.push_back({step.id, told});
}

void StreamSteps::endOfStream(LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    step.kind = LadderStepKind::Finish;
    link.at(side).endOfStream = step.id;
    if (const quint64 sent = link.at(other(side)).finish; sent != 0)
        pairs.push_back({sent, step.id});
}

void StreamSteps::close(LadderStep &step, Link &link, Side side, StepPairs &pairs, bool stands)
{
    End &end = link.at(side);
    const End &otherEnd = link.at(other(side));
    const bool unheard = otherEnd.isKnown() && otherEnd.closed;
    end.closed = true;
    if (!stands || end.reset || unheard || (end.finished && !end.aborts))
        return;
    if (!end.aborts) {
        finish(step, link, side, pairs);
        return;
    }
    step.kind = LadderStepKind::Reset;
    step.outgoing = true;
    end.resetSent = step.id;
}

void StreamSteps::fail(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs)
{
    End &end = link.at(side);
    const bool isReset = call.error == ECONNRESET || call.error == EPIPE;
    if (!isReset || end.reset)
        return;
    end.reset = true;
    step.kind = LadderStepKind::Reset;
    if (const quint64 sent = link.at(other(side)).resetSent; sent != 0)
        pairs.push_back({sent, step.id});
}

void StreamSteps::forgetBefore(quint64 firstRecord)
{
    if (m_links.size() < m_worthForgetting)
        return;
    const auto isOver = [firstRecord](const End &end) {
        return !end.isKnown() || (end.closed && end.lastRecord < firstRecord);
    };
    std::erase_if(m_links, [&isOver](const auto &entry) {
        return std::all_of(entry.second.ends.begin(), entry.second.ends.end(), isOver);
    });
    std::erase_if(m_seats, [this](const auto &entry) { return !m_links.contains(entry.second.link); });
    std::erase_if(m_unixPairs, [this](const auto &entry) {
        return std::none_of(entry.second.begin(), entry.second.end(),
                            [this](quint32 link) { return m_links.contains(link); });
    });
    std::erase_if(m_pairs, [this](const auto &entry) { return !m_links.contains(entry.second); });
    m_worthForgetting = std::max<size_t>(64, 2 * m_links.size());
}

} // namespace wirebench
