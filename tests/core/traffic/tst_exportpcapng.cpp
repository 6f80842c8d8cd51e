#include "core/traffic/exportpcapng.h"
#include "tests/core/traffic/stage.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("127.0.0.1", 50412);
const SocketAddress serverAddress6 = Stage::address("::1", 9999);
const SocketAddress clientAddress6 = Stage::address("::1", 50412);

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random{quint32(size)};
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

/// What one stream of a capture carried, by the address that sent it.
using Streams = QMap<QString, QByteArray>;

/// The stage's log as a capture file that tshark reads.
class Capture
{
public:
    explicit Capture(const Stage &stage) : m_path(m_dir.filePath(QStringLiteral("log.pcapng")))
    {
        PcapngExporter exporter(stage.log);
        QByteArray bytes;
        exporter.begin(bytes);
        for (const SocketCall &call : stage.records())
            exporter.record(call, bytes);
        exporter.end(bytes);
        m_connectionsKept = exporter.connectionCount();
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file to try with");
        file.close();
        if (canBeRead()) // starting tshark takes longest, so one run for what most tests ask
            m_analysis = tshark({"-q", "-z", "follow,tcp,raw,0", "-z", "expert,warn"});
    }

    size_t connectionsKept() const { return m_connectionsKept; }

    /// Warnings and errors of the analysis, checksums verified; empty for a clean capture.
    QByteArray complaints() const { return m_analysis.left(m_analysis.indexOf(followMark)).trimmed(); }

    /// One line a packet: these fields, joined by blanks.
    QList<QByteArray> fields(const QByteArrayList &names, const QByteArray &filter = {}) const
    {
        QByteArrayList arguments{"-T", "fields", "-E", "separator=/s"};
        for (const QByteArray &name : names)
            arguments << "-e" << name;
        if (!filter.isEmpty())
            arguments << "-Y" << filter;
        QList<QByteArray> lines = tshark(arguments).split('\n');
        lines.removeLast();
        return lines;
    }
    QList<QByteArray> flags() const { return fields({"tcp.flags.str"}); }
    QList<QByteArray> commentsOf(const QByteArray &filter) const { return fields({"frame.comment"}, filter); }

    /// "Follow TCP stream" in both directions.
    Streams follow(int stream = 0) const
    {
        return stream == 0 ? streamsIn(m_analysis.mid(m_analysis.indexOf(followMark)))
                           : streamsIn(tshark({"-q", "-z", "follow,tcp,raw," + QByteArray::number(stream)}));
    }
    int streamCount() const
    {
        const QList<QByteArray> numbers = fields({"tcp.stream"});
        return int(QSet<QByteArray>(numbers.begin(), numbers.end()).size());
    }

    static bool canBeRead() { return !program().isEmpty(); }

private:
    static constexpr char followMark[] = "\n====";

    static Streams streamsIn(const QByteArray &text)
    {
        QStringList nodes;
        Streams streams;
        for (const QByteArray &line : text.split('\n')) {
            if (line.startsWith("Node "))
                nodes << QString::fromLatin1(line.mid(line.indexOf(": ") + 2));
            else if (!line.startsWith("=") && !line.contains(':') && nodes.size() == 2)
                streams[nodes[line.startsWith('\t') ? 1 : 0]] += QByteArray::fromHex(line.trimmed());
        }
        return streams;
    }

    static QString program() { return QStandardPaths::findExecutable(QStringLiteral("tshark")); }

    QByteArray tshark(const QByteArrayList &arguments) const
    {
        QStringList texts{QStringLiteral("-n"), QStringLiteral("-r"), m_path};
        for (const QByteArray &text :
             QByteArrayList{"-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-o",
                            "ip.check_checksum:TRUE"} +
                 arguments)
            texts << QString::fromLatin1(text);
        QProcess process;
        process.start(program(), texts);
        if (!process.waitForFinished(200'000) || process.exitCode() != 0)
            return "tshark failed: " + process.readAllStandardError();
        return process.readAllStandardOutput();
    }

    QTemporaryDir m_dir;
    QString m_path;
    size_t m_connectionsKept = 0;
    QByteArray m_analysis;
};

QString node(const SocketAddress &address)
{
    return address.toString();
}

Actor serverSide(Stage &stage, const SocketAddress &local = serverAddress,
                 const SocketAddress &peer = clientAddress)
{
    return {stage, stage.server, local, peer};
}

Actor clientSide(Stage &stage, const SocketAddress &local = clientAddress,
                 const SocketAddress &peer = serverAddress)
{
    return {stage, stage.client, local, peer};
}

/// The only thing that an analysis may say against a reset is that there is one.
QByteArray withoutResetNotice(QByteArray complaints)
{
    QByteArrayList rest;
    for (const QByteArray &line : complaints.split('\n')) {
        const bool head =
            line.startsWith("Warns (") || line.startsWith("=====") || line.contains("Frequency");
        if (!head && !line.trimmed().isEmpty() && !line.contains("Connection reset (RST)"))
            rest << line;
    }
    return rest.join('\n');
}

} // namespace

class TestExportPcapng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingButCalls();

    void serverAlone_data();
    void serverAlone();
    void clientAlone();
    void bothEnds_data();
    void bothEnds();
    void moreThanAPacketHolds_data();
    void moreThanAPacketHolds();
    void halfClose();
    void resetFromHere();
    void resetFromThePeer();
    void connectFails_data();
    void connectFails();
    void handshakeOutsideTheLog();
    void bothEndsJoinedInTheMiddle();
    void clientGoneBeforeItIsAccepted();
    void addressesUsedAgain();
    void mappedAddressIsIpv4();
    void manyConnections();
    void commentsTellTheCalls();
    void timesAreNanosecondsAndNeverGoBack();

    void closedConnectionsAreForgotten();
    void lingeringIsBounded();

    void datagrams_data();
    void datagrams();
    void largestDatagrams();
    void whatWasNotOnTheWireGivesNoPacket();
    void datagramCommentsSayWhatBecameOfThem();
    void unboundDatagramsHaveAnAddress_data();
    void unboundDatagramsHaveAnAddress();

    void unixStreams();

private:
    static bool needsTshark() { return Capture::canBeRead(); }
};

#define NEED_TSHARK()                                                                                        \
    do {                                                                                                     \
        if (!needsTshark())                                                                                  \
            QSKIP("tshark is not installed: the capture file is not read by a foreign program");             \
    } while (false)

void TestExportPcapng::nothingButCalls()
{
    NEED_TSHARK();
    Stage stage;
    Actor listener(stage, stage.server, serverAddress, {});
    listener.simple(Call::Socket);
    listener.simple(Call::Bind, EADDRINUSE);
    listener.simple(Call::Close);
    Actor client(stage, stage.client, {}, serverAddress);
    client.simple(Call::Socket, EMFILE);
    client.connect(EADDRNOTAVAIL);
    const Capture capture(stage);
    QCOMPARE(capture.flags(), QList<QByteArray>());
    QCOMPARE(capture.complaints(), QByteArray());
}

void TestExportPcapng::serverAlone_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::newRow("IPv4") << serverAddress << clientAddress;
    QTest::newRow("IPv6") << serverAddress6 << clientAddress6;
    QTest::newRow("elsewhere") << Stage::address("192.0.2.1", 80) << Stage::address("198.51.100.7", 1234);
    QTest::newRow("link-local") << Stage::address("fe80::1%2", 80) << Stage::address("fe80::2%2", 1234);
}

void TestExportPcapng::serverAlone()
{
    NEED_TSHARK();
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    Stage stage;
    Actor server = serverSide(stage, local, peer);
    server.accept();
    server.recv("Bonjour serveur", 1024);
    server.send("Recu: Bonjour serveur");
    server.recvEnd();
    server.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    local.scope = peer.scope = 0;
    const Streams expected{{node(peer), "Bonjour serveur"}, {node(local), "Recu: Bonjour serveur"}};
    QCOMPARE(capture.follow(), expected);
    QCOMPARE(
        capture.fields({"tcp.srcport", "tcp.flags.fin"}, "tcp.flags.fin == 1"),
        (QList<QByteArray>{QByteArray::number(peer.port) + " 1", QByteArray::number(local.port) + " 1"}));
}

void TestExportPcapng::clientAlone()
{
    NEED_TSHARK();
    Stage stage;
    Actor client = clientSide(stage);
    client.connect();
    client.send("Hello world");
    client.recv("echo : Hello world", 512);
    client.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    const Streams expected{{node(clientAddress), "Hello world"}, {node(serverAddress), "echo : Hello world"}};
    QCOMPARE(capture.follow(), expected);
    QCOMPARE(capture.fields({"tcp.srcport"}, "frame.number == 1"), QList<QByteArray>{"50412"});
}

void TestExportPcapng::bothEnds_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::addColumn<bool>("acceptFirst");
    QTest::newRow("IPv4") << serverAddress << clientAddress << false;
    QTest::newRow("IPv4, accept first") << serverAddress << clientAddress << true;
    QTest::newRow("IPv6") << serverAddress6 << clientAddress6 << false;
}

void TestExportPcapng::bothEnds()
{
    NEED_TSHARK();
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    QFETCH(bool, acceptFirst);
    Stage stage;
    Actor server = serverSide(stage, local, peer);
    Actor client = clientSide(stage, peer, local);
    if (acceptFirst)
        server.accept();
    client.connect();
    client.send("early ");
    if (!acceptFirst)
        server.accept();
    server.recv("ear");
    server.recv("ly ");
    server.recv("raced "); // recorded before the send that it came from
    client.send("raced ");
    server.send("answer");
    client.recv("answer");
    client.shutdown();
    server.recvEnd();
    server.send(" and more");
    server.close();
    client.recv(" and more");
    client.recvEnd();
    client.close();

    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    const Streams expected{{node(peer), "early raced "}, {node(local), "answer and more"}};
    QCOMPARE(capture.follow(), expected);
    QCOMPARE(capture.streamCount(), 1);
    QCOMPARE(capture.fields({"frame.number"}, "tcp.flags.fin == 1").size(), 2);
    QCOMPARE(capture.fields({"frame.number"}, "tcp.analysis.duplicate_ack").size(), 0);
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::moreThanAPacketHolds_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::newRow("IPv4") << serverAddress << clientAddress;
    QTest::newRow("IPv6") << serverAddress6 << clientAddress6;
}

void TestExportPcapng::moreThanAPacketHolds()
{
    NEED_TSHARK();
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    Stage stage;
    const QByteArray question = randomBytes(65'536);
    const QByteArray answer = randomBytes(1'000'000);
    Actor server = serverSide(stage, local, peer);
    Actor client = clientSide(stage, peer, local);
    client.connect();
    server.accept();
    client.send(question);
    server.recv(question);
    server.send(answer); // a megabyte in flight
    for (qsizetype at = 0; at < answer.size(); at += 65'536)
        client.recv(answer.mid(at, 65'536));
    server.close();
    client.recvEnd();
    client.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    const Streams streams = capture.follow();
    QVERIFY(streams[node(peer)] == question);
    QVERIFY(streams[node(local)] == answer);
}

void TestExportPcapng::halfClose()
{
    NEED_TSHARK();
    Stage stage;
    Actor client = clientSide(stage);
    client.connect();
    client.send("question");
    client.shutdown();
    client.recv("an answer after the FIN");
    client.recvEnd();
    client.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    const Streams expected{{node(clientAddress), "question"},
                           {node(serverAddress), "an answer after the FIN"}};
    QCOMPARE(capture.follow(), expected);
    QCOMPARE(capture.fields({"tcp.srcport"}, "tcp.flags.fin == 1"), (QList<QByteArray>{"50412", "9999"}));
}

void TestExportPcapng::resetFromHere()
{
    NEED_TSHARK();
    Stage stage;
    Actor server = serverSide(stage);
    Actor client = clientSide(stage);
    client.connect();
    server.accept();
    client.send("question");
    server.reset();
    client.simple(Call::Recv, ECONNRESET);
    client.close();
    const Capture capture(stage);
    QCOMPARE(withoutResetNotice(capture.complaints()), QByteArray());
    QCOMPARE(capture.fields({"tcp.srcport"}, "tcp.flags.reset == 1"), QList<QByteArray>{"9999"});
    QCOMPARE(capture.fields({"frame.number"}, "tcp.flags.fin == 1").size(), 0);
    QCOMPARE(capture.follow()[node(clientAddress)], QByteArray("question"));
    const QList<QByteArray> comments = capture.commentsOf("tcp.flags.reset == 1");
    QVERIFY2(comments.at(0).contains("SO_LINGER") && comments.at(0).contains("close()"),
             comments.at(0).constData());
}

void TestExportPcapng::resetFromThePeer()
{
    NEED_TSHARK();
    Stage stage;
    Actor server = serverSide(stage);
    server.accept();
    server.recv("x");
    server.simple(Call::Recv, ECONNRESET);
    server.close();
    Actor writer = serverSide(stage, serverAddress, Stage::address("127.0.0.1", 50413));
    writer.accept();
    writer.send("y");
    writer.simple(Call::Send, EPIPE);
    writer.close();
    const Capture capture(stage);
    QCOMPARE(withoutResetNotice(capture.complaints()), QByteArray());
    QCOMPARE(capture.fields({"tcp.srcport"}, "tcp.flags.reset == 1"), (QList<QByteArray>{"50412", "50413"}));
}

void TestExportPcapng::connectFails_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<SocketAddress>("peer");
    QTest::addColumn<int>("packets");
    QTest::newRow("refused") << ECONNREFUSED << serverAddress << 2;
    QTest::newRow("refused IPv6") << ECONNREFUSED << serverAddress6 << 2;
    QTest::newRow("refused elsewhere") << ECONNREFUSED << Stage::address("192.0.2.1", 80) << 2;
    QTest::newRow("timed out") << ETIMEDOUT << serverAddress << 1;
    QTest::newRow("no way") << EHOSTUNREACH << serverAddress << 1;
    QTest::newRow("no network") << ENETUNREACH << serverAddress << 0;
}

void TestExportPcapng::connectFails()
{
    NEED_TSHARK();
    QFETCH(int, error);
    QFETCH(SocketAddress, peer);
    QFETCH(int, packets);
    Stage stage;
    Actor client = clientSide(stage, {}, peer);
    client.connect(error);
    client.close();
    const Capture capture(stage);
    QCOMPARE(withoutResetNotice(capture.complaints()), QByteArray());
    const QList<QByteArray> flags = capture.fields({"tcp.flags"});
    QCOMPARE(flags, (QList<QByteArray>{"0x0002", "0x0014"}.first(packets)));
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::handshakeOutsideTheLog()
{
    NEED_TSHARK();
    Stage stage;
    Actor server = serverSide(stage);
    server.recv("in the middle");
    server.send("answer");
    server.close();
    Actor idle = serverSide(stage, serverAddress, Stage::address("127.0.0.1", 50413));
    idle.close(); // nothing is known of it but its end
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.fields({"tcp.srcport"}, "tcp.flags.syn == 1 && tcp.flags.ack == 0"),
             QList<QByteArray>{"50412"});
    QCOMPARE(capture.follow()[node(clientAddress)], QByteArray("in the middle"));
    QVERIFY(capture.commentsOf("frame.number == 1").at(0).contains("handshake not in the log"));
}

void TestExportPcapng::bothEndsJoinedInTheMiddle()
{
    NEED_TSHARK();
    Stage stage;
    Actor server = serverSide(stage);
    Actor client = clientSide(stage);
    // Dropped: connect, accept, client.send("0123").
    server.recv("01");
    client.send("4567");
    server.recv("234567");
    client.close();
    server.recvEnd();
    server.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.follow()[node(clientAddress)], QByteArray("01234567"));
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::clientGoneBeforeItIsAccepted()
{
    NEED_TSHARK();
    Stage stage;
    Actor client = clientSide(stage);
    client.connect();
    client.send("Hello world");
    client.close();
    Actor server = serverSide(stage);
    server.accept();
    server.recv("Hello world", 512);
    server.recvEnd();
    server.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.follow()[node(clientAddress)], QByteArray("Hello world"));
    QCOMPARE(capture.streamCount(), 1);
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::addressesUsedAgain()
{
    NEED_TSHARK();
    Stage stage;
    for (const char *message : {"first", "second", "third"}) {
        Actor client = clientSide(stage);
        client.connect();
        client.send(message);
        client.close();
    }
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.follow(0)[node(clientAddress)], QByteArray("first"));
    QCOMPARE(capture.follow(1)[node(clientAddress)], QByteArray("second"));
    QCOMPARE(capture.follow(2)[node(clientAddress)], QByteArray("third"));
}

void TestExportPcapng::mappedAddressIsIpv4()
{
    NEED_TSHARK();
    Stage stage;
    Actor client = clientSide(stage);
    Actor server = serverSide(stage, Stage::address("::ffff:127.0.0.1", 9999),
                              Stage::address("::ffff:127.0.0.1", 50412));
    client.connect();
    server.accept();
    client.send("x");
    server.recv("x");
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.follow()[node(clientAddress)], QByteArray("x"));
    QCOMPARE(capture.fields({"frame.number"}, "ipv6").size(), 0);
}

void TestExportPcapng::manyConnections()
{
    NEED_TSHARK();
    Stage stage;
    std::vector<Actor> servers;
    std::vector<Actor> clients;
    for (quint16 i = 0; i < 100; ++i) {
        const SocketAddress peer = Stage::address("127.0.0.1", quint16(40'000 + i));
        servers.push_back(serverSide(stage, serverAddress, peer));
        clients.push_back(clientSide(stage, peer, serverAddress));
        clients.back().connect();
        servers.back().accept();
    }
    for (size_t i = 0; i < 100; ++i)
        clients[i].send("number " + QByteArray::number(quint64(i)));
    for (size_t i = 0; i < 100; ++i) {
        servers[i].recv("number " + QByteArray::number(quint64(i)));
        servers[i].close();
        clients[i].recvEnd();
        clients[i].close();
    }
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.follow(42)[QStringLiteral("127.0.0.1:40042")], QByteArray("number 42"));
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::commentsTellTheCalls()
{
    NEED_TSHARK();
    Stage stage;
    Actor server = serverSide(stage);
    server.accept();
    server.simple(Call::SetSockOpt, 0, QStringLiteral("IPPROTO_TCP, TCP_NODELAY, 1"));
    server.recv("Bonjour serveur", 512);
    const Capture capture(stage);
    QCOMPARE(capture.commentsOf("tcp.flags.syn == 1").at(0), QByteArray("accept() = 0  [TCP server 1]"));
    const QList<QByteArray> data = capture.commentsOf("tcp.len > 0");
    QCOMPARE(data.size(), 1);
    QCOMPARE(data[0], QByteArray("setsockopt(IPPROTO_TCP, TCP_NODELAY, 1) = 0  [TCP server 1],"
                                 "recv(512) = 15  waited 3.2 ms  [TCP server 1]"));
}

void TestExportPcapng::timesAreNanosecondsAndNeverGoBack()
{
    NEED_TSHARK();
    Stage stage;
    stage.nowNs = 12'345'678;
    Actor server = serverSide(stage);
    server.accept();
    Actor client = clientSide(stage, Stage::address("127.0.0.1", 50413));
    client.connect(0, 700'001); // began before it returned: the SYN has that time
    stage.nowNs -= 5'000'000;   // another thread's record, taken down a little late
    server.recv("late");
    const Capture capture(stage);
    QList<qint64> times;
    for (const QByteArray &line : capture.fields({"frame.time_epoch"})) {
        const QList<QByteArray> parts = line.split('.');
        times << parts[0].toLongLong() * 1'000'000'000 + parts[1].toLongLong();
    }
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    QCOMPARE(times[0], stage.log.wallClockNs(13'345'678));
    QCOMPARE(times[3], stage.log.wallClockNs(14'345'678 - 700'001));
    QCOMPARE(times[4], stage.log.wallClockNs(14'345'678));
    QCOMPARE(times.last(), times[5]);
}

void TestExportPcapng::closedConnectionsAreForgotten()
{
    Stage stage;
    PcapngExporter exporter(stage.log);
    for (int i = 0; i < 3; ++i) {
        Actor client = clientSide(stage);
        Actor server = serverSide(stage);
        client.connect();
        server.accept();
        client.close();
        server.close();
    }
    QByteArray out;
    size_t most = 0;
    for (const SocketCall &call : stage.records()) {
        exporter.record(call, out);
        most = std::max(most, exporter.connectionCount());
    }
    QCOMPARE(most, size_t(1));
    QCOMPARE(exporter.connectionCount(), size_t(0));
}

void TestExportPcapng::lingeringIsBounded()
{
    Stage stage;
    PcapngExporter exporter(stage.log);
    Actor stays = serverSide(stage);
    stays.accept();
    for (quint32 i = 0; i < 2 * PcapngExporter::lingerLimit; ++i) {
        Actor server = serverSide(stage, serverAddress, SocketAddress::fromIPv4(0x0A000000 + i, 5000));
        server.accept();
        server.close();
    }
    QByteArray out;
    for (const SocketCall &call : stage.records())
        exporter.record(call, out);
    QCOMPARE(exporter.connectionCount(), PcapngExporter::lingerLimit + 1);
}

void TestExportPcapng::unixStreams()
{
    NEED_TSHARK();
    Stage stage;
    const SocketAddress path = SocketAddress::fromUnixPath("/tmp/x.sock");
    const SocketAddress unnamed = SocketAddress::fromUnixPath({});
    Actor server = serverSide(stage, path, unnamed);
    Actor client = clientSide(stage, unnamed, path);
    client.connect();
    server.accept();
    client.send("Bonjour");
    server.recv("Bonjour");
    server.send("Recu: Bonjour");
    server.close();
    client.recv("Recu: Bonjour");
    client.recvEnd();
    client.close();

    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.streamCount(), 2); // each end by itself
    const QString named = QStringLiteral("127.85.0.1:49151");
    const Streams ofClient = capture.follow(0);
    QCOMPARE(ofClient.value(named), QByteArray("Recu: Bonjour"));
    const Streams ofServer = capture.follow(1);
    QCOMPARE(ofServer.value(named), QByteArray("Recu: Bonjour"));
    QCOMPARE(ofServer.size(), qsizetype(2));
    QVERIFY(
        capture.commentsOf("tcp.flags.syn == 1 && tcp.flags.ack == 0").value(0).contains("unix:/tmp/x.sock"));
    QVERIFY(capture.commentsOf("tcp.flags.syn == 1 && tcp.flags.ack == 0")
                .value(1)
                .contains("invented addresses"));
}

void TestExportPcapng::datagrams_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::newRow("IPv4") << Stage::address("127.0.0.1", 12345) << Stage::address("127.0.0.1", 50412);
    QTest::newRow("IPv6") << Stage::address("::1", 12345) << Stage::address("::1", 50412);
    QTest::newRow("link-local") << Stage::address("fe80::1%2", 12345) << Stage::address("fe80::2%2", 50412);
    QTest::newRow("mapped") << Stage::address("::ffff:192.0.2.1", 12345)
                            << Stage::address("::ffff:192.0.2.2", 50412);
}

void TestExportPcapng::datagrams()
{
    NEED_TSHARK();
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    Stage stage;
    Actor endpoint(stage, stage.udp, local, peer);
    endpoint.simple(Call::Socket);
    endpoint.simple(Call::Bind);
    endpoint.recvFrom("Bonjour serveur");
    endpoint.sendTo("Recu: Bonjour serveur");
    endpoint.recvFrom({});
    endpoint.sendTo("odd");
    endpoint.close();
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(
        capture.fields({"udp.srcport", "udp.dstport", "udp.length", "udp.checksum.status"}),
        (QList<QByteArray>{"50412 12345 23 1", "12345 50412 29 1", "50412 12345 8 1", "12345 50412 11 1"}));
    QCOMPARE(capture.fields({"udp.payload"}, "udp.srcport == 12345"),
             (QList<QByteArray>{QByteArray("Recu: Bonjour serveur").toHex(), QByteArray("odd").toHex()}));
    QCOMPARE(capture.fields({"frame.number"}, "_ws.malformed || ip.checksum.status == 0").size(), 0);
    QCOMPARE(capture.connectionsKept(), size_t(0));
}

void TestExportPcapng::largestDatagrams()
{
    NEED_TSHARK();
    Stage stage;
    const QByteArray longest = randomBytes(65'507);
    Actor v4(stage, stage.udp, serverAddress, clientAddress);
    v4.sendTo(longest);
    Actor v6(stage, stage.udp, serverAddress6, clientAddress6);
    v6.recvFrom(longest, 65'535);
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.fields({"udp.length", "udp.checksum.status"}),
             (QList<QByteArray>{"65515 1", "65515 1"}));
    QVERIFY(capture.fields({"udp.payload"}).at(1) == longest.toHex());
}

void TestExportPcapng::whatWasNotOnTheWireGivesNoPacket()
{
    NEED_TSHARK();
    Stage stage;
    Actor endpoint(stage, stage.udp, serverAddress, clientAddress);
    endpoint.sendTo("lost", CallMark::SimulatedLoss);
    endpoint.sendTo(QByteArray(65'508, 'x'), 0, EMSGSIZE);
    endpoint.simple(Call::RecvFrom, ECONNREFUSED);
    endpoint.simple(Call::Connect, ECONNREFUSED);
    Actor nobody(stage, stage.udp, serverAddress, {});
    nobody.recvFrom("from whom");
    const Capture capture(stage);
    QCOMPARE(capture.fields({"frame.number"}).size(), 0);
}

void TestExportPcapng::datagramCommentsSayWhatBecameOfThem()
{
    NEED_TSHARK();
    Stage stage;
    Actor endpoint(stage, stage.udp, serverAddress, clientAddress);
    endpoint.recvFrom("0123", 4, CallMark::Truncated);
    endpoint.sendTo("twin", CallMark::SimulatedDuplicate);
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    QCOMPARE(capture.commentsOf("udp"),
             (QList<QByteArray>{"recvfrom(4) = 4 (truncated)  [UDP 1]",
                                "sendto(4 bytes) = 4 (simulated duplicate)  [UDP 1]"}));
    QCOMPARE(capture.fields({"udp.length"}), (QList<QByteArray>{"12", "12"}));
}

void TestExportPcapng::unboundDatagramsHaveAnAddress_data()
{
    QTest::addColumn<SocketAddress>("local");
    QTest::addColumn<SocketAddress>("peer");
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("IPv4") << SocketAddress::anyIPv4(5000) << clientAddress << QByteArray("127.0.0.1 5000");
    QTest::newRow("IPv6") << SocketAddress::anyIPv6(5000) << clientAddress6 << QByteArray("::1 5000");
    QTest::newRow("elsewhere") << SocketAddress::anyIPv4(5000) << Stage::address("192.0.2.1", 9)
                               << QByteArray("0.0.0.0 5000");
    QTest::newRow("group") << SocketAddress::anyIPv4(5000) << Stage::address("239.255.1.1", 9)
                           << QByteArray("0.0.0.0 5000");
    QTest::newRow("nothing known") << SocketAddress() << clientAddress << QByteArray("127.0.0.1 49153");
}

void TestExportPcapng::unboundDatagramsHaveAnAddress()
{
    NEED_TSHARK();
    QFETCH(SocketAddress, local);
    QFETCH(SocketAddress, peer);
    Stage stage;
    Actor endpoint(stage, stage.udp, local, peer);
    endpoint.sendTo("x");
    const Capture capture(stage);
    QCOMPARE(capture.complaints(), QByteArray());
    const QByteArray field = peer.family == AddressFamily::IPv6 ? "ipv6.src" : "ip.src";
    QTEST(capture.fields({field, "udp.srcport"}).value(0), "source");
}

QTEST_GUILESS_MAIN(TestExportPcapng)
#include "tst_exportpcapng.moc"
