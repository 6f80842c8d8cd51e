// Broadcast and multicast between two hosts: this test's own network and another one, joined by a virtual
// cable.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"

using namespace wirebench::test;

namespace {

/// A network of its own for as long as the object lives: a process that waits in it. Programs are started in
/// it through nsenter.
class OtherHost
{
public:
    bool start()
    {
        m_holder = started(findProgram("unshare"), {"--net", "sh", "-c", "echo ready; exec cat"});
        return m_holder->waitForOutput("ready", std::chrono::milliseconds(5000));
    }
    QString network() const { return QString::number(m_holder->pid()); }

    std::unique_ptr<PeerProcess> run(const QString &program, const QStringList &words) const
    {
        auto peer = started(findProgram("nsenter"),
                            QStringList{"--net=/proc/" + network() + "/ns/net", program} + words);
        peer->closeInput();
        return peer;
    }

private:
    std::unique_ptr<PeerProcess> m_holder;
};

bool succeeds(PeerProcess &process)
{
    return process.waitForFinished() && process.exitStatus() == 0;
}

bool ip(const QString &words)
{
    return succeeds(*started(findProgram("ip"), words.split(' ')));
}

bool ipAt(const OtherHost &host, const QString &words)
{
    return succeeds(*host.run(findProgram("ip"), words.split(' ')));
}

} // namespace

class TestCliUdpHosts : public QObject
{
    Q_OBJECT

private:
    OtherHost m_other;

    /// Ours is 10.77.0.1 on the interface "here", the other's is 10.77.0.2 on "there". Without "nodad" an
    /// IPv6 address cannot be used for a second or two: it is asked first whether somebody has it (RFC 4862).
    bool layCable()
    {
        return ip("link add here type veth peer name there netns " + m_other.network()) &&
               ip("address add 10.77.0.1/24 brd + dev here") && ip("link set here up") &&
               ip("-6 address add fd77::1/64 dev here nodad") &&
               ipAt(m_other, "address add 10.77.0.2/24 brd + dev there") &&
               ipAt(m_other, "link set there up") &&
               ipAt(m_other, "-6 address add fd77::2/64 dev there nodad")
               // Without a way 255.255.255.255 leads nowhere.
               && ip("route add default dev here");
    }
    std::unique_ptr<PeerProcess> otherCli(const QStringList &words) const
    {
        return m_other.run(ownProgram("wirebench-cli"), words);
    }

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("ip");
        WIREBENCH_NEED("unshare");
        WIREBENCH_NEED("nsenter");
        if (!enterPrivateNetwork() || !m_other.start() || !layCable())
            QSKIP("this system does not permit two networks with a cable between them");
    }

    void onlyThePermittedBroadcast()
    {
        auto client = startedCli({"udp-client", "10.77.0.255:5005", "--send", "x"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("EACCES"), client->errors().constData());
    }

    void everybodyHearsABroadcast_data()
    {
        QTest::addColumn<QString>("to");
        QTest::newRow("directed") << "10.77.0.255:5005";
        QTest::newRow("limited") << "<broadcast>:5005";
    }
    void everybodyHearsABroadcast()
    {
        QFETCH(QString, to);
        auto server = otherCli({"udp-server", ":5005", "--answer", "prefix=Recu: "});
        QCOMPARE(server->waitForPort(), quint16(5005));
        auto client = startedCli({"udp-client", to, "--broadcast", "--send", "Who is there?", "--recv-once",
                                  "1024", "--timeout", "10"});
        QVERIFY(client->waitForFinished());
        QVERIFY2(client->exitStatus() == 0, client->errors().constData());
        QCOMPARE(client->output(), QByteArray("Recu: Who is there?"));
        QVERIFY(server->waitForOutput("Got 13 bytes from ('10.77.0.1', "));
    }

    void aGroupHearsWhatIsSentToIt_data()
    {
        QTest::addColumn<QString>("join");
        QTest::addColumn<QString>("to");
        QTest::newRow("IPv4") << "224.1.1.1%there"
                              << "224.1.1.1:5007";
        QTest::newRow("IPv4, two networks") << "239.255.7.7%there"
                                            << "239.255.7.7:5007";
        QTest::newRow("IPv6") << "ff15::1234%there"
                              << "[ff15::1234]:5007";
    }
    void aGroupHearsWhatIsSentToIt()
    {
        QFETCH(QString, join);
        QFETCH(QString, to);
        auto member = otherCli({"udp-server", "5007", "--join", join, "--answer", "echo", "--log", "-"});
        QCOMPARE(member->waitForPort(), quint16(5007));
        auto client = startedCli({"udp-client", to, "--interface", "here", "--ttl", "2", "--send", "to all",
                                  "--recv-once", "1024", "--timeout", "10"});
        QVERIFY(client->waitForFinished());
        QVERIFY2(client->exitStatus() == 0, client->errors().constData());
        QCOMPARE(client->output(), QByteArray("to all"));
        QVERIFY(member->waitForOutput("Got 6 bytes from ('"));
    }

    void whoIsNoMemberHearsNothing()
    {
        auto other = otherCli({"udp-server", ":5007", "--answer", "echo"});
        QCOMPARE(other->waitForPort(), quint16(5007));
        auto client = startedCli({"udp-client", "224.1.1.9:5007", "--interface", "here", "--send", "x",
                                  "--recv-once", "10", "--timeout", "0.3"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QCOMPARE(other->output(), QByteArray());
    }

    void theOtherHostIsNotHere()
    {
        // ICMP over the cable, not over the loopback interface.
        auto client = startedCli({"udp-client", "10.77.0.2:9", "--connect", "--send", "x", "--timeout", "10",
                                  "--recv-once", "10"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("ECONNREFUSED"), client->errors().constData());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliUdpHosts)
#include "tst_cli_udp_hosts.moc"
