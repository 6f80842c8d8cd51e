#include "core/answer/answerhandler.h"
#include "core/net/tcpserver.h"
#include "tests/ui/shell/bench.h"
#include "ui/generator/generatorpanel.h"
#include "ui/generator/generatorzone.h"
#include "ui/tcpclient/tcpclienttab.h"
#include "ui/udp/udptab.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"

#include <QAction>
#include <QSignalSpy>
#include <QUdpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// Echoes on a thread of its own.
class EchoServer final
{
public:
    EchoServer()
        : m_server(m_thread, m_log, m_thread.reactor(), QStringLiteral("server")),
          m_started(m_server.object(), &TcpServer::started)
    {
        TcpServerConfig config;
        config.host.kind = HostSpec::Kind::Address;
        config.host.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0);
        AnswerConfig answer;
        answer.kind = AnswerKind::Echo;
        m_server.call(
            [config, factory = answerHandlers(answer)](TcpServer &server) { server.start(config, factory); });
    }
    quint16 port()
    {
        if (m_started.isEmpty() && !m_started.wait(20'000))
            return 0;
        return m_started.first().first().value<QList<SocketAddress>>().value(0).port;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;
    InThread<TcpServer> m_server;
    QSignalSpy m_started;
};

TcpClientSettings clientOf(quint16 port)
{
    TcpClientSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QString::number(port);
    settings.generator.rate = 5000;
    settings.generator.count = 500;
    return settings;
}

GeneratorZone &zoneOf(const QWidget &tab)
{
    return *tab.findChild<GeneratorZone *>();
}

} // namespace

class TestGeneratorZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneButtonThereAndOneBack()
    {
        Bench bench;
        TcpClientTab tab(bench.context(), QStringLiteral("TCP client 1"), clientOf(1));
        tab.resize(1280, 720);
        tab.show();
        QSignalSpy edits(&tab, &SessionPage::edited);
        QVERIFY(tab.findChild<PayloadEditor *>()->isVisible());
        QVERIFY(press(tab, QStringLiteral("Generator")));
        QVERIFY(!tab.findChild<PayloadEditor *>()->isVisible());
        QVERIFY(zoneOf(tab).panel()->isVisible());
        QVERIFY(std::get<TcpClientSettings>(tab.settings()).generator.open);
        QVERIFY(edits.size() > 0);
        QVERIFY(press(tab, QStringLiteral("Message")));
        QVERIFY(tab.findChild<PayloadEditor *>()->isVisible());
        QVERIFY(!std::get<TcpClientSettings>(tab.settings()).generator.open);
        QVERIFY(tab.sessionActions().contains(zoneOf(tab).openAction()));
    }

    void generatesFromTheTcpTab()
    {
        EchoServer server;
        Bench bench;
        TcpClientTab tab(bench.context(), QStringLiteral("TCP client 1"), clientOf(server.port()));
        tab.resize(1280, 720);
        tab.show();
        zoneOf(tab).openAction()->trigger();
        QVERIFY(press(tab, QStringLiteral("Generate")));
        QTRY_VERIFY_WITH_TIMEOUT(zoneOf(tab).session().figures().phase == LoadPhase::Ended, 20'000);
        QCOMPARE(zoneOf(tab).session().figures().answered, quint64(500));
        QVERIFY(!tab.isRunning()); // the client itself was not connected
        QVERIFY(bench.log.endId() > 500);
    }

    /// As the command line starts it.
    void startingTheSessionStartsIt()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        UdpSettings settings;
        settings.peerHost = QStringLiteral("127.0.0.1");
        settings.peerPort = QString::number(peer.localPort());
        settings.generator.open = true;
        settings.generator.count = 50;
        Bench bench;
        UdpTab tab(bench.context(), QStringLiteral("UDP 1"), settings);
        tab.resize(1280, 720);
        tab.show();
        QCOMPARE(std::get<UdpSettings>(tab.settings()), settings);
        QSignalSpy settled(&tab, &SessionPage::settled);
        tab.start();
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, 20'000);
        QCOMPARE(settled.first().first().toBool(), true);
        QTRY_VERIFY_WITH_TIMEOUT(!zoneOf(tab).isRunning(), 20'000);
        QCOMPARE(zoneOf(tab).session().figures().sent, quint64(50));
    }

    void stopsAtOnce()
    {
        EchoServer server;
        Bench bench;
        TcpClientSettings settings = clientOf(server.port());
        settings.generator.count = 1'000'000;
        TcpClientTab tab(bench.context(), QStringLiteral("TCP client 1"), settings);
        tab.resize(1280, 720);
        tab.show();
        zoneOf(tab).setOpen(true);
        QVERIFY(press(tab, QStringLiteral("Generate")));
        QTRY_VERIFY_WITH_TIMEOUT(zoneOf(tab).session().figures().answered > 0, 20'000);
        QVERIFY(press(tab, QStringLiteral("Stop")));
        QTRY_VERIFY_WITH_TIMEOUT(!zoneOf(tab).isRunning(), 20'000);
        QVERIFY(press(tab, QStringLiteral("Generate"))); // and again; the tab is closed meanwhile
    }

    void mistakesInTheFields()
    {
        Bench bench;
        TcpClientSettings settings = clientOf(1);
        settings.port = QStringLiteral("no port");
        settings.generator.open = true;
        TcpClientTab tab(bench.context(), QStringLiteral("TCP client 1"), settings);
        QSignalSpy settled(&tab, &SessionPage::settled);
        tab.start();
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().toBool(), false);
        QVERIFY(!zoneOf(tab).panel()->notice()->isEmpty());
    }

    void anotherMachineAsksFirst()
    {
        Bench bench;
        TcpClientSettings settings = clientOf(9);
        settings.host = QStringLiteral("192.0.2.1"); // for documentation: nobody is there (RFC 5737)
        settings.connectTimeoutMs = 50;
        TcpClientTab tab(bench.context(), QStringLiteral("TCP client 1"), settings);
        tab.resize(1280, 720);
        tab.show();
        zoneOf(tab).start();
        QTRY_VERIFY_WITH_TIMEOUT(!zoneOf(tab).isRunning(), 20'000);
        QCOMPARE(zoneOf(tab).session().figures().end, LoadEnd::Unconfirmed);
        QCOMPARE(bench.log.endId(), quint64(1)); // no call was made
        QVERIFY(press(tab, zoneOf(tab).panel()->confirmAction()->text()));
        QTRY_VERIFY_WITH_TIMEOUT(!zoneOf(tab).isRunning(), 20'000);
        QCOMPARE(zoneOf(tab).session().figures().end, LoadEnd::Failed);
        QVERIFY(bench.log.endId() > 1);
    }
};

QTEST_MAIN(TestGeneratorZone)
#include "tst_generatorzone.moc"
