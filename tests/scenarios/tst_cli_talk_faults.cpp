#include "tests/scenarios/talkprocess.h"

#include "tests/support/scenariomain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench::test;

namespace {

/// hostile_server.py, which serves one client.
struct Hostile
{
    explicit Hostile(const QStringList &steps)
        : process(started(findProgram(QStringLiteral("python3")),
                          QStringList{QStringLiteral("-B"), QStringLiteral("-u"),
                                      sourceFolder(QStringLiteral("scenarios/servers/hostile_server.py"))} +
                              steps)),
          port(QString::number(process->waitForPort()))
    {
    }

    std::unique_ptr<PeerProcess> process;
    QString port;
};

const QStringList loggedIn{"say=220 hello\\r\\n", "hear", "say=331 password\\r\\n", "hear", "say=230 welcome\\r\\n"};

} // namespace

/// Dialogues with servers that mean no good, or are broken: each ends with status 1, says why, and soon.
class TestCliTalkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }

    void servers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("steps");
        QTest::addColumn<Values>("values");
        const Values none;
        const Values alice{{"user", "alice"}, {"password", "wonderland"}};
        const Values noList{{"list", "none"}};
        QTest::newRow("closes at once") << "ftp" << QStringList{"close"} << none;
        QTest::newRow("resets at once") << "pop3" << QStringList{"reset"} << alice;
        QTest::newRow("closes inside a line") << "ftp" << QStringList{"say=220 hel", "close"} << none;
        QTest::newRow("closes inside a reply of lines") << "ftp" << QStringList{"say=220-hello\\r\\n220-more\\r\\n", "close"} << none;
        QTest::newRow("says nothing") << "ftp" << QStringList{"stall"} << none;
        QTest::newRow("stops in the middle") << "ftp" << QStringList{"say=220 hello\\r\\n", "hear", "stall"} << none;
        QTest::newRow("stops inside a line") << "imap" << QStringList{"say=* OK hel", "stall"} << alice;
        QTest::newRow("line without an end") << "ftp" << QStringList{"flood=x"} << none;
        QTest::newRow("POP3 line without an end") << "pop3" << QStringList{"say=+OK ", "flood=x"} << alice;
        QTest::newRow("IMAP line without an end") << "imap" << QStringList{"say=* OK ", "flood=x"} << alice;
        QTest::newRow("reply without an end") << "smtp" << QStringList{"flood=220-hello\\r\\n"}
                                              << Values{{"from", "a@b.example"}, {"to", "c@d.example"}, {"text", "x"}};
        QTest::newRow("IMAP replies without an end") << "imap" << QStringList{"say=* OK hello\\r\\n", "hear", "flood=* OK more\\r\\n"} << alice;
        QTest::newRow("huge literal") << "imap"
                                      << QStringList{"say=* OK hello\\r\\n", "hear", "say=* 1 FETCH (BODY[] {99999999999}\\r\\n", "flood=x"} << alice;
        QTest::newRow("another protocol") << "ftp" << QStringList{"say=HTTP/1.1 400 Bad Request\\r\\n\\r\\n", "close"} << none;
        QTest::newRow("SSH") << "imap" << QStringList{"say=SSH-2.0-OpenSSH_9.2\\r\\n", "stall"} << alice;
        QTest::newRow("421 at once") << "ftp" << QStringList{"say=421 too busy\\r\\n", "close"} << none;
        QTest::newRow("data port of another host")
            << "ftp" << loggedIn + QStringList{"hear", "say=500 no EPSV\\r\\n", "hear", "say=227 (192,0,2,1,0,80)\\r\\n", "stall"} << none;
        QTest::newRow("data port that is none")
            << "ftp" << loggedIn + QStringList{"hear", "say=500 no EPSV\\r\\n", "hear", "say=227 (127,0,0,1,999,1)\\r\\n", "stall"} << none;
        QTest::newRow("data port without numbers") << "ftp" << loggedIn + QStringList{"hear", "say=229 go on\\r\\n", "hear", "say=227 go on\\r\\n", "stall"} << none;
        QTest::newRow("data port where nobody is") << "ftp" << loggedIn + QStringList{"hear", "say=229 (|||1|)\\r\\n", "hear", "stall"} << none;
        QTest::newRow("control characters") << "ftp" << QStringList{"say=550 \\x1b]0;owned\\x07\\x1b[31m\\r\\n", "stall"} << noList;
        QTest::newRow("news without an end") << "nntp" << QStringList{"say=200 hello\\r\\n", "hear", "say=215 list\\r\\n", "hear", "close"} << none;
        QTest::newRow("STARTTLS and no TLS") << "ftp" << QStringList{"say=220 hello\\r\\n", "hear", "say=234 go on\\r\\n", "say=in clear\\r\\n", "stall"}
                                             << Values{{"tls", "required"}};
    }
    void servers()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, steps);
        QFETCH(const Values, values);
        Hostile server(steps);
        QElapsedTimer timer;
        timer.start();
        const Talk talk = talked(name, server.port, values, {"--timeout", "2"});
        QVERIFY2(talk.status == 1, talk.told + talk.output.left(2000) + " status " + QByteArray::number(talk.status));
        QVERIFY2(talk.told.contains("wirebench-cli: "), talk.told.right(500));
        QVERIFY2(talk.told.size() < 1'000'000, QByteArray::number(talk.told.size()));
        QVERIFY2(!talk.told.contains('\x1b') && !talk.output.contains('\x1b'), talk.told.right(500));
        QVERIFY2(timer.elapsed() < 15'000, talk.told.right(500));
        QVERIFY(server.process->waitForFinished());
        const QByteArray heard = server.process->output();
        QVERIFY2(values.value("tls") != u"required" || !heard.contains("PASS"), heard); // not in clear
    }

    /// A file whose end nobody vouches for does not stay.
    void fileWithoutItsEnd()
    {
        const auto data = startedPython("import socket, struct, sys\n"
                                        "s = socket.create_server(('127.0.0.1', 0))\n"
                                        "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)\n"
                                        "c, _ = s.accept()\n"
                                        "c.sendall(b'half of it')\n"
                                        "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
                                        "c.close()\n");
        const QString port = QString::number(data->waitForPort());
        Hostile server(loggedIn + QStringList{"hear", "say=200 binary\\r\\n", "hear", "say=229 (|||" + port + "|)\\r\\n", "hear",
                                              "say=150 it comes\\r\\n", "say=426 cut off\\r\\n", "stall"});
        QTemporaryDir into;
        const Talk talk = talked("ftp", server.port, {{"list", "none"}, {"fetch", "file.txt"}, {"into", into.path()}}, {"--timeout", "3"});
        QVERIFY2(talk.status == 1, talk.told);
        QVERIFY(!QFile::exists(into.filePath("file.txt")));
    }

    /// A server's name for a file is not a path of this machine.
    void fileNamesStayInTheirFolder()
    {
        QTemporaryDir into;
        Hostile server({"say=200 hello\\r\\n", "stall"});
        const Talk talk = talked("nntp", server.port, {{"group", "a\r\nQUIT"}, {"into", into.path()}}, {"--timeout", "2"});
        QVERIFY2(talk.status != 0, talk.told);
        QVERIFY2(!server.process->output().contains("QUIT"), server.process->output());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliTalkFaults)
#include "tst_cli_talk_faults.moc"
