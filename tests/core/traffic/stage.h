#pragma once

#include "core/traffic/trafficlog.h"

#include <QString>

namespace wirebench {

/// A log with a clock set by hand, for tests: each record is one millisecond after the one before.
struct Stage
{
    explicit Stage(TrafficLog::Limits limits = {}) : log(limits) {}

    TrafficLog log;
    qint64 nowNs = 0;

    EndpointPtr server = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
    EndpointPtr client = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("TCP client 1"));

    EndpointPtr udp = log.addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 1"));

    static SocketAddress address(const char *host, quint16 port)
    {
        return *SocketAddress::fromHost(QString::fromLatin1(host), port);
    }
    /// Everything that the log holds.
    std::vector<SocketCall> records() const
    {
        std::vector<SocketCall> all;
        const LogSnapshot snapshot = log.snapshot();
        snapshot.forEach(0, snapshot.endId(), [&all](const SocketCall &call) {
            all.push_back(call);
            return true;
        });
        return all;
    }
};

/// A program at one end of one connection, whose calls go into the stage's log.
class Actor
{
public:
    Actor(Stage &stage, const EndpointPtr &endpoint, const SocketAddress &local, const SocketAddress &peer)
        : m_stage(stage), m_flow(new Flow(endpoint, stage.log.newConnectionId(), local, peer))
    {
    }

    enum NoConnection { OwnSocket };
    /// The same on an endpoint's own socket: one that listens, or a datagram socket.
    Actor(Stage &stage, const EndpointPtr &endpoint, const SocketAddress &local, const SocketAddress &peer,
          NoConnection)
        : m_stage(stage), m_flow(new Flow(endpoint, {}, local, peer))
    {
    }

    const FlowPtr &flow() const { return m_flow; }

    quint64 add(SocketCall call)
    {
        m_stage.nowNs += 1'000'000;
        call.timeNs = m_stage.nowNs;
        call.flow = m_flow;
        return m_stage.log.append(std::move(call));
    }
    quint64 simple(Call call, int error = 0, const QString &arguments = {})
    {
        SocketCall record;
        record.call = call;
        record.error = qint16(error);
        if (!arguments.isNull())
            record.text = CallTextPtr(new CallText(arguments));
        return add(record);
    }
    quint64 connect(int error = 0, qint64 waitedNs = 500'000)
    {
        SocketCall record;
        record.call = Call::Connect;
        record.error = qint16(error);
        record.waitedNs = waitedNs;
        record.text = CallTextPtr(new CallText(m_flow->peer.toPython()));
        return add(record);
    }
    quint64 accept() { return simple(Call::Accept); }
    quint64 send(const QByteArray &bytes)
    {
        SocketCall record = moving(Call::Send, Direction::Sent, bytes);
        record.argument = qint32(bytes.size());
        return add(record);
    }
    quint64 recv(const QByteArray &bytes, qint32 asked = 65536)
    {
        SocketCall record = moving(Call::Recv, Direction::Received, bytes);
        record.argument = asked;
        record.waitedNs = 3'200'000;
        return add(record);
    }
    quint64 sendTo(const QByteArray &bytes, quint8 marks = 0, int error = 0)
    {
        SocketCall record = moving(Call::SendTo, Direction::Sent, bytes);
        record.argument = qint32(bytes.size());
        record.marks = marks;
        record.error = qint16(error);
        if (error != 0)
            record.result = -1;
        if (marks & CallMark::SimulatedLoss)
            record.result = 0;
        return add(record);
    }
    quint64 recvFrom(const QByteArray &bytes, qint32 asked = 1024, quint8 marks = 0)
    {
        SocketCall record = moving(Call::RecvFrom, Direction::Received, bytes);
        record.argument = asked;
        record.marks = marks;
        return add(record);
    }
    quint64 recvEnd() { return recv({}); }
    quint64 shutdown() { return simple(Call::Shutdown, 0, QStringLiteral("SHUT_WR")); }
    quint64 close() { return simple(Call::Close); }
    quint64 reset()
    {
        simple(Call::SetSockOpt, 0, QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 0)"));
        return close();
    }

private:
    static SocketCall moving(Call call, Direction direction, const QByteArray &bytes)
    {
        SocketCall record;
        record.call = call;
        record.direction = direction;
        record.result = quint64(bytes.size());
        record.payload = Bytes::copyOf(bytes);
        return record;
    }

    Stage &m_stage;
    FlowPtr m_flow;
};

} // namespace wirebench
