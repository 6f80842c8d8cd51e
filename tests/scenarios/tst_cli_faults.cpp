// What goes wrong on a network, and what wirebench-cli says about it: cause and remedy, exit status 1, and a
// log that keeps everything.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/rest.h"
#include "tests/support/scenariomain.h"
#include "tests/support/sockets.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace wirebench::test;

namespace {

bool networkIsPrivate = false;

/// A listening socket that nobody accepts from, with its queue filled: the next SYN gets no answer.
class FullListener
{
public:
    FullListener()
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        bind(m_listening, reinterpret_cast<sockaddr *>(&address), sizeof address);
        listen(m_listening, 0);
        socklen_t size = sizeof address;
        getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        for (int &client : m_clients) {
            client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address);
        }
    }
    ~FullListener()
    {
        for (const int client : m_clients)
            close(client);
        close(m_listening);
    }
    FullListener(const FullListener &) = delete;
    FullListener &operator=(const FullListener &) = delete;

    quint16 port() const { return m_port; }

private:
    int m_listening = -1;
    int m_clients[4] = {};
    quint16 m_port = 0;
};

QString local(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

} // namespace

class TestCliFaults : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString logPath() const { return m_folder.filePath("log.jsonl"); }
    QList<QJsonObject> logged(const char *call) const { return callsNamed(jsonLinesOf(logPath()), call); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void portInUse()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        auto server = startedCli({"tcp-server", local(other.serverPort()), "--log", logPath()});
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        QVERIFY2(server->errors().contains("in use"), server->errors().constData());
        QVERIFY(server->errors().contains("EADDRINUSE"));
        QCOMPARE(server->errors().count('\n'), 1);
        QCOMPARE(logged("bind").size() + logged("listen").size(), 1);
        QCOMPARE(logged("close").size(), 1);
    }

    void portInUseByAnotherProgram()
    {
        WIREBENCH_NEED("python3");
        auto owner = started(findProgram("python3"),
                             {"-c", "import socket, sys\n"
                                    "s = socket.create_server(('127.0.0.1', 0))\n"
                                    "print('at', s.getsockname()[1], flush=True)\n"
                                    "sys.stdin.read()\n"});
        QVERIFY(owner->waitForOutput("\n"));
        const quint16 port = owner->output().trimmed().split(' ').last().toUShort();
        auto server = startedCli({"tcp-server", local(port)});
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        const QByteArray named = "Port " + QByteArray::number(port) + " is in use by python3";
        QVERIFY2(server->errors().contains(named), server->errors().constData());
        const QByteArray pid = "(pid " + QByteArray::number(owner->pid()) + ')';
        QVERIFY2(server->errors().contains(pid), server->errors().constData());
    }

    void privilegedPort()
    {
        QStringList command{ownProgram("wirebench-cli"), "tcp-server", "127.0.0.1:81"};
        if (geteuid() == 0) {
            WIREBENCH_NEED("setpriv"); // root without the one capability that counts
            command = QStringList{findProgram("setpriv"), "--bounding-set=-net_bind_service",
                                  "--inh-caps=-net_bind_service"} +
                      command;
        }
        auto server = started(command.takeFirst(), command);
        QVERIFY(QTest::qWaitFor([&] { return !server->isRunning() || server->errors().contains("listening on"); }, 60'000));
        if (server->isRunning())
            QSKIP("this system gives every program all ports (net.ipv4.ip_unprivileged_port_start)");
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        QVERIFY2(server->errors().contains("administrator"), server->errors().constData());
        QVERIFY(server->errors().contains("EACCES"));
    }

    void addressOfAnotherMachine()
    {
        auto server = startedCli({"tcp-server", "192.0.2.1:0"});
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        QVERIFY2(server->errors().contains("not an address of this machine"), server->errors().constData());
    }

    void unknownHost()
    {
        for (const char *verb : {"tcp-client", "tcp-server"}) {
            auto program = startedCli({verb, "no-such-host.invalid:80", "--log", logPath()});
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->exitStatus(), 1);
            QVERIFY2(program->errors().contains("no-such-host.invalid"), program->errors().constData());
            QVERIFY2(program->errors().contains("No address is known"), program->errors().constData());
            QCOMPARE(logged("getaddrinfo").size(), 1);
        }
    }

    void refused()
    {
        auto client = startedCli({"tcp-client", local(freePort()), "--log", logPath()});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("nothing listens there"), client->errors().constData());
        QVERIFY(client->errors().contains("ECONNREFUSED"));
        QCOMPARE(logged("connect").value(0).value("errno").toString(), QStringLiteral("ECONNREFUSED"));
    }

    void timeOut()
    {
        const FullListener listener;
        auto client =
            startedCli({"tcp-client", local(listener.port()), "--timeout", "0.3", "--log", logPath()});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("within 300 ms"), client->errors().constData());
        QVERIFY(client->errors().contains("ETIMEDOUT"));
        const QJsonObject connect = logged("connect").value(0);
        QVERIFY(connect.value("waitedNs").toDouble() >= 280e6); // Qt's timers may be 5 % early
    }

    void unreachable()
    {
        if (!networkIsPrivate)
            QSKIP("without a private network there may be a way to anywhere");
        auto client = startedCli({"tcp-client", "192.0.2.1:80", "--timeout", "10"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("ENETUNREACH"), client->errors().constData());
    }

    void clientIsReset()
    {
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        auto client = startedCli({"tcp-client", local(peer.serverPort()), "--send", "x", "--log", logPath()});
        QTRY_VERIFY(peer.hasPendingConnections());
        QTcpSocket *socket = peer.nextPendingConnection();
        QTRY_COMPARE(socket->bytesAvailable(), 1);
        reset(*socket);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("reset the connection"), client->errors().constData());
        QCOMPARE(logged("recv").value(0).value("errno").toString(), QStringLiteral("ECONNRESET"));
        QCOMPARE(logged("close").size(), 1);
    }

    void aServerOutlivesItsClients()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--log", logPath()});
        const quint16 port = server->waitForPort();
        QTcpSocket first;
        first.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(first.waitForConnected());
        first.write("x");
        QVERIFY(first.waitForReadyRead());
        const QByteArray peer = "127.0.0.1:" + QByteArray::number(first.localPort());
        reset(first);
        QVERIFY(server->waitForErrors("ECONNRESET"));
        QVERIFY2(server->errors().contains(peer), server->errors().constData());
        QTcpSocket second;
        second.connectToHost(QStringLiteral("127.0.0.1"), port);
        second.write("still there?");
        QCOMPARE(receive(second, 12), QByteArray("still there?"));
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QCOMPARE(logged("accept").size(), 2);
    }

    void aPeerThatNeverReadsHoldsNobodyElse()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--recv-size", "65536"});
        const quint16 port = server->waitForPort();
        QTcpSocket deaf;
        deaf.setReadBufferSize(1);
        deaf.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(deaf.waitForConnected());
        deaf.write(QByteArray(100'000'000, 'x'));
        // Until the echo server has stopped reading, because its answers are not read.
        QVERIFY(comesToRest([&] { return deaf.bytesToWrite(); }));
        QVERIFY(deaf.bytesToWrite() > 0);
        QTcpSocket other;
        other.connectToHost(QStringLiteral("127.0.0.1"), port);
        other.write("me");
        QCOMPARE(receive(other, 2), QByteArray("me"));
    }

    void outOfDescriptors()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP(
            "the undefined-behaviour sanitizer needs descriptors itself (it looks at memory through a pipe)");
#endif
        auto server = startedCliAfter("ulimit -n 20",
                                      {"tcp-server", "127.0.0.1:0", "--backlog", "50", "--log", logPath()});
        server->closeInput();
        const quint16 port = server->waitForPort();
        QVERIFY2(port > 0, server->errors().constData());
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 25; ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            clients.back()->connectToHost(QStringLiteral("127.0.0.1"), port);
        }
        QVERIFY(server->waitForErrors("EMFILE"));
        QVERIFY2(server->errors().contains("ulimit -n"), server->errors().constData());
        // It goes on with those it has …
        QTRY_COMPARE(clients[0]->state(), QAbstractSocket::ConnectedState);
        clients[0]->write("x");
        QCOMPARE(receive(*clients[0], 1), QByteArray("x"));
        // … and takes the next as soon as some have gone.
        for (int i = 0; i < 20; ++i)
            clients[size_t(i)]->abort();
        QTRY_COMPARE(clients[24]->state(), QAbstractSocket::ConnectedState);
        clients[24]->write("last");
        QCOMPARE(receive(*clients[24], 4), QByteArray("last"));
        // The same complaint is not repeated many times a second.
        QVERIFY2(server->errors().count("EMFILE") < 20, server->errors().constData());
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QVERIFY(logged("close").size() > 10);
    }

    void fewDescriptorsNeverCrash()
    {
        for (int limit = 4; limit < 20; ++limit) {
            auto server = startedCliAfter(QStringLiteral("ulimit -n %1").arg(limit),
                                          {"tcp-server", "127.0.0.1:0", "--duration", "0.05", "--log", "-"});
            QVERIFY(server->waitForFinished());
            if (server->errors().contains("error while loading shared libraries"))
                continue; // the program has not even begun
            const QByteArray what = QByteArray::number(limit) + ": " + server->errors();
            QVERIFY2(server->exitStatus() == 0 || server->exitStatus() == 1, what.constData());
            if (server->exitStatus() == 1)
                QVERIFY2(server->errors().contains("EMFILE"), what.constData());
        }
    }

    void logsThatCannotBeWritten()
    {
        auto server =
            startedCli({"tcp-server", "127.0.0.1:0", "--log", m_folder.filePath("no/such/folder/a.txt")});
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        QVERIFY2(server->errors().contains("could not be written"), server->errors().constData());
        QVERIFY(!server->errors().contains("listening"));
    }

    void aDiskThatFillsUp()
    {
        auto server =
            startedCliAfter("ulimit -f 8; trap '' XFSZ", {"tcp-server", "127.0.0.1:0", "--log", logPath()});
        const quint16 port = server->waitForPort();
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), port);
        client.write(QByteArray(100'000, 'x'));
        QVERIFY(server->waitForErrors("could not be written"));
        // The network goes on without the log.
        QCOMPARE(receive(client, 100'000), QByteArray(100'000, 'x'));
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 1);
        QCOMPARE(server->errors().count("could not be written"), 1);
    }

    void faultsAsJson()
    {
        auto client = startedCli({"tcp-client", local(freePort()), "--json", "--stats"});
        QVERIFY(client->waitForFinished());
        const QList<QJsonObject> messages = jsonLines(client->errors());
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0].value("event").toString(), QStringLiteral("error"));
        QCOMPARE(messages[0].value("errno").toString(), QStringLiteral("ECONNREFUSED"));
        QVERIFY(messages[0].value("message").toString().contains(QStringLiteral("nothing listens there")));
        QCOMPARE(messages[1].value("event").toString(), QStringLiteral("stats"));
        QCOMPARE(messages[1].value("sent").toInt(-1), 0);
    }
};

int main(int argc, char *argv[])
{
    networkIsPrivate = enterPrivateNetwork();
    QCoreApplication application(argc, argv);
    TestCliFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cli_faults.moc"
