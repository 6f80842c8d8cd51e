// Unix-domain sockets through listener, server and client: files, names without files, and who is at the
// other end.

#include "core/base/hostport.h"
#include "core/net/listener.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/pythonpeer.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/scriptedhandler.h"
#include "tests/core/net/waiting.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>
#include <unistd.h>

using namespace wirebench;

namespace {

Script prefixScript(const QByteArray &prefix)
{
    return {{},
            [prefix](Connection &connection, const Bytes &bytes) {
                connection.send(Bytes::copyOf(prefix + bytes.toByteArray()));
            },
            {},
            {},
            {}};
}

HostSpec hostOf(const SocketAddress &address)
{
    return {HostSpec::Kind::Address, address, {}};
}

} // namespace

class TestUnixStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    // The listener and its file
    void recordsItsCalls();
    void recordsAnAbstractName();
    void isForThisUserAlone();
    void mayBeForEveryUser();
    void removesItsFileAtTheEnd();
    void leavesAFileThatIsNotItsOwn();
    void replacesAStaleFile();
    void leavesASocketThatSomebodyListensOn();
    void leavesASocketWhoseQueueIsFull();
    void leavesADatagramSocket();
    void leavesWhatIsNoSocket();
    void leavesALink();
    void tellsAFolderThatIsNotThere();
    void tellsAnAbstractNameInUse();

    // The engines
    void serverNamesAClientByItsProcess();
    void serverTellsANamedClient();
    void clientTellsWhatIsWrong_data();
    void clientTellsWhatIsWrong();
    void clientWaitsForRoomInTheQueue();
    void clientGivesUpAFullQueue();
    void clientStopsWaitingWhenTold();
    void talkToEachOther_data();
    void talkToEachOther();

    // Python at the other end
    void pythonAsksOurServer_data();
    void pythonAsksOurServer();
    void pythonAnswersOurClient();

private:
    QByteArray path(const char *name) const
    {
        return QFile::encodeName(m_dir->filePath(QString::fromLatin1(name)));
    }
    SocketAddress at(const char *name) const { return SocketAddress::fromUnixPath(path(name)); }
    std::unique_ptr<Listener> listener() { return std::make_unique<Listener>(*m_log, m_endpoint); }
    Result<void> open(Listener &tested, const SocketAddress &address, const ListenOptions &options = {})
    {
        return tested.open(*m_reactor, address, options, [](Listener &) {});
    }
    QStringList calls() const { return callNames(recordsOf(*m_log)); }
    void startServer(const SocketAddress &address, const Script &script);
    void fillQueue(const SocketAddress &address, std::vector<RawPeer> &waiting);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TrafficLog> m_log;
    EndpointPtr m_endpoint;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<TcpServer> m_server;
    std::unique_ptr<TcpClient> m_client;
    int m_before = 0;
};

void TestUnixStreams::init()
{
    turn();
    m_before = openDescriptors();
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_log = std::make_unique<TrafficLog>();
    m_endpoint = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("server"));
    m_reactor = Reactor::create();
    m_server = std::make_unique<TcpServer>(*m_log, *m_reactor, QStringLiteral("TCP server"));
    m_client = std::make_unique<TcpClient>(*m_log, *m_reactor, QStringLiteral("TCP client"));
}

void TestUnixStreams::cleanup()
{
    m_client.reset();
    m_server.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_reactor.reset();
    turn();
    QCOMPARE(openDescriptors(), m_before);
}

void TestUnixStreams::startServer(const SocketAddress &address, const Script &script)
{
    TcpServerConfig config;
    config.host = hostOf(address);
    config.family = ListenFamily::Unix;
    QSignalSpy started(m_server.get(), &TcpServer::started);
    m_server->start(config, scripted(script));
    QCOMPARE(started.size(), 1);
    QCOMPARE(m_server->status().listening, QList<SocketAddress>{address});
}

void TestUnixStreams::recordsItsCalls()
{
    const auto tested = listener();
    QVERIFY(open(*tested, at("x"), {7, true, false}).has_value());
    QCOMPARE(tested->address(), at("x"));
    const QString name = at("x").toPython();
    QCOMPARE(
        callTexts(recordsOf(*m_log)),
        (QStringList{QStringLiteral("socket(AF_UNIX, SOCK_STREAM) = %1").arg(tested->descriptor()),
                     QStringLiteral("bind(%1) = 0").arg(name),
                     QStringLiteral("chmod(%1, 0o600) = 0").arg(name), QStringLiteral("listen(7) = 0")}));
}

void TestUnixStreams::recordsAnAbstractName()
{
#ifdef Q_OS_LINUX
    const auto tested = listener();
    const QByteArray name = "wirebench-" + QByteArray::number(getpid());
    QVERIFY(open(*tested, SocketAddress::fromUnixPath('\0' + name)).has_value());
    QCOMPARE(calls(),
             (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("listen")}));
    QCOMPARE(recordsOf(*m_log)[1].arguments(), QStringLiteral("b'\\x00%1'").arg(QString::fromLatin1(name)));
    tested->close();
    QCOMPARE(calls().last(), QStringLiteral("close"));
    QVERIFY(!calls().contains(QStringLiteral("unlink")));
#else
    QSKIP("abstract names are of Linux");
#endif
}

void TestUnixStreams::isForThisUserAlone()
{
    const auto tested = listener();
    QVERIFY(open(*tested, at("x")).has_value());
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFileInfo(QFile::decodeName(path("x"))).permissions() & others, QFileDevice::Permissions());
}

void TestUnixStreams::mayBeForEveryUser()
{
    const auto tested = listener();
    QVERIFY(open(*tested, at("x"), {5, true, true}).has_value());
    const auto others = QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QCOMPARE(QFileInfo(QFile::decodeName(path("x"))).permissions() & others,
             QFileDevice::Permissions(others));
    QVERIFY(callTexts(recordsOf(*m_log))
                .contains(QStringLiteral("chmod(%1, 0o666) = 0").arg(at("x").toPython())));
}

void TestUnixStreams::removesItsFileAtTheEnd()
{
    const auto tested = listener();
    QVERIFY(open(*tested, at("x")).has_value());
    QVERIFY(socketFileAt(path("x")));
    tested->close();
    QVERIFY(!socketFileAt(path("x")));
    QCOMPARE(callTexts(recordsOf(*m_log)).mid(4),
             (QStringList{QStringLiteral("unlink(%1) = 0").arg(at("x").toPython()),
                          QStringLiteral("close() = 0")}));
    tested->close();
    QCOMPARE(recordsOf(*m_log).size(), qsizetype(6));
}

void TestUnixStreams::leavesAFileThatIsNotItsOwn()
{
    const auto first = listener();
    QVERIFY(open(*first, at("x")).has_value());
    QVERIFY(unlinkFile(path("x")).ok());
    const auto second = listener();
    QVERIFY(open(*second, at("x")).has_value());
    first->close();
    QVERIFY(socketFileAt(path("x")));
    RawPeer peer;
    QVERIFY(peer.connectTo(at("x")));
}

void TestUnixStreams::replacesAStaleFile()
{
    {
        NativeSocket ended;
        QVERIFY(ended.openStream(AddressFamily::Unix).ok());
        QVERIFY(ended.bind(at("x")).ok());
    }
    const auto stale = socketFileAt(path("x"));
    QVERIFY(stale && stale->isSocket);
    const auto tested = listener();
    QVERIFY(open(*tested, at("x")).has_value());
    const QString name = at("x").toPython();
    const QStringList texts = callTexts(recordsOf(*m_log));
    QCOMPARE(calls(),
             (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("socket"),
                          QStringLiteral("connect"), QStringLiteral("close"), QStringLiteral("unlink"),
                          QStringLiteral("bind"), QStringLiteral("chmod"), QStringLiteral("listen")}));
    QCOMPARE(texts[1], QStringLiteral("bind(%1) = -1 EADDRINUSE").arg(name));
    QCOMPARE(texts[3], QStringLiteral("connect(%1) = -1 ECONNREFUSED").arg(name));
    QCOMPARE(texts[5], QStringLiteral("unlink(%1) = 0").arg(name));
    RawPeer peer;
    QVERIFY(peer.connectTo(at("x")));
}

void TestUnixStreams::leavesASocketThatSomebodyListensOn()
{
    const NativeSocket other = listeningSocket(at("x"));
    const auto before = socketFileAt(path("x"));
    const auto tested = listener();
    const auto result = open(*tested, at("x"));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("EADDRINUSE"));
#ifdef Q_OS_LINUX
    QCOMPARE(result.error().code, ErrorCode::UnixPathInUse);
    QCOMPARE(result.error().arguments, (QStringList{QString::fromUtf8(path("x")),
                                                    QString::number(QCoreApplication::applicationPid())}));
#endif
    QVERIFY(!calls().contains(QStringLiteral("unlink")));
    QCOMPARE(calls().count(QStringLiteral("close")), 2);
    QCOMPARE(socketFileAt(path("x")), before);
}

void TestUnixStreams::fillQueue(const SocketAddress &address, std::vector<RawPeer> &waiting)
{
    for (int i = 0; i < 64; ++i) {
        RawPeer peer;
        if (!peer.connectSoon(address))
            return;
        waiting.push_back(std::move(peer));
    }
    QFAIL("the queue has no end");
}

void TestUnixStreams::leavesASocketWhoseQueueIsFull()
{
    const NativeSocket other = listeningSocket(at("x"), 0);
    std::vector<RawPeer> waiting;
    fillQueue(at("x"), waiting);
    const auto tested = listener();
    const auto result = open(*tested, at("x"));
    QCOMPARE(result.error().code, ErrorCode::SystemCall);
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("EADDRINUSE"));
    QVERIFY(socketFileAt(path("x")));
    QVERIFY(!calls().contains(QStringLiteral("unlink")));
}

void TestUnixStreams::leavesADatagramSocket()
{
    NativeSocket other;
    QVERIFY(other.openDatagram(AddressFamily::Unix).ok());
    QVERIFY(other.bind(at("x")).ok());
    const auto tested = listener();
    QCOMPARE(open(*tested, at("x")).error().systemErrorName(), QStringLiteral("EADDRINUSE"));
    QVERIFY(socketFileAt(path("x")));
}

void TestUnixStreams::leavesWhatIsNoSocket()
{
    QFile file(QFile::decodeName(path("x")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const auto tested = listener();
    const auto result = open(*tested, at("x"));
    QCOMPARE(result.error().code, ErrorCode::NotASocketFile);
    QCOMPARE(result.error().arguments, QStringList{QString::fromUtf8(path("x"))});
    QVERIFY(!calls().contains(QStringLiteral("connect")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

void TestUnixStreams::leavesALink()
{
    QCOMPARE(::symlink("nowhere", path("x").constData()), 0);
    const auto tested = listener();
    QCOMPARE(open(*tested, at("x")).error().code, ErrorCode::NotASocketFile);
    QVERIFY(socketFileAt(path("x")));
}

void TestUnixStreams::tellsAFolderThatIsNotThere()
{
    const auto tested = listener();
    const auto result = open(*tested, at("no/x"));
    QVERIFY(!tested->isAccepting());
    QCOMPARE(calls(),
             (QStringList{QStringLiteral("socket"), QStringLiteral("bind"), QStringLiteral("close")}));
    QCOMPARE(result.error().systemErrorName(), QStringLiteral("ENOENT"));
    QCOMPARE(result.error().arguments, (QStringList{QStringLiteral("bind"), at("no/x").toString()}));
}

void TestUnixStreams::tellsAnAbstractNameInUse()
{
#ifdef Q_OS_LINUX
    const SocketAddress name =
        SocketAddress::fromUnixPath('\0' + QByteArray("wirebench-in-use-") + QByteArray::number(getpid()));
    const NativeSocket other = listeningSocket(name);
    const auto tested = listener();
    QCOMPARE(open(*tested, name).error().systemErrorName(), QStringLiteral("EADDRINUSE"));
    QVERIFY(!calls().contains(QStringLiteral("connect")));
#else
    QSKIP("abstract names are of Linux");
#endif
}

void TestUnixStreams::serverNamesAClientByItsProcess()
{
    startServer(at("x"), prefixScript("Recu: "));
    RawPeer peer;
    QVERIFY(peer.connectTo(at("x")));
    peer.send("Bonjour");
    QTRY_COMPARE(peer.received(), QByteArray("Recu: Bonjour"));
    const SocketCall accept = recordsOf(*m_log, Call::Accept)[0];
    QCOMPARE(accept.flow->local, at("x"));
    QVERIFY(accept.flow->peer.isUnix());
#ifdef Q_OS_LINUX
    QCOMPARE(qint64(accept.flow->peer.scope), QCoreApplication::applicationPid());
#endif
    QCOMPARE(m_server->status().listening.value(0).toString(),
             QStringLiteral("unix:") + QString::fromUtf8(path("x")));
    m_server->stop();
    QVERIFY(!socketFileAt(path("x")));
    QTRY_VERIFY(peer.isAtEnd());
}

void TestUnixStreams::serverTellsANamedClient()
{
    startServer(at("x"), {});
    NativeSocket client;
    QVERIFY(client.openStream(AddressFamily::Unix).ok());
    QVERIFY(client.bind(at("client")).ok());
    QVERIFY(client.connect(at("x")).ok());
    QTRY_COMPARE(recordsOf(*m_log, Call::Accept).size(), qsizetype(1));
    QCOMPARE(recordsOf(*m_log, Call::Accept)[0].flow->peer, at("client"));
}

void TestUnixStreams::clientTellsWhatIsWrong_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing there") << "nothing" << int(ErrorCode::SystemCall) << "ENOENT";
    QTest::newRow("stale") << "stale" << int(ErrorCode::SystemCall) << "ECONNREFUSED";
    QTest::newRow("file") << "file" << int(ErrorCode::NotASocketFile) << "ECONNREFUSED";
    QTest::newRow("datagrams") << "datagrams" << int(ErrorCode::SystemCall) << "EPROTOTYPE";
}

void TestUnixStreams::clientTellsWhatIsWrong()
{
    QFETCH(QString, kind);
    NativeSocket other;
    if (kind == u"stale" || kind == u"datagrams") {
        QVERIFY((kind == u"stale" ? other.openStream(AddressFamily::Unix)
                                  : other.openDatagram(AddressFamily::Unix))
                    .ok());
        QVERIFY(other.bind(at("x")).ok());
    } else if (kind == u"file") {
        QVERIFY(QFile(QFile::decodeName(path("x"))).open(QIODevice::WriteOnly));
    }
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    TcpClientConfig config;
    config.host = hostOf(at("x"));
    config.noDelay = true; // means nothing here, and is not set
    m_client->connectToHost(config);
    QTRY_COMPARE(failed.size(), 1);
    const Error error = failed[0][0].value<Error>();
    QTEST(int(error.code), "code");
    QTEST(error.systemErrorName(), "name");
    QCOMPARE(calls(),
             (QStringList{QStringLiteral("socket"), QStringLiteral("connect"), QStringLiteral("close")}));
}

void TestUnixStreams::clientWaitsForRoomInTheQueue()
{
    NativeSocket server = listeningSocket(at("x"), 0);
    std::vector<RawPeer> waiting;
    fillQueue(at("x"), waiting);
    TcpClientConfig config;
    config.host = hostOf(at("x"));
    m_client->connectToHost(config);
    QCOMPARE(m_client->status().state, ClientState::Connecting);
    turn();
    QCOMPARE(m_client->status().state, ClientState::Connecting);
    NativeSocket accepted;
    SocketAddress peer;
    QVERIFY(server.accept(accepted, peer).ok()); // room for one
    QTRY_COMPARE(m_client->status().state, ClientState::Connected);
    QCOMPARE(recordsOf(*m_log, Call::Connect).size(), qsizetype(1)); // one call, which waited
}

void TestUnixStreams::clientGivesUpAFullQueue()
{
    const NativeSocket server = listeningSocket(at("x"), 0);
    std::vector<RawPeer> waiting;
    fillQueue(at("x"), waiting);
    QSignalSpy failed(m_client.get(), &TcpClient::failed);
    TcpClientConfig config;
    config.host = hostOf(at("x"));
    config.connectTimeoutMs = 50;
    const qint64 begunNs = m_log->now();
    m_client->connectToHost(config);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::ConnectTimedOut);
    QCOMPARE(callTexts(recordsOf(*m_log))[1],
             QStringLiteral("connect(%1) = -1 ETIMEDOUT").arg(at("x").toPython()));
    const SocketCall connecting = recordsOf(*m_log, Call::Connect)[0];
    QVERIFY(connecting.waitedNs >= 49'000'000); // a timer of Qt may be early by less than a millisecond
    QVERIFY(connecting.timeNs - begunNs >= 50'000'000);
}

void TestUnixStreams::clientStopsWaitingWhenTold()
{
    const NativeSocket server = listeningSocket(at("x"), 0);
    std::vector<RawPeer> waiting;
    fillQueue(at("x"), waiting);
    TcpClientConfig config;
    config.host = hostOf(at("x"));
    m_client->connectToHost(config);
    m_client->close();
    QCOMPARE(m_client->status().state, ClientState::Closed);
    QTest::qWait(60); // another try was due
    QCOMPARE(calls(), (QStringList{QStringLiteral("socket"), QStringLiteral("close")}));
}

void TestUnixStreams::talkToEachOther_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << QString();
#ifdef Q_OS_LINUX
    QTest::newRow("abstract") << QStringLiteral("@wirebench-talk-%1").arg(getpid());
#endif
}

void TestUnixStreams::talkToEachOther()
{
    QFETCH(QString, name);
    const SocketAddress address = name.isEmpty() ? at("x") : parseUnixPath(name).value();
    startServer(address, prefixScript("Recu: "));
    TcpClientConfig config;
    config.host = hostOf(address);
    config.receiveOnce = true;
    config.firstMessage = OutboundMessage{Bytes::copyOf("Bonjour"), {}, 0, 0};
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(config);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(payloadOf(recordsOf(*m_log, m_client->endpointId())), QByteArray("BonjourRecu: Bonjour"));
    QTRY_COMPARE(m_server->status().serving, 0);
}

void TestUnixStreams::pythonAsksOurServer_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << QString();
#ifdef Q_OS_LINUX
    QTest::newRow("abstract") << QStringLiteral("@wirebench-python-%1").arg(getpid());
#endif
}

void TestUnixStreams::pythonAsksOurServer()
{
    WIREBENCH_NEED("python3");
    QFETCH(QString, name);
    const SocketAddress address = name.isEmpty() ? at("x") : parseUnixPath(name).value();
    startServer(address, prefixScript("Recu: "));
    PythonPeer peer;
    QVERIFY(peer.start("s = socket(AF_UNIX, SOCK_STREAM)\n"
                       "name = arguments[0]\n"
                       "s.connect(b'\\0' + name[1:].encode() if name[0] == '@' else name)\n"
                       "s.sendall(b'Bonjour serveur')\n"
                       "print(s.getpeername(), s.recv(1024).decode())\n",
                       {address.host()}));
    QTRY_COMPARE(peer.exitStatus(), 0);
    QCOMPARE(QString::fromUtf8(peer.output()).trimmed(),
             (name.isEmpty() ? address.host() : address.toPython()) +
                 QStringLiteral(" Recu: Bonjour serveur"));
}

void TestUnixStreams::pythonAnswersOurClient()
{
    WIREBENCH_NEED("python3");
    PythonPeer peer;
    QVERIFY(peer.start("s = socket(AF_UNIX, SOCK_STREAM)\n"
                       "s.bind(arguments[0])\n"
                       "s.listen(1)\n"
                       "print('ready')\n"
                       "c, a = s.accept()\n"
                       "print(repr(a), s.getsockname())\n"
                       "m = c.recv(512)\n"
                       "c.sendall(b'echo : ' + m)\n"
                       "c.close()\n",
                       {QString::fromUtf8(path("x"))}));
    QTRY_VERIFY(peer.output().contains("ready"));
    TcpClientConfig config;
    config.host = hostOf(at("x"));
    config.firstMessage = OutboundMessage{Bytes::copyOf("Hello world"), {}, 0, 0};
    QSignalSpy closed(m_client.get(), &TcpClient::closed);
    m_client->connectToHost(config);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(payloadOf(recordsOf(*m_log, Call::Recv)), QByteArray("echo : Hello world"));
    QTRY_COMPARE(peer.exitStatus(), 0);
    QVERIFY(peer.output().contains("'' " + path("x")));
}

QTEST_GUILESS_MAIN(TestUnixStreams)
#include "tst_unixstreams.moc"
