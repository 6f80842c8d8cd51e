#pragma once

#include "core/traffic/exporter.h"
#include "core/traffic/tcpconversation.h"

#include <QByteArrayList>

#include <deque>
#include <unordered_map>

namespace wirebench {

/// The log for packet viewers: a pcapng file whose IP, TCP and UDP headers are made from the calls, so that
/// "Follow TCP stream" and the sequence analysis work. See TcpConversation for how calls become segments.
/// Each sendto and recvfrom is one packet; where both ends of a datagram are in the log, there are two.
///
/// The call stands as comment on the first packet that it gives; a call that gives none (setsockopt, the
/// accept of a connection whose connect is in the log too) is a comment on the connection's next packet.
/// A Unix-domain connection is drawn as TCP between invented addresses (see asIpFlow), so that its stream can be
/// followed, too; the comments say so. Two ends in one log are two conversations: nothing in a record pairs them.
/// What happened before there was a connection (getaddrinfo, socket, bind, listen) is left out: it was
/// never on the wire, and the other formats have it. A connection whose handshake is not in the log gets
/// one with its first record. Times never go backwards.
class PcapngExporter final : public Exporter
{
public:
    /// Connections that one program has closed and whose other end may still turn up in the log (a client
    /// that was gone before the server accepted it). Beyond these, the oldest are forgotten.
    static constexpr size_t lingerLimit = 4096;

    explicit PcapngExporter(const TrafficLog &log) : m_log(log) {}

    void begin(QByteArray &out) override;
    void record(const SocketCall &call, QByteArray &out) override;
    void end(QByteArray &) override {}

    /// Connections that are kept in mind now.
    size_t connectionCount() const { return m_connections.size(); }

private:
    using Side = TcpConversation::Side;

    // The two addresses of a connection, the lower one first: the same seen from both ends.
    struct AddressPair
    {
        SocketAddress a;
        SocketAddress b;
        friend bool operator==(const AddressPair &, const AddressPair &) = default;
    };
    struct AddressPairHash
    {
        size_t operator()(const AddressPair &pair) const { return qHash(pair.a, qHash(pair.b)); }
    };
    // A connection, and at which of its ends a program sits.
    struct Seat
    {
        AddressPair pair;
        Side side;
    };
    struct Connection
    {
        TcpConversation conversation;
        std::array<ConnectionId, 2> ids;
        std::array<bool, 2> aborts = {}; // close will reset: SO_LINGER with time 0 was set
        QByteArrayList comments;         // for the next packet
        quint64 serial = 0;
    };
    using Connections = std::unordered_map<AddressPair, Connection, AddressPairHash>;

    void recordStream(const SocketCall &call, QByteArray &out);
    void recordFailedConnect(const SocketCall &call, QByteArray &out);
    Connections::iterator connectionOf(const SocketCall &call, const Seat &seat);
    Connections::iterator openConnection(const SocketCall &call, const Seat &seat);
    static std::optional<Seat> seatOf(const Flow &flow);
    void forgetIfOver(Connections::iterator place);
    TcpConversation newConversation(const AddressPair &pair);
    void recordDatagram(const SocketCall &call, QByteArray &out);
    void write(const SocketCall &call, QByteArrayList &comments, QByteArray &out);
    void writePacket(qint64 logNs, const QByteArrayList &comments, QByteArray &out); // m_packet

    const TrafficLog &m_log;
    Connections m_connections;
    std::deque<std::pair<AddressPair, quint64>> m_lingering; // with their serials, oldest first
    TcpConversation::Segments m_segments;                    // of the record at hand
    QByteArray m_packet;
    quint64 m_serial = 0;
    qint64 m_lastNs = 0;
    quint16 m_identification = 0;
};

} // namespace wirebench
