#include "core/practice/practiceservers.h"

#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>

using namespace wirebench;

/// The ports, with plain sockets of the test's own at the other end. Real clients: tst_cli_practice.
class TestPracticeServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<TrafficLog>();
        m_reactor = Reactor::create();
        m_servers = std::make_unique<PracticeServers>(*m_log, *m_reactor, QStringLiteral("practice"));
    }
    void cleanup()
    {
        m_servers.reset();
        QCOMPARE(contradictionsIn(*m_log), QString());
        m_reactor.reset();
    }

    void allListenOnThisMachineAlone();
    void oneProtocolAtItsPort();
    void takenPortIsToldAndTheOthersGoOn();
    void nothingToBeHadFails();
    void worldBeginsAnewWithEachStart();
    void commandsBehindAHalfClose();
    void ftpDataIsInTheLog();
    void ftpPortIsReplacedAndReused();
    void whoAsksAndNeverReadsCostsLittle();
    void endsInTheMiddle();

private:
    static PracticeServersConfig freePorts()
    {
        PracticeServersConfig config;
        config.ports.fill(quint16(0));
        return config;
    }
    bool start(const PracticeServersConfig &config = freePorts())
    {
        QSignalSpy started(m_servers.get(), &PracticeServers::started);
        m_servers->start(config);
        return soon([&] { return !started.isEmpty(); });
    }
    RawPeer peer(PracticeProtocol protocol) const
    {
        RawPeer made;
        (void)made.connectTo(m_servers->status().find(protocol)->address);
        return made;
    }
    /// Sends lines, and waits until as much has been said that ends like this.
    static bool talk(RawPeer &peer, const QByteArray &lines, const QByteArray &end)
    {
        const qsizetype before = peer.received().size();
        peer.send(lines);
        return soon([&] { return peer.received().size() > before && peer.received().endsWith(end); });
    }
    /// The port that the last line of FTP names.
    static quint16 dataPort(RawPeer &peer)
    {
        const QByteArray said = peer.received();
        return said.mid(said.lastIndexOf("(|||") + 4).split('|').first().toUShort();
    }

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<PracticeServers> m_servers;
};

void TestPracticeServers::allListenOnThisMachineAlone()
{
    QVERIFY(start());
    const PracticeServersStatus &status = m_servers->status();
    QCOMPARE(status.ports.size(), 14);
    QCOMPARE(status.listeningCount(), 14);
    QCOMPARE(m_servers->endpointIds().size(), 14);
    for (const PracticePortStatus &port : status.ports)
        QCOMPARE(port.address.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(status.certificates.size(), 1);
    QVERIFY(status.certificates.first().names.contains(QStringLiteral("localhost")));
    RawPeer daytime = peer(PracticeProtocol::Daytime);
    QVERIFY(soon([&] { return daytime.isAtEnd(); }));
    QVERIFY(daytime.received().endsWith("(Wirebench practice server)\r\n"));
    QVERIFY(soon([&] { return m_servers->status().find(PracticeProtocol::Daytime)->served == 1; }));
    QSignalSpy stopped(m_servers.get(), &PracticeServers::stopped);
    m_servers->stop();
    QVERIFY(soon([&] { return !stopped.isEmpty(); }));
    QCOMPARE(m_servers->status().listeningCount(), 0);
    m_servers->stop();
}

void TestPracticeServers::oneProtocolAtItsPort()
{
    PracticeServersConfig config;
    config.enabled.fill(false);
    config.enabled[size_t(PracticeProtocol::Pop3)] = true;
    config.tlsPorts = false;
    config.portOffset = 40'000 - 110 + int(QCoreApplication::applicationPid() % 10'000); // any free one would do
    if (!start(config))
        QSKIP("another program has this port");
    QCOMPARE(m_servers->status().ports.size(), 1);
    QCOMPARE(int(m_servers->status().ports.first().address.port), config.portOffset + 110);
}

void TestPracticeServers::takenPortIsToldAndTheOthersGoOn()
{
    const NativeSocket taken = listeningSocket(loopback());
    PracticeServersConfig config = freePorts();
    config.ports[size_t(PracticeProtocol::Imap)] = taken.localAddress().port;
    QVERIFY(start(config));
    const PracticePortStatus &imap = *m_servers->status().find(PracticeProtocol::Imap);
    QCOMPARE(imap.state, PracticePortState::Failed);
    QCOMPARE(imap.error.systemError, EADDRINUSE);
    QVERIFY(!m_servers->status().find(PracticeProtocol::Imap, true));
    QCOMPARE(m_servers->status().listeningCount(), 12);
    RawPeer pop = peer(PracticeProtocol::Pop3);
    QVERIFY(talk(pop, "QUIT\r\n", "+OK Good bye\r\n"));
}

void TestPracticeServers::nothingToBeHadFails()
{
    PracticeServersConfig config;
    config.portOffset = 65'500;
    config.enabled.fill(false);
    config.enabled[size_t(PracticeProtocol::Gopher)] = true;
    QSignalSpy failed(m_servers.get(), &PracticeServers::failed);
    m_servers->start(config);
    QVERIFY(soon([&] { return !failed.isEmpty(); }));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::InvalidPort);
    QVERIFY(!m_servers->status().running);
    config = freePorts();
    config.tls.certificateFile = QStringLiteral("/nowhere/at/all.pem");
    m_servers->start(config);
    QVERIFY(soon([&] { return failed.size() == 2; }));
    QCOMPARE(failed.last().first().value<Error>().code, ErrorCode::CertificateUnusable);
    QVERIFY(start()); // once more, with one of its own
}

void TestPracticeServers::worldBeginsAnewWithEachStart()
{
    QVERIFY(start());
    RawPeer smtp = peer(PracticeProtocol::Smtp);
    QVERIFY(talk(smtp, "HELO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\nx\r\n.\r\n", "in the letterbox\r\n"));
    QVERIFY(soon([&] { return m_servers->status().storedMessages == 4; }));
    RawPeer pop = peer(PracticeProtocol::Pop3);
    QVERIFY(talk(pop, "USER alice\r\nPASS wonderland\r\n", "Welcome, 4 messages\r\n"));
    m_servers->stop();
    QVERIFY(soon([&] { return pop.isAtEnd() && smtp.isAtEnd(); }));
    QVERIFY(start());
    RawPeer again = peer(PracticeProtocol::Pop3);
    QVERIFY(talk(again, "USER alice\r\nPASS wonderland\r\n", "Welcome, 3 messages\r\n"));
}

void TestPracticeServers::commandsBehindAHalfClose()
{
    QVERIFY(start());
    RawPeer news = peer(PracticeProtocol::Nntp);
    news.send("GROUP practice.test\nBODY 1\n");
    news.pump();
    news.finishSending();
    QVERIFY(soon([&] { return news.isAtEnd(); }));
    QVERIFY(news.received().endsWith("\r\n.\r\n"));
    QCOMPARE(news.error(), 0);
}

void TestPracticeServers::ftpDataIsInTheLog()
{
    QVERIFY(start());
    RawPeer control = peer(PracticeProtocol::Ftp);
    QVERIFY(talk(control, "USER ftp\r\nPASS x\r\nTYPE I\r\nEPSV\r\n", "|)\r\n"));
    RawPeer data;
    QVERIFY(data.connectTo(loopback(AddressFamily::IPv4, dataPort(control))));
    QVERIFY(talk(control, "RETR /pub/bytes.bin\r\n", "226 All of it is sent\r\n"));
    QVERIFY(soon([&] { return data.isAtEnd(); }));
    QCOMPARE(data.received().size(), 1024);
    QCOMPARE(uchar(data.received().at(255)), 255);
    bool found = false;
    for (const SocketCall &record : recordsOf(*m_log, Call::Send)) {
        if (record.flow->endpoint->name == QStringLiteral("practice: ftp data"))
            found |= record.payload.toByteArray() == data.received();
    }
    QVERIFY(found);
}

void TestPracticeServers::ftpPortIsReplacedAndReused()
{
    QVERIFY(start());
    RawPeer control = peer(PracticeProtocol::Ftp);
    QVERIFY(talk(control, "USER ftp\r\nPASS x\r\nEPSV\r\n", "|)\r\n"));
    const quint16 first = dataPort(control);
    QVERIFY(talk(control, "EPSV\r\n", "|)\r\n"));
    RawPeer nobody;
    QVERIFY(!nobody.connectSoon(loopback(AddressFamily::IPv4, first)));
    for (int i = 0; i < 20; ++i) {
        RawPeer data;
        QVERIFY(data.connectTo(loopback(AddressFamily::IPv4, dataPort(control))));
        QVERIFY(talk(control, "STOR /incoming/x\r\n", "150 Send it over the data connection\r\n"));
        data.send("one\r\n");
        data.pump();
        data.close();
        QVERIFY(soon([&] { return control.received().endsWith("226 Stored, 4 bytes\r\n"); }));
        QVERIFY(talk(control, "EPSV\r\n", "|)\r\n"));
    }
    RawPeer data;
    QVERIFY(data.connectTo(loopback(AddressFamily::IPv4, dataPort(control))));
    QVERIFY(talk(control, "STOR /incoming/y\r\n", "connection\r\n"));
    data.send("half");
    data.pump();
    data.reset();
    QVERIFY(soon([&] { return control.received().endsWith("426 The data connection was cut off\r\n"); }));
}

/// All that is asked for at once would be a gigabyte.
void TestPracticeServers::whoAsksAndNeverReadsCostsLittle()
{
    QVERIFY(start());
    RawPeer smtp = peer(PracticeProtocol::Smtp);
    QVERIFY(talk(smtp, "HELO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\n", "the end\r\n"));
    QVERIFY(talk(smtp, QByteArray(2'000'000, 'x') + "\r\n.\r\n", "in the letterbox\r\n"));
    RawPeer pop;
    QVERIFY(pop.connectWithSmallBuffer(m_servers->status().find(PracticeProtocol::Pop3)->address, 4096));
    pop.setReading(false);
    pop.send("USER alice\r\nPASS wonderland\r\n" + QByteArray("RETR 4\r\n").repeated(500));
    turn(200);
    RawPeer other = peer(PracticeProtocol::Pop3);
    QVERIFY(talk(other, "USER alice\r\nPASS wonderland\r\nSTAT\r\n", "\r\n"));
    quint64 sent = 0;
    for (const SocketCall &record : recordsOf(*m_log, Call::Send))
        sent += quint64(record.payload.size());
    QVERIFY2(sent < 16 * 1024 * 1024, qPrintable(QString::number(sent))); // what systems keep for a reader, and no more
    pop.setCounting();
    pop.setReading(true);
    QVERIFY(soon([&] { return pop.receivedBytes() > 10'000'000; })); // it goes on as it reads
}

void TestPracticeServers::endsInTheMiddle()
{
    QVERIFY(start());
    RawPeer control = peer(PracticeProtocol::Ftp);
    QVERIFY(talk(control, "USER ftp\r\nPASS x\r\nEPSV\r\n", "|)\r\n"));
    RawPeer data;
    QVERIFY(data.connectTo(loopback(AddressFamily::IPv4, dataPort(control))));
    QVERIFY(talk(control, "STOR /incoming/x\r\n", "connection\r\n"));
    RawPeer gone = peer(PracticeProtocol::Ftp);
    QVERIFY(talk(gone, "USER ftp\r\nPASS x\r\nEPSV\r\n", "|)\r\n"));
    gone.reset();
    RawPeer telnet = peer(PracticeProtocol::Telnet);
    QVERIFY(talk(telnet, "help\r\n", "practice> "));
    m_servers.reset(); // with all of it open
    QVERIFY(soon([&] { return control.isAtEnd() && data.isAtEnd() && telnet.isAtEnd(); }));
}

QTEST_GUILESS_MAIN(TestPracticeServers)
#include "tst_practiceservers.moc"
