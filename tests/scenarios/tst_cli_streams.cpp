// Standard input and output of wirebench-cli: complete, unchanged, bounded.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"
#include "tests/support/rest.h"
#include "tests/support/scenariomain.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace wirebench::test;

namespace {

// Far above what the program holds, far below what goes through it.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 mostKilobytes = 600'000; // the address sanitizer keeps freed memory for a while
#else
constexpr qint64 mostKilobytes = 80'000;
#endif

/// A peer inside the test, which does only what it is told to.
class Peer
{
public:
    Peer() { m_server.listen(QHostAddress::LocalHost); }

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }
    QTcpSocket *accept()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, 20'000))
            qFatal("nobody connected");
        return m_server.nextPendingConnection();
    }

private:
    QTcpServer m_server;
};

/// Kilobytes of memory that a process uses now, of what it shares with nobody else.
qint64 anonymousKilobytes(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class TestCliStreams : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static quint16 portListenedOn(const QString &log)
    {
        const auto listens = callsNamed(wholeLinesOf(log), "listen");
        return listens.isEmpty() ? 0 : listens[0].value(QStringLiteral("local")).toString().section(u':', -1).toUShort();
    }

    QString write(const char *name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write into the temporary folder");
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void halfClosesAtTheEndOfInput()
    {
        WIREBENCH_NEED("python3");
        // Answers only when it has seen the end of what it receives.
        auto peer = startedPython("import socket, sys\n"
                                  "s = socket.create_server(('127.0.0.1', 0))\n"
                                  "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr)\n"
                                  "c, a = s.accept()\n"
                                  "data = b''\n"
                                  "while piece := c.recv(100): data += piece\n"
                                  "c.sendall(b'got ' + data)\n"
                                  "c.close()\n");
        auto client = cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(peer->waitForPort())});
        QVERIFY(client->start());
        client->write("one ");
        QVERIFY(!client->waitForOutput("got", std::chrono::milliseconds(200)));
        client->write("two");
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("got one two"));
        QCOMPARE(client->exitStatus(), 0);
    }

    void sendsOnAfterThePeerHasFinished_data()
    {
        QTest::addColumn<bool>("texts");
        QTest::newRow("standard input") << false;
        QTest::newRow("--send") << true;
    }

    void sendsOnAfterThePeerHasFinished()
    {
        WIREBENCH_NEED("python3");
        QFETCH(bool, texts);
        // Says what it has to say first, and listens afterwards.
        auto peer = startedPython("import socket, sys, time\n"
                                  "s = socket.create_server(('127.0.0.1', 0))\n"
                                  "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr)\n"
                                  "c, a = s.accept()\n"
                                  "c.sendall(b'bye')\n"
                                  "c.shutdown(socket.SHUT_WR)\n"
                                  "time.sleep(0.3)\n"
                                  "count = 0\n"
                                  "while piece := c.recv(65536): count += len(piece)\n"
                                  "print(count)\n");
        QStringList words{"tcp-client", QStringLiteral("127.0.0.1:%1").arg(peer->waitForPort())};
        constexpr int size = 20'000;
        for (int i = 0; texts && i < 50; ++i)
            words << QStringLiteral("--send") << QString(size, u'x');
        auto client = cli(words);
        if (!texts)
            client->process().setStandardInputFile(write("many.bin", QByteArray(50 * size, 'x')));
        QVERIFY(client->start());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("bye"));
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(peer->waitForFinished());
        QCOMPARE(peer->output(), QByteArray::number(50 * size) + '\n');
    }

    /// What stood in the pipe while the program did not run is no silence.
    void aStoppedClientSendsOnAfterThePeerHasFinished()
    {
        auto peer = startedPython("import socket, sys\n"
                                  "s = socket.create_server(('127.0.0.1', 0))\n"
                                  "print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr)\n"
                                  "c, a = s.accept()\n"
                                  "c.sendall(b'bye')\n"
                                  "c.shutdown(socket.SHUT_WR)\n"
                                  "sys.stdin.readline()\n"
                                  "count = 0\n"
                                  "while piece := c.recv(65536): count += len(piece)\n"
                                  "print(count)\n");
        const QString log = m_folder.filePath(QStringLiteral("stopped.jsonl"));
        auto client = cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(peer->waitForPort()), "--log", log});
        client->process().setStandardInputFile(write("more.bin", QByteArray(30'000'000, 'x'))); // than buffers hold
        QVERIFY(client->start());
        QVERIFY(client->waitForOutput("bye"));
        QVERIFY(comesToRest([&] { return callsNamed(wholeLinesOf(log), "send").size(); }));
        client->signal(SIGSTOP); // its queue is full now, and it takes no input
        peer->write("go\n");
        QVERIFY(!client->waitForFinished(std::chrono::milliseconds(1000)));
        client->signal(SIGCONT);
        QVERIFY(client->waitForFinished());
        QVERIFY(peer->waitForFinished());
        QCOMPARE(peer->output(), QByteArray("30000000\n"));
    }

    void aLiveTableThatNobodyReadsHoldsUpNothing()
    {
        const QString unread = m_folder.filePath(QStringLiteral("unread"));
        QCOMPARE(mkfifo(QFile::encodeName(unread).constData(), 0600), 0);
        const int holder = ::open(QFile::encodeName(unread).constData(), O_RDWR | O_CLOEXEC); // and reads nothing
        QVERIFY(holder >= 0);
        const QString log = m_folder.filePath(QStringLiteral("complete.jsonl"));
        auto server = cli({"tcp-server", "127.0.0.1:0", "--log", "-", "--log", log});
        server->process().setStandardErrorFile(unread);
        QVERIFY(server->start());
        QTcpSocket socket;
        QTRY_VERIFY_WITH_TIMEOUT(QFile(log).size() > 0 && portListenedOn(log) != 0, 20'000);
        socket.connectToHost(QHostAddress::LocalHost, portListenedOn(log));
        QVERIFY(socket.waitForConnected());
        const QByteArray sent(3'000'000, 'x'); // its echo, recv by recv, is a table of many times a pipe's room
        socket.write(sent);
        QByteArray echoed;
        QTRY_VERIFY_WITH_TIMEOUT((echoed += socket.readAll()).size() == sent.size(), 20'000);
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(callsNamed(jsonLinesOf(log), "close").size(), 2);
        ::close(holder);
    }

    void emptyInputStillReceives()
    {
        Peer peer;
        auto client = cli({"tcp-client", peer.address()});
        client->process().setStandardInputFile(QProcess::nullDevice());
        QVERIFY(client->start());
        QTcpSocket *socket = peer.accept();
        socket->write("hello");
        socket->disconnectFromHost();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("hello"));
    }

    void filesInAndOut()
    {
        QByteArray content(5'000'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = char(i * 31 + (i >> 8));
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--once", "--recv-size", "100000"});
        auto client = cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort())});
        client->process().setStandardInputFile(write("in.bin", content));
        client->process().setStandardOutputFile(m_folder.filePath("out.bin"));
        QVERIFY(client->start());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QFile out(m_folder.filePath("out.bin"));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(sha256(out.readAll()), sha256(content));
    }

    void noStandardDescriptorsAtAll()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--once", "--stats"});
        const QString address = QStringLiteral("127.0.0.1:%1").arg(server->waitForPort());
        auto client = startedCliAfter("exec 0<&- 1>&- 2>&-", {"tcp-client", address});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForFinished());
        QVERIFY2(server->errors().contains("received 0 bytes"), server->errors().constData());
    }

    void aPeerThatNeverReadsThrottlesInput()
    {
        Peer peer;
        auto client = cli({"tcp-client", peer.address()});
        // More than the system's buffers and the program could ever hold.
        PeerProcess source(findProgram("head"), {"-c", "1000000000", "/dev/zero"});
        source.process().setStandardOutputProcess(&client->process());
        QVERIFY(source.start());
        QVERIFY(client->start());
        QTcpSocket *socket = peer.accept();
        socket->setReadBufferSize(1); // stops reading from the system
        QVERIFY(comesToRest([&] { return anonymousKilobytes(client->pid()); }));
        const qint64 atRest = anonymousKilobytes(client->pid());
        QVERIFY2(atRest > 0 && atRest < mostKilobytes, qPrintable(QString::number(atRest)));
        QVERIFY(source.isRunning()); // it waits, too
        socket->setReadBufferSize(0);
        qint64 received = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                received += socket->readAll().size();
                return received == 1'000'000'000;
            },
            240'000));
        QVERIFY(anonymousKilobytes(client->pid()) < mostKilobytes);
        socket->disconnectFromHost();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
    }

    void aSlowReaderOfOutputThrottlesThePeer()
    {
        Peer peer;
        // The reader waits for a line on its own input before it reads anything.
        auto client =
            started("/bin/sh", {"-c", "exec 3<&0; \"$0\" \"$@\" --send '' 3<&- | { read go <&3; wc -c; }",
                                ownProgram("wirebench-cli"), "tcp-client", peer.address()});
        QTcpSocket *socket = peer.accept();
        const qint64 size = 100'000'000;
        qint64 written = 0;
        const auto feed = [&] {
            while (written < size && socket->bytesToWrite() < 1'000'000)
                written += socket->write(QByteArray(std::min<qint64>(100'000, size - written), 'x'));
        };
        connect(socket, &QTcpSocket::bytesWritten, this, feed);
        feed();
        QVERIFY(comesToRest([&] { return written - socket->bytesToWrite(); }));
        QVERIFY2(written < size, "the client took everything although nobody reads its output");
        client->write("go\n");
        QTRY_COMPARE_WITH_TIMEOUT(written - socket->bytesToWrite(), size, 60'000);
        socket->disconnectFromHost();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output().simplified(), QByteArray::number(size));
    }

    void aReaderThatGoesEndsTheClient()
    {
        Peer peer;
        auto client =
            started("/bin/sh", {"-c", "{ \"$0\" \"$@\"; echo status $? >&2; } | head -c 5",
                                ownProgram("wirebench-cli"), "tcp-client", peer.address(), "--send", "x"});
        QTcpSocket *socket = peer.accept();
        const auto feed = [&] {
            if (socket->bytesToWrite() < 100'000)
                socket->write(QByteArray(50'000, 'y'));
        };
        connect(socket, &QTcpSocket::bytesWritten, this, feed);
        feed();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("yyyyy"));
        QCOMPARE(client->errors(), QByteArray("status 0\n"));
    }

    void aFullDiskIsTold()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full on this system");
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--answer", "greet=hello"});
        auto client =
            cli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server->waitForPort()), "--send", ""});
        client->process().setStandardOutputFile(QStringLiteral("/dev/full"));
        QVERIFY(client->start());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY2(client->errors().contains("standard output"), client->errors().constData());
    }

    void twoThatSendAndEcho()
    {
        // Much goes out while as much comes back: neither may wait for the other to read first.
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--once"});
        auto client = started("/bin/sh", {"-c", "head -c 60000000 /dev/zero | \"$0\" \"$@\" | wc -c",
                                          ownProgram("wirebench-cli"), "tcp-client",
                                          QStringLiteral("127.0.0.1:%1").arg(server->waitForPort())});
        QVERIFY(client->waitForFinished(std::chrono::minutes(4)));
        QCOMPARE(client->output().simplified(), QByteArray("60000000"));
    }

    void sendsAreSeparateCalls()
    {
        const QString log = m_folder.filePath("sends.jsonl");
        Peer peer;
        auto client = startedCli({"tcp-client", peer.address(), "--send", "one\\r\\n", "--send", "\\x00two",
                                  "--half-close", "--log", log});
        QTcpSocket *socket = peer.accept();
        QTRY_COMPARE(socket->state(),
                     QAbstractSocket::UnconnectedState); // Qt closes when the peer has finished
        QCOMPARE(socket->readAll(), QByteArray("one\r\n\0two", 9));
        QVERIFY(client->waitForFinished());
        const auto records = jsonLinesOf(log);
        QCOMPARE(callsNamed(records, "send").size(), 2);
        QCOMPARE(callsNamed(records, "shutdown").size(), 1);
    }

    void withSendInputIsNotRead()
    {
        Peer peer;
        auto client = cli({"tcp-client", peer.address(), "--send", "x"});
        QVERIFY(client->start());
        client->write("not this");
        client->closeInput();
        QTcpSocket *socket = peer.accept();
        QTRY_COMPARE(socket->bytesAvailable(), 1);
        socket->write("still open");
        QVERIFY(client->waitForOutput("still open"));
        QCOMPARE(socket->readAll(), QByteArray("x"));
        socket->disconnectFromHost();
        QVERIFY(client->waitForFinished());
    }

    void receiveOnceTakesNoMore()
    {
        Peer peer;
        auto client = startedCli({"tcp-client", peer.address(), "--recv-once", "4", "--send", "x"});
        QTcpSocket *socket = peer.accept();
        QTRY_COMPARE(socket->bytesAvailable(), 1);
        socket->write("123456");
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("1234"));
        QCOMPARE(client->exitStatus(), 0);
    }

    void aServerWhoseOutputNobodyReads()
    {
        // The lines about accepted clients wait; the clients do not.
        auto server = started(
            "/bin/sh", {"-c",
                        "exec 3<&0; sh -c 'echo pid $$ >&2; exec \"$0\" \"$@\"' \"$0\" \"$@\" 3<&- "
                        "| { read go <&3; grep -c \"^Got a connection from ('127.0.0.1', [0-9]*)$\"; }",
                        ownProgram("wirebench-cli"), "tcp-server", "127.0.0.1:0", "--answer", "greet=x"});
        const quint16 port = server->waitForPort();
        const int enough = 3000; // lines of 45 bytes: twice what a pipe holds
        for (int i = 0; i < enough; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            QVERIFY2(socket.waitForReadyRead(), qPrintable(QString::number(i)));
        }
        const QByteArray pid = server->errors().mid(4, server->errors().indexOf('\n') - 4);
        server->write("go\n");
        QCOMPARE(kill(pid.toInt(), SIGTERM), 0);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->output().simplified(), QByteArray::number(enough));
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliStreams)
#include "tst_cli_streams.moc"
