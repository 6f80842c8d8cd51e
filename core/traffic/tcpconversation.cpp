#include "core/traffic/tcpconversation.h"

#include <algorithm>

namespace wirebench {

using namespace TcpFlag;

TcpConversation::TcpConversation(const SocketAddress &a, const SocketAddress &b, quint32 isnA, quint32 isnB)
{
    at(Side::A).address = a;
    at(Side::B).address = b;
    at(Side::A).next = isnA;
    at(Side::B).next = isnB;
}

void TcpConversation::open(Side initiator, Segments &out)
{
    draw(initiator, Syn, {}, out);
    draw(other(initiator), Syn | Ack, {}, out);
    draw(initiator, Ack, {}, out);
}

void TcpConversation::attempt(Side initiator, bool refused, Segments &out)
{
    draw(initiator, Syn, {}, out);
    if (!refused)
        return;
    at(other(initiator)).next = 0; // a refusal has no sequence number of its own (RFC 9293 section 3.10.7.1)
    at(other(initiator)).window = 0;
    drawReset(other(initiator), out);
}

void TcpConversation::join(Side side, bool fromStart)
{
    at(side).joined = true;
    m_comparable = m_comparable && fromStart;
}

void TcpConversation::send(Side side, QByteArrayView bytes, Segments &out)
{
    // A program at the other end acknowledges by its own recv; without one, the peer is thought to read.
    if (drawStream(side, Source::Sender, bytes, out) && !at(other(side)).joined)
        acknowledge(other(side), out);
}

void TcpConversation::receive(Side side, QByteArrayView bytes, Segments &out)
{
    drawStream(other(side), Source::Receiver, bytes, out);
    acknowledge(side, out);
}

// Where one source alone draws a stream, that one also says when it ends.
void TcpConversation::receiveEnd(Side side, Segments &out)
{
    const Side sender = other(side);
    if (m_comparable || at(sender).source != Source::Sender || !listens(sender))
        drawFinish(sender, out);
    acknowledge(side, out);
}

void TcpConversation::finish(Side side, Segments &out)
{
    End &end = at(side);
    if (!m_comparable && end.source == Source::Receiver && listens(other(side))) {
        end.finishPending = true;
        return;
    }
    if (end.finished || m_reset)
        return;
    drawFinish(side, out);
    if (!listens(other(side)))
        acknowledge(other(side), out);
}

void TcpConversation::close(Side side, bool aborts, Segments &out)
{
    at(side).closed = true;
    if (aborts) {
        drawReset(side, out);
        return;
    }
    if (at(other(side)).finishPending)
        drawFinish(other(side), out);
    if (at(side).finished && at(side).acknowledged != at(other(side)).next)
        acknowledge(side, out);
    finish(side, out);
}

void TcpConversation::resetByPeer(Side side, Segments &out)
{
    drawReset(other(side), out);
}

bool TcpConversation::isClosed() const
{
    return std::all_of(m_ends.begin(), m_ends.end(),
                       [](const End &end) { return end.closed || !end.joined; });
}

bool TcpConversation::isOver() const
{
    return std::all_of(m_ends.begin(), m_ends.end(), [](const End &end) { return end.closed && end.joined; });
}

void TcpConversation::draw(Side from, quint8 flags, QByteArrayView payload, Segments &out)
{
    End &end = at(from);
    const End &peer = at(other(from));
    if ((flags & Ack) != 0)
        end.acknowledged = peer.next;
    out.push_back({end.address, peer.address, end.next, end.acknowledged, end.window, flags, payload});
    end.next += quint32(payload.size()) + ((flags & (Syn | Fin)) != 0 ? 1 : 0);
}

/// Whether anything had to be drawn.
bool TcpConversation::drawStream(Side from, Source source, QByteArrayView bytes, Segments &out)
{
    QByteArrayView rest = fresh(at(from), source, bytes);
    if (rest.isEmpty() || at(from).finished || m_reset)
        return false;
    const qsizetype limit = maxTcpPayload(at(from).address.family);
    for (; rest.size() > limit; rest = rest.sliced(limit))
        draw(from, Ack, rest.first(limit), out);
    draw(from, Psh | Ack, rest, out);
    return true;
}

// The part of these bytes that has not been drawn yet: always at their end.
QByteArrayView TcpConversation::fresh(End &end, Source source, QByteArrayView bytes) const
{
    if (end.source == Source::Unknown)
        end.source = source;
    quint64 &told = source == Source::Sender ? end.sent : end.received;
    told += quint64(bytes.size());
    if (!m_comparable)
        return end.source == source ? bytes : QByteArrayView();
    const quint64 beyond = told > end.drawn ? told - end.drawn : 0;
    end.drawn += beyond;
    return bytes.last(qsizetype(beyond));
}

void TcpConversation::drawFinish(Side from, Segments &out)
{
    End &end = at(from);
    end.finishPending = false;
    if (end.finished || m_reset)
        return;
    end.finished = true;
    draw(from, Fin | Ack, {}, out);
}

void TcpConversation::drawReset(Side from, Segments &out)
{
    if (m_reset)
        return;
    m_reset = true;
    draw(from, Rst | Ack, {}, out);
}

void TcpConversation::acknowledge(Side from, Segments &out)
{
    if (m_reset)
        return;
    End &end = at(from);
    // With nothing new to acknowledge this would look like a duplicate, which means a lost packet. A
    // program that reads makes room, so that a window update is what it would be.
    if (end.acknowledged == at(other(from)).next)
        end.window ^= 1;
    draw(from, Ack, {}, out);
}

} // namespace wirebench
