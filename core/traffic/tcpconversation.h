#pragma once

#include "core/traffic/tcpsegment.h"

#include <array>
#include <vector>

namespace wirebench {

/// One TCP connection drawn as segments from the calls that programs made at its ends: at one end, or at
/// both. A value with no file and no clock; belongs to one exporter.
///
/// The log tells of calls, not of packets, and of the same byte twice when both ends are in it. So each
/// direction counts how many bytes have been drawn; a send and a recv draw only what lies beyond. That one
/// rule serves one end alone, both ends, and calls of two threads that reach the log in either order. It
/// needs both ends' positions from their first byte. Where an end joins later (the log's beginning was
/// dropped or filtered away), each direction is drawn from one source only: whichever told of it first.
class TcpConversation
{
public:
    using Segments = std::vector<TcpSegment>; ///< functions append; payloads belong to the caller
    enum class Side : quint8 { A, B };
    static constexpr Side other(Side side) { return side == Side::A ? Side::B : Side::A; }

    /// Addresses of one family; initial sequence numbers as wanted.
    TcpConversation(const SocketAddress &a, const SocketAddress &b, quint32 isnA, quint32 isnB);

    /// The three-way handshake.
    void open(Side initiator, Segments &out);
    /// A connection that did not come about: SYN, and RST if it was @p refused.
    void attempt(Side initiator, bool refused, Segments &out);

    /// From now on the log has the calls of the program at this side.
    /// @param fromStart nothing that it sent or received before is missing
    void join(Side side, bool fromStart);
    /// Whether the FIN of this side has been drawn.
    bool hasFinished(Side side) const { return at(side).finished; }

    void send(Side side, QByteArrayView bytes, Segments &out);
    void receive(Side side, QByteArrayView bytes, Segments &out);
    /// recv() gave 0 at this side: FIN from the other, once.
    void receiveEnd(Side side, Segments &out);
    /// shutdown(SHUT_WR): FIN from this side, once.
    void finish(Side side, Segments &out);
    /// close(): FIN from this side, or RST when it @p aborts.
    void close(Side side, bool aborts, Segments &out);
    /// A call failed at this side because the other reset the connection: RST from there, once.
    void resetByPeer(Side side, Segments &out);

    /// Every program that the log knows at this connection has closed it.
    bool isClosed() const;
    /// No more calls can come: both ends are in the log and closed.
    bool isOver() const;

private:
    enum class Source : quint8 { Unknown, Sender, Receiver };
    // One end, and the stream of bytes that flows from it.
    struct End
    {
        SocketAddress address;
        quint32 next = 0;         // sequence number of the next byte
        quint32 acknowledged = 0; // in the last segment from here
        quint16 window = 65535;
        bool joined = false;
        bool closed = false;
        quint64 drawn = 0;    // bytes of its stream
        quint64 sent = 0;     // bytes, as its send calls say
        quint64 received = 0; // bytes of its stream, as the other end's recv calls say
        Source source = Source::Unknown;
        bool finished = false;      // its FIN has been drawn
        bool finishPending = false; // its FIN waits for the receiver, which draws this stream
    };

    End &at(Side side) { return m_ends[size_t(side)]; }
    const End &at(Side side) const { return m_ends[size_t(side)]; }
    bool listens(Side side) const { return at(side).joined && !at(side).closed; }

    void draw(Side from, quint8 flags, QByteArrayView payload, Segments &out);
    bool drawStream(Side from, Source source, QByteArrayView bytes, Segments &out);
    QByteArrayView fresh(End &end, Source source, QByteArrayView bytes) const;
    void drawFinish(Side from, Segments &out);
    void drawReset(Side from, Segments &out);
    void acknowledge(Side from, Segments &out);

    std::array<End, 2> m_ends;
    bool m_comparable = true; // every end that joined did so from its start
    bool m_reset = false;
};

} // namespace wirebench
