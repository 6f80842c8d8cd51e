#include "core/dialogue/dialogueclient.h"

#include "core/dialogue/dialoguefile.h"
#include "core/dialogue/dialoguelibrary.h"
#include "tests/core/dialogue/scriptedserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using test::ScriptedServer;
using Outcome = DialogueResult::Outcome;

namespace {

/// What an FTP server says to each command, beside those that a test answers itself.
QByteArray ftpAnswer(const QByteArray &line)
{
    const QByteArray word = line.left(4).trimmed();
    if (word == "USER")
        return "331 password\r\n";
    if (word == "PASS")
        return "230 in\r\n";
    if (word == "PWD")
        return "257 \"/\"\r\n";
    if (word == "TYPE")
        return "200 ok\r\n";
    return word == "QUIT" ? "221 bye\r\n" : "502 no\r\n";
}

/// Waits for data connections and plays its part on each.
class DataServer : public QObject
{
public:
    explicit DataServer(std::function<void(QTcpSocket &)> play)
    {
        server.listen(QHostAddress::LocalHost);
        connect(&server, &QTcpServer::newConnection, this, [this, play] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { received += socket->readAll(); });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++ended; });
            play(*socket);
        });
    }
    QByteArray epsv() const { return "229 (|||" + QByteArray::number(server.serverPort()) + "|)\r\n"; }

    QTcpServer server;
    QByteArray received;
    int ended = 0;
};

} // namespace

class TestDialogueClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<TrafficLog>();
        m_reactor = Reactor::create();
        m_client = std::make_unique<DialogueClient>(*m_log, *m_reactor, QStringLiteral("dialogue"));
        m_result.reset();
        connect(m_client.get(), &DialogueClient::finished, this, [this](const DialogueResult &result) { m_result = result; });
    }
    void cleanup()
    {
        m_client.reset();
        m_reactor.reset();
    }

    void fetchesAFile();
    void storesAFile();
    void storesAnEmptyFile();
    void keepsNothingIncomplete();
    void neverReplacesAFile();
    void recordsBulletsForSecrets();
    void dataConnectionsAreConnectionsOfTheSameEndpoint();
    void refusedConnection();
    void silentServer();
    void silentDataConnection();
    void looksAtFilesFirst_data();
    void looksAtFilesFirst();
    void runsTwice();
    void cancels();
    void stepsAndTakesOver();
    void savesNothingOutsideItsFolder();
    void hostileDataAddress();
    void throttlesWhileItIsPaused();
    void isDestroyedInTheMiddle();

private:
    void start(const char *name, quint16 port, DialogueValues values, DialogueOptions options = {})
    {
        options.connection.host = *parseHost(QStringLiteral("127.0.0.1"));
        options.connection.port = port;
        if (DialogueLibrary::builtIn().dialogue(name)->parameter("into") && !values.contains("into"))
            values.insert("into", m_folder->path());
        m_client->start(DialogueLibrary::builtIn().dialogue(name), values, options);
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    QByteArray content(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QList<SocketCall> records() const
    {
        QList<SocketCall> all;
        const LogSnapshot snapshot = m_log->snapshot();
        snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&](const SocketCall &call) {
            all += call;
            return true;
        });
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<DialogueClient> m_client;
    std::optional<DialogueResult> m_result;
};

void TestDialogueClient::fetchesAFile()
{
    const QByteArray bytes = QByteArray("\0\r\n.\r\n\xff\xfe", 8).repeated(40'000);
    DataServer data([&](QTcpSocket &socket) {
        socket.write(bytes);
        socket.disconnectFromHost();
    });
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("RETR") ? "150 ok\r\n226 done\r\n" : ftpAnswer(line);
    });
    QSignalSpy saved(m_client.get(), &DialogueClient::saved);
    start("ftp", server.port(), {{"list", "none"}, {"fetch", "docs/a.bin"}});
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->isDone());
    QCOMPARE(content("a.bin"), bytes);
    QCOMPARE(files(), QStringList{"a.bin"});
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][1].toLongLong(), bytes.size());
    QCOMPARE(server.lines.last(), QByteArray("QUIT"));
}

void TestDialogueClient::storesAFile()
{
    QFile file(m_folder->filePath("up.bin"));
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(100'000);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    DataServer data([](QTcpSocket &) {});
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("STOR") ? "150 go\r\n" : ftpAnswer(line);
    });
    start("ftp-store", server.port(), {{"user", "a"}, {"password", "b"}, {"file", file.fileName()}});
    QTRY_COMPARE(data.ended, 1); // by the client: the end of the file
    QCOMPARE(data.received, bytes);
    QVERIFY(!m_result); // it waits for the server's word
    server.socket->write("226 all of it\r\n");
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->isDone());
    QVERIFY(server.lines.contains("STOR up.bin"));
}

void TestDialogueClient::storesAnEmptyFile()
{
    QFile file(m_folder->filePath("none"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    DataServer data([](QTcpSocket &) {});
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("STOR") ? "150 go\r\n226 ok\r\n" : ftpAnswer(line);
    });
    start("ftp-store", server.port(), {{"user", "a"}, {"password", "b"}, {"file", file.fileName()}});
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->isDone());
    QTRY_COMPARE(data.ended, 1);
}

void TestDialogueClient::keepsNothingIncomplete()
{
    DataServer data([](QTcpSocket &socket) {
        socket.write("half of it");
        socket.disconnectFromHost();
    });
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("RETR") ? "150 ok\r\n451 disk error\r\n" : ftpAnswer(line);
    });
    start("ftp", server.port(), {{"list", "none"}, {"fetch", "a.bin"}});
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->outcome, Outcome::Refused);
    QVERIFY(files().isEmpty());
}

void TestDialogueClient::neverReplacesAFile()
{
    for (const char *content : {"one", "two"}) {
        m_result.reset();
        ScriptedServer gopher("", [&](const QByteArray &) { return content; });
        start("gopher", gopher.port(), {{"selector", "/a"}, {"as", "file"}});
        QTRY_COMPARE(gopher.lines.size(), 1);
        gopher.socket->disconnectFromHost();
        QTRY_VERIFY(m_result);
        QVERIFY(m_result->isDone());
    }
    QCOMPARE(content("a"), QByteArray("one"));
    QCOMPARE(content("a (2)"), QByteArray("two"));
}

void TestDialogueClient::recordsBulletsForSecrets()
{
    ScriptedServer server("220 hi\r\n", ftpAnswer);
    QByteArray told;
    connect(m_client.get(), &DialogueClient::outputCame, this, [&](const DialogueOutput &output) { told += output.bytes; });
    start("ftp", server.port(), {{"user", "ada"}, {"password", "sesame"}, {"list", "none"}});
    QTRY_VERIFY(m_result);
    QVERIFY(server.lines.contains("PASS sesame")); // the wire has it
    QByteArray logged;
    for (const SocketCall &call : records())
        logged += call.payload.toByteArray();
    QVERIFY(logged.contains("PASS ******\r\n"));
    QVERIFY(!logged.contains("sesame") && !told.contains("sesame"));
}

void TestDialogueClient::dataConnectionsAreConnectionsOfTheSameEndpoint()
{
    DataServer data([](QTcpSocket &socket) { socket.disconnectFromHost(); });
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("LIST") ? "150 ok\r\n226 done\r\n" : ftpAnswer(line);
    });
    start("ftp", server.port(), {});
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->isDone());
    QSet<quint32> connections;
    for (const SocketCall &call : records()) {
        QCOMPARE(call.flow->endpoint->id, m_client->endpointId());
        if (call.call == Call::Connect)
            connections.insert(call.flow->connection.value);
    }
    QCOMPARE(connections.size(), 2);
}

void TestDialogueClient::refusedConnection()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        port = closed.serverPort();
    }
    start("ftp", port, {});
    QVERIFY(!m_result); // never before start() returns
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->outcome, Outcome::Failed);
    QCOMPARE(m_result->error.systemError, ECONNREFUSED);
}

void TestDialogueClient::silentServer()
{
    ScriptedServer server("220 hi\r\n", [](const QByteArray &) { return QByteArray(); });
    DialogueOptions options;
    options.replyTimeoutMs = 200;
    start("ftp", server.port(), {}, options);
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->reason.key, QStringLiteral("end.silent"));
    QCOMPARE(m_client->state(), DialogueState::Idle);
}

void TestDialogueClient::silentDataConnection()
{
    DataServer data([](QTcpSocket &socket) { socket.write("part"); });
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        if (line == "EPSV")
            return data.epsv();
        return line.startsWith("RETR") ? "150 ok\r\n" : ftpAnswer(line);
    });
    DialogueOptions options;
    options.replyTimeoutMs = 300;
    start("ftp", server.port(), {{"list", "none"}, {"fetch", "a"}}, options);
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->reason.key, QStringLiteral("end.silent"));
    QVERIFY(files().isEmpty());
}

void TestDialogueClient::looksAtFilesFirst_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DialogueValues>("values");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no file") << "ftp-store" << DialogueValues{{"user", "a"}, {"password", "b"}, {"file", "/nowhere/x"}} << "";
    QTest::newRow("a folder as file") << "ftp-store" << DialogueValues{{"user", "a"}, {"password", "b"}, {"file", "/tmp"}} << "";
    QTest::newRow("no folder") << "ftp" << DialogueValues{{"into", "/nowhere"}} << "";
    QTest::newRow("no attachment") << "smtp" << DialogueValues{{"from", "a@b"}, {"to", "c@d"}, {"attach", "/tmp/,/nowhere"}} << "";
    QTest::newRow("line end") << "ftp" << DialogueValues{{"folder", "a\r\nDELE b"}} << "value.line";
    QTest::newRow("missing") << "pop3" << DialogueValues{{"user", "a"}} << "value.missing";
}
void TestDialogueClient::looksAtFilesFirst()
{
    QFETCH(QString, name);
    QFETCH(DialogueValues, values);
    QFETCH(QString, reason);
    ScriptedServer server("220 hi\r\n", ftpAnswer);
    start(name.toLatin1().constData(), server.port(), values);
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->outcome, Outcome::Failed);
    QCOMPARE(m_result->reason.key, reason);
    QCOMPARE(m_result->error.code == ErrorCode::None, !reason.isEmpty());
    QVERIFY(records().isEmpty()); // nothing was sent, not even connect()
}

void TestDialogueClient::runsTwice()
{
    for (int i = 0; i < 2; ++i) {
        m_result.reset();
        ScriptedServer server("220 hi\r\n", ftpAnswer);
        start("ftp", server.port(), {{"list", "none"}});
        QTRY_VERIFY(m_result);
        QVERIFY(m_result->isDone());
        QCOMPARE(m_client->state(), DialogueState::Idle);
    }
}

void TestDialogueClient::cancels()
{
    ScriptedServer server("220 hi\r\n", [](const QByteArray &) { return QByteArray(); });
    start("ftp", server.port(), {});
    QTRY_COMPARE(server.lines.size(), 1);
    m_client->cancel();
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->outcome, Outcome::Cancelled);
    QCOMPARE(records().last().call, Call::Close);
}

void TestDialogueClient::stepsAndTakesOver()
{
    ScriptedServer server("220 hi\r\n", [](const QByteArray &line) { return line == "NOOP" ? "200 nothing\r\n" : ftpAnswer(line); });
    QSignalSpy paused(m_client.get(), &DialogueClient::paused);
    QByteArray told;
    connect(m_client.get(), &DialogueClient::outputCame, this, [&](const DialogueOutput &output) { told += output.bytes; });
    DialogueOptions options;
    options.stepping = true;
    start("ftp", server.port(), {{"list", "none"}}, options);
    QTRY_COMPARE(paused.size(), 1);
    QCOMPARE(m_client->state(), DialogueState::Paused);
    m_client->next();
    QTRY_COMPARE(paused.size(), 2);
    m_client->next();
    QTRY_COMPARE(paused.size(), 3);
    m_client->sendLine("NOOP");
    QTRY_VERIFY(told.contains("NOOP\n200 nothing\n"));
    QCOMPARE(server.lines, QByteArrayList{"NOOP"});
    m_client->runOn();
    QTRY_VERIFY(m_result);
    QVERIFY(m_result->isDone());
}

void TestDialogueClient::savesNothingOutsideItsFolder()
{
    ScriptedServer server("", [](const QByteArray &) { return "evil"; });
    QDir(m_folder->path()).mkdir("in");
    start("gopher", server.port(), {{"selector", "/x/../../../evil"}, {"as", "file"}, {"into", m_folder->filePath("in")}});
    QTRY_COMPARE(server.lines.size(), 1);
    server.socket->disconnectFromHost();
    QTRY_VERIFY(m_result);
    QCOMPARE(content("in/evil"), QByteArray("evil"));
    QVERIFY(files().isEmpty());
}

void TestDialogueClient::hostileDataAddress()
{
    ScriptedServer server("220 hi\r\n", [](const QByteArray &line) { return line == "PASV" ? QByteArray("227 (127,0,0,2,0,25)\r\n") : ftpAnswer(line); });
    start("ftp", server.port(), {});
    QTRY_VERIFY(m_result);
    QCOMPARE(m_result->reason.key, QStringLiteral("data.other-host"));
    for (const SocketCall &call : records())
        QVERIFY(!call.flow->peer.toString().startsWith("127.0.0.2"));
}

void TestDialogueClient::throttlesWhileItIsPaused()
{
    ScriptedServer server("", [](const QByteArray &) { return QByteArray(); });
    QSignalSpy paused(m_client.get(), &DialogueClient::paused);
    DialogueOptions options;
    options.stepping = true;
    start("daytime", server.port(), {}, options);
    QTRY_COMPARE(paused.size(), 1);
    m_client->next();
    QTRY_COMPARE(paused.size(), 2);
    QTRY_VERIFY(server.socket);
    server.socket->write(QByteArray(64 * 1024 * 1024, 'x'));
    const auto received = [this] {
        qint64 sum = 0;
        for (const SocketCall &call : records())
            sum += call.call == Call::Recv ? call.result : 0;
        return sum;
    };
    QTRY_VERIFY(received() >= 256 * 1024);
    QTRY_VERIFY(server.socket->bytesToWrite() > 32 * 1024 * 1024); // the rest waits at the server
    QVERIFY(received() < 2 * 1024 * 1024);
}

void TestDialogueClient::isDestroyedInTheMiddle()
{
    DataServer data([](QTcpSocket &) {});
    ScriptedServer server("220 hi\r\n", [&](const QByteArray &line) -> QByteArray {
        return line == "EPSV" ? data.epsv() : line.startsWith("RETR") ? QByteArray("150 ok\r\n") : ftpAnswer(line);
    });
    start("ftp", server.port(), {{"list", "none"}, {"fetch", "a"}});
    QTRY_VERIFY(!files().isEmpty());
    m_client.reset();
    QVERIFY(files().isEmpty());
    QTRY_COMPARE(data.ended, 1);
    QVERIFY(!m_result);
}

QTEST_GUILESS_MAIN(TestDialogueClient)
#include "tst_dialogueclient.moc"
