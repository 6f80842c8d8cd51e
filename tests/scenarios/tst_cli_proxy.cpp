// wirebench-cli through proxies: microsocks, ncat, and Python programs that misbehave.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"

#include <QJsonDocument>
#include <QTemporaryDir>

using namespace wirebench::test;

namespace {

// Accepts one client and does what the argument says, a Python expression in which c is its socket.
const char *const pythonProxy = R"(
import socket, sys, time
s = socket.socket()
s.bind(('127.0.0.1', 0))
s.listen(1)
print('port', s.getsockname()[1])
c, a = s.accept()
c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
exec(sys.argv[1])
)";

QByteArray portOf(const PeerProcess &python)
{
    return python.output().mid(5).trimmed();
}

} // namespace

class TestCliProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxiesOfOthers_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("host");
        const QStringList socks{"-i", "127.0.0.1", "-p", "PORT"};
        const QStringList http{"-l", "127.0.0.1", "PORT", "--proxy-type", "http"};
        QTest::newRow("SOCKS5, address") << "microsocks" << socks << "socks5://127.0.0.1:PORT"
                                         << "127.0.0.1";
        QTest::newRow("SOCKS5, IPv6") << "microsocks" << socks << "socks5://127.0.0.1:PORT"
                                      << "[::1]";
        QTest::newRow("SOCKS5, name") << "microsocks" << socks << "socks5h://127.0.0.1:PORT"
                                      << "localhost";
        QTest::newRow("SOCKS5, login not wanted") << "microsocks" << socks << "socks5://me:x@127.0.0.1:PORT"
                                                  << "127.0.0.1";
        QTest::newRow("SOCKS5, login") << "microsocks" << socks + QStringList{"-u", "me", "-P", "s:cret"}
                                       << "socks5://me:s%3Acret@127.0.0.1:PORT"
                                       << "127.0.0.1";
        QTest::newRow("HTTP, address") << "ncat" << http << "http://127.0.0.1:PORT"
                                       << "127.0.0.1";
        QTest::newRow("HTTP, name") << "ncat" << http << "http://localhost:PORT"
                                    << "localhost";
        QTest::newRow("HTTP, login") << "ncat" << http + QStringList{"--proxy-auth", "me:s:cret"}
                                     << "http://me:s:cret@127.0.0.1:PORT"
                                     << "127.0.0.1";
    }
    void proxiesOfOthers()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, proxy);
        QFETCH(QString, host);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        const auto other = startedProxy(program, words);
        QVERIFY(waitForListening(m_port));
        auto server =
            startedCli({"tcp-server", ":0", "--family", "both", "--once", "--answer", "prefix=Recu: "});
        const quint16 port = server->waitForPort();
        auto client = startedCli({"tcp-client", QStringLiteral("%1:%2").arg(host).arg(port), "--proxy",
                                  proxy.replace("PORT", QString::number(m_port)), "--send", "Bonjour serveur",
                                  "--recv-once", "1024"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->errors(), QByteArray());
        QCOMPARE(client->output(), QByteArray("Recu: Bonjour serveur"));
        QCOMPARE(client->exitStatus(), 0);
    }

    void muchGoesThrough_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("proxy");
        QTest::newRow("SOCKS5") << "microsocks" << QStringList{"-i", "127.0.0.1", "-p", "PORT"} << "socks5";
        QTest::newRow("HTTP") << "ncat" << QStringList{"-l", "127.0.0.1", "PORT", "--proxy-type", "http"}
                              << "http";
    }
    void muchGoesThrough()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, proxy);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        const auto other = startedProxy(program, words);
        QVERIFY(waitForListening(m_port));
        auto server = startedCli({"tcp-server", "127.0.0.1:0"});
        auto client = cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort()), "--proxy",
                           QStringLiteral("%1://127.0.0.1:%2").arg(proxy).arg(m_port)});
        QVERIFY(client->start());
        const QByteArray bytes = QByteArray("\xc3\xa9\0\r\n\xff end", 10).repeated(30'000);
        client->write(bytes);
        QVERIFY(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000));
        QCOMPARE(client->output(), bytes);
    }

    void refusalsOfOthers_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QByteArray>("part");
        const QStringList socks{"-i", "127.0.0.1", "-p", "PORT"};
        const QStringList login = socks + QStringList{"-u", "me", "-P", "secret"};
        const QStringList http{"-l", "127.0.0.1", "PORT", "--proxy-type", "http"};
        QTest::newRow("SOCKS5, nobody there") << "microsocks" << socks << "socks5://127.0.0.1:PORT"
                                              << QByteArray("reply 5, connection refused");
        QTest::newRow("SOCKS5, login missing")
            << "microsocks" << login << "socks5://127.0.0.1:PORT" << QByteArray("wants to know who you are");
        QTest::newRow("SOCKS5, wrong password") << "microsocks" << login << "socks5://me:wrong@127.0.0.1:PORT"
                                                << QByteArray("did not accept user and password");
        QTest::newRow("HTTP, nobody there")
            << "ncat" << http << "http://127.0.0.1:PORT" << QByteArray("could not reach");
        QTest::newRow("HTTP, login missing") << "ncat" << http + QStringList{"--proxy-auth", "me:secret"}
                                             << "http://127.0.0.1:PORT" << QByteArray("HTTP/1.0 407");
        QTest::newRow("HTTP, wrong password")
            << "ncat" << http + QStringList{"--proxy-auth", "me:secret"} << "http://me:wrong@127.0.0.1:PORT"
            << QByteArray("did not accept user and password");
        QTest::newRow("HTTP spoken to SOCKS5")
            << "microsocks" << socks << "http://127.0.0.1:PORT" << QByteArray("does not speak the language");
    }
    void refusalsOfOthers()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, proxy);
        QFETCH(QByteArray, part);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        const auto other = startedProxy(program, words);
        QVERIFY(waitForListening(m_port));
        const quint16 nobody = freePort();
        auto client =
            startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(nobody), "--proxy",
                        proxy.replace("PORT", QString::number(m_port)), "--send", "x", "--timeout", "5"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains(part), client->errors().constData());
        QVERIFY(!client->errors().contains("secret") && !client->errors().contains("wrong@"));
    }

    void misbehaviour_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("does");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("part"); // of standard output where it goes well, else of standard error
        const QString http200("HTTP/1.1 200 OK\\r\\n\\r\\n");
        QTest::newRow("reply and banner at once")
            << "http" << QStringLiteral("c.recv(999); c.sendall(b'%1banner')").arg(http200) << 0
            << QByteArray("banner");
        QTest::newRow("SOCKS5 replies all at once")
            << "socks5"
            << "c.sendall(bytes.fromhex('0500 05000001 00000000 0000') + b'banner'); c.recv(999)" << 0
            << QByteArray("banner");
        QTest::newRow("byte by byte")
            << "http"
            << QStringLiteral("c.recv(999)\nfor b in b'%1banner': c.sendall(bytes([b])); time.sleep(.002)")
                   .arg(http200)
            << 0 << QByteArray("banner");
        QTest::newRow("closes at once") << "socks5"
                                        << "c.close()" << 1 << QByteArray("closed the connection before");
        QTest::newRow("closes in the middle") << "http"
                                              << "c.recv(999); c.sendall(b'HTTP/1.1 2'); c.close()" << 1
                                              << QByteArray("closed the connection before");
        QTest::newRow("stalls") << "socks5"
                                << "c.recv(999); c.recv(999)" << 1 << QByteArray("within 500 ms");
        QTest::newRow("an endless head") << "http"
                                         << "c.recv(999)\ntry:\n  c.sendall(b'HTTP/1.1 200 OK\\r\\n')\n  "
                                            "while 1: c.sendall(b'a: b\\r\\n' * 99)\n"
                                            "except OSError: pass"
                                         << 1 << QByteArray("16384 bytes");
        QTest::newRow("garbage") << "http"
                                 << "c.recv(999); c.sendall(b'\\x16\\x03\\x01')" << 1
                                 << QByteArray("does not speak the language");
        QTest::newRow("403") << "http"
                             << "c.recv(999); c.sendall(b'HTTP/1.1 403 Forbidden\\r\\n\\r\\n')" << 1
                             << QByteArray("does not permit");
    }
    void misbehaviour()
    {
        WIREBENCH_NEED("python3");
        QFETCH(QString, proxy);
        QFETCH(QString, does);
        QFETCH(int, status);
        QFETCH(QByteArray, part);
        auto python = startedPython(pythonProxy, {does});
        QVERIFY(python->waitForOutput("\n"));
        auto client = startedCli({"tcp-client", "example.invalid:80", "--proxy",
                                  proxy + "://127.0.0.1:" + portOf(*python), "--recv-once", "6", "--send", "",
                                  "--timeout", part.contains("500 ms") ? "0.5" : "20"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), status);
        if (status == 0)
            QVERIFY2(part.startsWith(client->output()) && !client->output().isEmpty(),
                     client->output().constData());
        else
            QVERIFY2(client->errors().contains(part), client->errors().constData());
    }

    void theLogShowsTheDialogue()
    {
        WIREBENCH_NEED("python3");
        QTemporaryDir dir;
        auto python =
            startedPython(pythonProxy, {"c.recv(999); c.sendall(b'HTTP/1.1 200 OK\\r\\n\\r\\nbanner')"});
        QVERIFY(python->waitForOutput("\n"));
        auto client =
            startedCli({"tcp-client", "example.invalid:80", "--proxy", "http://127.0.0.1:" + portOf(*python),
                        "--recv-once", "6", "--send", "x", "--log", dir.filePath("log.jsonl")});
        QVERIFY(client->waitForFinished());
        const QList<QJsonObject> records = jsonLinesOf(dir.filePath("log.jsonl"));
        QVERIFY(callsNamed(records, "getaddrinfo").isEmpty());
        const QList<QJsonObject> received = callsNamed(records, "recv");
        QCOMPARE(received.size(), qsizetype(2));
        QCOMPARE(received[0]["result"].toInt(), 19);
        QCOMPARE(received[1]["result"].toInt(), 6);
        QVERIFY(QJsonDocument(received[0]).toJson().contains("proxy dialogue"));
        QVERIFY(!QJsonDocument(received[1]).toJson().contains("proxy dialogue"));
    }

    void mistakesAreToldInWords_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("no scheme") << QStringList{"localhost:1", "--proxy", "localhost:1080"}
                                   << QByteArray("is not a proxy");
        QTest::newRow("no port") << QStringList{"localhost:1", "--proxy", "http://localhost"}
                                 << QByteArray("is not a proxy");
        QTest::newRow("port") << QStringList{"localhost:1", "--proxy", "http://h:99999"}
                              << QByteArray("is not a port");
        QTest::newRow("Unix") << QStringList{"unix:/tmp/x", "--proxy", "http://h:1"}
                              << QByteArray("no such thing");
        QTest::newRow("login") << QStringList{"localhost:1", "--proxy",
                                              "socks5://" + QString(256, 'x') + "@h:1"}
                               << QByteArray("cannot be used");
    }
    void mistakesAreToldInWords()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, part);
        auto client = startedCli(QStringList{"tcp-client"} + words);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 2);
        QVERIFY2(client->errors().contains(part), client->errors().constData());
    }

private:
    std::unique_ptr<PeerProcess> startedProxy(const QString &program, QStringList words)
    {
        m_port = freePort();
        return started(findProgram(program), words.replaceInStrings("PORT", QString::number(m_port)));
    }

    quint16 m_port = 0;
};

WIREBENCH_SCENARIO_MAIN(TestCliProxy)
#include "tst_cli_proxy.moc"
