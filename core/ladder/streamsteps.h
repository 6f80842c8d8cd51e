#pragma once

#include "core/ladder/ladderstep.h"
#include "core/ladder/lifelines.h"
#include "core/ladder/streampairing.h"

#include <array>
#include <deque>
#include <unordered_map>

namespace wirebench {

/// Two steps that are the ends of one message.
struct StepPair
{
    quint64 from = 0;
    quint64 to = 0;
    friend bool operator==(const StepPair &, const StepPair &) = default;
};
using StepPairs = std::vector<StepPair>;

/// What the calls on streams (TCP, Unix-domain) are in the diagram. Keeps each connection with the one or two
/// ends of it that are in the log: two ends belong together when their addresses are each other's. A plain
/// value, owned by the LadderBuilder.
class StreamSteps
{
public:
    explicit StreamSteps(LifeLines &lines) : m_lines(lines) {}

    /// Fills in what @p call, a record of a TCP endpoint, is. @p step has what every step has. Appends the
    /// messages that become complete by it.
    void take(const SocketCall &call, LadderStep &step, StepPairs &pairs);
    /// Forgets the connections that are over and have no record from @p firstRecord on.
    void forgetBefore(quint64 firstRecord);

    size_t connectionCount() const { return m_links.size(); }

private:
    enum class Side : quint8 { Initiator, Acceptor };
    static constexpr Side other(Side side)
    {
        return side == Side::Initiator ? Side::Acceptor : Side::Initiator;
    }

    // One end of a connection, as its own calls tell. The numbers are records that wait for their other end.
    struct End
    {
        ConnectionId connection; // not valid: this end is not in the log
        LifeLineId line;
        LifeLineId peer;
        bool fromStart = false; // its connect or accept is in the log: no byte before it
        bool finished = false;  // its FIN is on the way
        bool aborts = false;    // close will send RST
        bool reset = false;
        bool closed = false;
        quint64 handshake = 0;
        quint64 securing = 0;
        quint64 finish = 0;
        quint64 endOfStream = 0;
        quint64 resetSent = 0;
        quint64 lastRecord = 0;

        bool isKnown() const { return connection.isValid(); }
    };
    struct Link
    {
        std::array<End, 2> ends;
        std::array<StreamPairing, 2> streams; // by the side that sends
        bool hasAddresses = false;

        End &at(Side side) { return ends[size_t(side)]; }
    };
    struct Seat
    {
        quint32 link = 0;
        Side side = Side::Initiator;
    };
    struct AddressPair
    {
        SocketAddress initiator;
        SocketAddress acceptor;
        friend bool operator==(const AddressPair &, const AddressPair &) = default;
    };
    struct AddressPairHash
    {
        size_t operator()(const AddressPair &pair) const
        {
            return qHash(pair.initiator, qHash(pair.acceptor));
        }
    };

    void takeOwnSocket(const SocketCall &call, LadderStep &step);
    static Side sideOf(const SocketCall &call);
    static AddressPair pairOf(const Flow &flow, Side side);
    Seat seatOf(const SocketCall &call, const LadderStep &step);
    Seat newSeat(const SocketCall &call, const LadderStep &step);
    void join(Seat &seat, const Flow &flow);
    void joinUnix(Seat &seat, const Flow &flow);
    void moveTo(quint32 link, Seat &seat);
    void introduce(Link &link);
    void choosePeer(End &end, const End &otherEnd, const Flow &flow);

    void classify(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void handshake(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void secure(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void moveBytes(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void finish(LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void endOfStream(LadderStep &step, Link &link, Side side, StepPairs &pairs);
    static void close(LadderStep &step, Link &link, Side side, StepPairs &pairs, bool stands);
    static void fail(const SocketCall &call, LadderStep &step, Link &link, Side side, StepPairs &pairs);

    LifeLines &m_lines;
    std::unordered_map<quint32, Link> m_links;
    std::unordered_map<quint32, Seat> m_seats; // by connection
    std::unordered_map<AddressPair, quint32, AddressPairHash> m_pairs;
    std::unordered_map<AddressPair, std::deque<quint32>, AddressPairHash> m_unixPairs; // that wait for an end
    quint32 m_lastLink = 0;
    size_t m_worthForgetting = 64;
};

} // namespace wirebench
