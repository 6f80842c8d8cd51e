#include "ui/generator/generatorsession.h"

#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench;

namespace {

LoadConfig configTo(quint16 port)
{
    UdpConfig udp;
    udp.peerHost =
        HostSpec{HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0), {}};
    udp.peerPort = port;
    LoadConfig config;
    config.to = udp;
    config.count = 100;
    config.answerWaitNs = 1'000'000;
    return config;
}

} // namespace

class TestGeneratorSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInItsThread()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        TrafficLog log;
        IoThread thread;
        GeneratorSession session(log, thread, EndpointKind::Udp, QStringLiteral("load"));
        QSignalSpy made(&session, &GeneratorSession::endpointMade);
        QSignalSpy finished(&session, &GeneratorSession::finished);
        QVERIFY(!session.isRunning());
        session.stop(); // nothing
        for (int runs = 1; runs <= 2; ++runs) {
            session.start(configTo(peer.localPort()));
            QVERIFY(session.isRunning());
            session.start(configTo(1)); // ignored
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), runs, 20'000);
            QVERIFY(!session.isRunning());
            QCOMPARE(session.figures().sent, quint64(100));
            QCOMPARE(made.size(), 1);
        }
    }

    void stops()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        TrafficLog log;
        IoThread thread;
        GeneratorSession session(log, thread, EndpointKind::Udp, QStringLiteral("load"));
        LoadConfig config = configTo(peer.localPort());
        config.count = 1'000'000;
        session.start(config);
        QTRY_VERIFY_WITH_TIMEOUT(session.figures().sent > 0, 20'000);
        session.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), 20'000);
        QCOMPARE(session.figures().end, LoadEnd::Stopped);
        session.start(config); // and ends with its owner
    }
};

QTEST_GUILESS_MAIN(TestGeneratorSession)
#include "tst_generatorsession.moc"
