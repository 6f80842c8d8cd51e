#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <signal.h>

using namespace wirebench::test;

class TestPeerProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputAndStatus()
    {
        PeerProcess peer(QStringLiteral("/bin/sh"), {"-c", "echo out; echo err >&2; exit 3"});
        QVERIFY(peer.start());
        QVERIFY(peer.waitForFinished());
        QCOMPARE(peer.output(), QByteArray("out\n"));
        QCOMPARE(peer.errors(), QByteArray("err\n"));
        QCOMPARE(peer.exitStatus(), 3);
    }

    void talksBothWays()
    {
        PeerProcess peer(QStringLiteral("/bin/cat"));
        QVERIFY(peer.start());
        QCOMPARE(peer.exitStatus(), -1);
        peer.write("hello");
        QVERIFY(peer.waitForOutput("hello"));
        peer.closeInput();
        QVERIFY(peer.waitForFinished());
        QCOMPARE(peer.exitStatus(), 0);
    }

    void signalsAreSeenInTheStatus()
    {
        PeerProcess peer(QStringLiteral("/bin/cat"));
        QVERIFY(peer.start());
        peer.signal(SIGTERM);
        QVERIFY(peer.waitForFinished());
        QCOMPARE(peer.exitStatus(), 128 + SIGTERM);
    }

    void impatienceIsNoSuccess()
    {
        PeerProcess peer(QStringLiteral("/bin/cat"));
        QVERIFY(peer.start());
        QVERIFY(!peer.waitForOutput("never", std::chrono::milliseconds(20)));
        QVERIFY(!peer.waitForFinished(std::chrono::milliseconds(20)));
    }

    void whatAShellHasStartedEndsToo()
    {
        pid_t child = 0;
        {
            PeerProcess peer(QStringLiteral("/bin/sh"), {"-c", "sleep 60 & echo $!; wait"});
            QVERIFY(peer.start());
            QVERIFY(peer.waitForOutput("\n"));
            child = peer.output().trimmed().toInt();
            QVERIFY(child > 1);
            QCOMPARE(kill(child, 0), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(kill(child, 0), -1, 60'000); // until somebody has reaped it
    }

    void endsWithTheObject()
    {
        pid_t pid = 0;
        {
            PeerProcess peer(QStringLiteral("/bin/cat"));
            QVERIFY(peer.start());
            pid = pid_t(peer.pid());
            QCOMPARE(kill(pid, 0), 0);
        }
        QCOMPARE(kill(pid, 0), -1);
    }

    void aProgramThatIsNotThere()
    {
        PeerProcess peer(QStringLiteral("/no/such/program"));
        QVERIFY(!peer.start());
        QVERIFY(findProgram(QStringLiteral("no-such-program")).isEmpty());
    }

    void portsAreReadFromTheLine()
    {
        PeerProcess peer(QStringLiteral("/bin/sh"),
                         {"-c", "echo warning: 1 >&2; echo 'listening on [::1]:4242' >&2; cat"});
        QVERIFY(peer.start());
        QCOMPARE(peer.waitForPort(), quint16(4242));
    }

    void foldersAreThere() { QVERIFY(QFileInfo(sourceFolder(QStringLiteral("support"))).isDir()); }
};

QTEST_GUILESS_MAIN(TestPeerProcess)
#include "tst_peerprocess.moc"
