#pragma once

#include "core/traffic/trafficlog.h"

#include <cerrno>

namespace wirebench {

/// Fills a log for tests of what reads it: one endpoint with one connection, and short words for the
/// records that tests need.
class LogWriter
{
public:
    explicit LogWriter(TrafficLog &log, const QString &name = QStringLiteral("TCP server 1"),
                       quint16 peerPort = 50412)
        : m_log(log), m_endpoint(log.addEndpoint(EndpointKind::TcpServer, name)),
          m_listening(new Flow(m_endpoint, {}, SocketAddress::fromIPv4(0x7f000001, 9999), {})),
          m_flow(new Flow(m_endpoint, log.newConnectionId(), SocketAddress::fromIPv4(0x7f000001, 9999),
                          SocketAddress::fromIPv4(0x7f000001, peerPort)))
    {
    }

    /// Another connection of the same endpoint.
    LogWriter(const LogWriter &first, quint16 peerPort)
        : m_log(first.m_log), m_endpoint(first.m_endpoint), m_listening(first.m_listening),
          m_flow(new Flow(m_endpoint, m_log.newConnectionId(), SocketAddress::fromIPv4(0x7f000001, 9999),
                          SocketAddress::fromIPv4(0x7f000001, peerPort)))
    {
    }

    EndpointId endpoint() const { return m_endpoint->id; }
    const FlowPtr &flow() const { return m_flow; }

    quint64 recv(QByteArrayView payload) { return moved(Call::Recv, Direction::Received, payload, 1024); }
    quint64 send(QByteArrayView payload)
    {
        return moved(Call::Send, Direction::Sent, payload, qint32(payload.size()));
    }
    quint64 endOfStream()
    {
        SocketCall call = onConnection(Call::Recv);
        call.argument = 1024;
        call.direction = Direction::Received;
        return m_log.append(call);
    }
    quint64 datagram(Call which, QByteArrayView payload, quint8 marks = 0)
    {
        SocketCall call = onConnection(which);
        call.direction = which == Call::SendTo ? Direction::Sent : Direction::Received;
        call.payload = Bytes::copyOf(payload);
        call.argument = which == Call::SendTo ? qint32(payload.size()) : 1024;
        call.result = marks & CallMark::SimulatedLoss ? 0 : payload.size();
        call.marks = marks;
        return m_log.append(call);
    }
    quint64 failedSend()
    {
        SocketCall call = onConnection(Call::Send);
        call.direction = Direction::Sent;
        call.argument = 10;
        call.result = -1;
        call.error = ECONNRESET;
        return m_log.append(call);
    }
    quint64 listen()
    {
        SocketCall call = onConnection(Call::Listen);
        call.flow = m_listening;
        call.argument = 5;
        return m_log.append(call);
    }
    quint64 call(Call which, const QString &arguments = {}, qint64 result = 0, qint64 waitedNs = 0)
    {
        SocketCall call = onConnection(which);
        call.flow =
            which == Call::Accept || which == Call::Recv || which == Call::Close ? m_flow : m_listening;
        if (!arguments.isEmpty())
            call.text = CallTextPtr(new CallText(arguments));
        call.result = result;
        call.waitedNs = waitedNs;
        return m_log.append(call);
    }
    void recvMany(int count, QByteArrayView payload = "line of text\n")
    {
        for (int i = 0; i < count; ++i)
            recv(payload);
    }
    /// Records get this time from now on, so that a test knows what Δ is; each adds @p step.
    void setClock(qint64 startNs, qint64 stepNs)
    {
        m_nextTime = startNs;
        m_step = stepNs;
    }

private:
    SocketCall onConnection(Call which)
    {
        SocketCall call;
        call.call = which;
        call.flow = m_flow;
        call.timeNs = m_step > 0 ? m_nextTime : m_log.now();
        m_nextTime += m_step;
        return call;
    }
    quint64 moved(Call which, Direction direction, QByteArrayView payload, qint32 argument)
    {
        SocketCall call = onConnection(which);
        call.direction = direction;
        call.argument = argument;
        call.payload = m_arena.copy(payload);
        call.result = payload.size();
        return m_log.append(call);
    }

    TrafficLog &m_log;
    EndpointPtr m_endpoint;
    FlowPtr m_listening;
    FlowPtr m_flow;
    ByteArena m_arena;
    qint64 m_nextTime = 0;
    qint64 m_step = 0;
};

} // namespace wirebench
