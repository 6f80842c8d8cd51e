#pragma once

#include "core/answer/answerhandler.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"

#include <QList>
#include <QSignalSpy>
#include <QTest>

namespace wirebench::test {

/// System C3 of the course, performed for real by both engines in one log: "Bonjour serveur", "Recu: …".
class C3Session
{
public:
    /// False if it has not ended within 60 s.
    bool perform(quint16 port = 0)
    {
        constexpr int patienceMs = 60'000;
        QSignalSpy started(&m_server, &TcpServer::started);
        QSignalSpy stopped(&m_server, &TcpServer::stopped);
        QSignalSpy closed(&m_client, &TcpClient::closed);
        m_server.start(serverConfig(port), answerHandlers({AnswerKind::Prefix, "Recu: ", true, 0}));
        if (!QTest::qWaitFor([&] { return started.size() == 1; }, patienceMs))
            return false;
        const auto addresses = started.first().first().value<QList<SocketAddress>>();
        m_client.connectToHost(clientConfig(addresses.value(0).port));
        return QTest::qWaitFor([&] { return stopped.size() == 1 && closed.size() == 1; }, patienceMs);
    }

    EndpointId server() const { return m_server.endpointId(); }
    EndpointId client() const { return m_client.endpointId(); }
    LogSnapshot log() const { return m_log.snapshot(); }
    QList<SocketCall> records(EndpointId endpoint) const
    {
        QList<SocketCall> found;
        const LogSnapshot snapshot = log();
        snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&](const SocketCall &call) {
            if (call.flow->endpoint->id == endpoint)
                found << call;
            return true;
        });
        return found;
    }

private:
    static HostSpec loopback()
    {
        return {HostSpec::Kind::Address, SocketAddress::fromIPv4(0x7f000001, 0), {}};
    }
    static TcpServerConfig serverConfig(quint16 port)
    {
        TcpServerConfig config;
        config.host = loopback();
        config.port = port;
        config.backlog = 1;
        config.concurrency = Concurrency::OneAtATime;
        config.once = true;
        return config;
    }
    static TcpClientConfig clientConfig(quint16 port)
    {
        TcpClientConfig config;
        config.host = loopback();
        config.port = port;
        config.receiveOnce = true;
        config.firstMessage = OutboundMessage{Bytes::copyOf("Bonjour serveur"), {}, 0, 0};
        return config;
    }

    TrafficLog m_log;
    std::unique_ptr<Reactor> m_reactor = Reactor::create();
    TcpServer m_server{m_log, *m_reactor, QStringLiteral("TCP server 1")};
    TcpClient m_client{m_log, *m_reactor, QStringLiteral("TCP client 1")};
};

} // namespace wirebench::test
