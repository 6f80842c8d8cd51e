#include "core/program/cliwords.h"
#include "core/workspace/commandline.h"
#include "core/workspace/examples.h"
#include "tests/core/program/randomsessions.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr quint32 seed = 61122;

/// What the command line makes of these words; with the mistake where there is one.
SessionSettings parsed(const CliWords &line)
{
    const auto read = parseCommandLine(Program::Cli, line.words);
    if (!read)
        qWarning() << line.words << read.error().message;
    return read && read->session ? read->session->settings : SessionSettings(DownloadSettings());
}

QJsonObject json(const SessionSettings &settings)
{
    return toJson(Session{QString(), false, settings});
}

/// The fields that mean nothing as the others are, at their defaults: what the words say of them is nothing.
TcpServerSettings expected(TcpServerSettings server)
{
    if (server.answer == AnswerKind::None || server.answer == AnswerKind::Echo)
        server.answerText.clear();
    if (server.concurrency != Concurrency::Pool)
        server.poolSize = TcpServerSettings().poolSize;
    server.closeAfterAnswer |= server.answer == AnswerKind::Greeting;
    return server;
}

PayloadSettings expected(const PayloadSettings &typed)
{
    PayloadSettings payload;
    payload.format.notation = PayloadNotation::Escapes;
    payload.text = toEscapes(outboundMessage(typed)->bytes.view());
    return payload;
}

} // namespace

/// parse(words(settings)) == settings, for what words can say.
class TestCliWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesComeBack();
    void serversComeBack();
    void clientsComeBack();
    void datagramsComeBack();
    void tlsAndProxyComeBack();
    void unixPathsComeBack();
    void webSessionsComeBack();
    void chatsComeBack();
    void generatorsComeBack();
    void whatCannotBeSaidIsTold();
};

void TestCliWords::examplesComeBack()
{
    for (const Example &example : examples()) {
        for (const Session &session : example.sessions) {
            const CliWords line = cliWords(session.settings);
            const SessionSettings read = parsed(line);
            QCOMPARE(read.index(), session.settings.index());
            QCOMPARE(cliWords(read).words, line.words);
        }
    }
}

void TestCliWords::serversComeBack()
{
    RandomSessions random(seed);
    for (int i = 0; i < 300; ++i) {
        TcpServerSettings server = expected(random.server());
        server.port = QString::number(1000 + i);
        const CliWords line = cliWords(server);
        QVERIFY2(line.notes.isEmpty(), qPrintable(line.notes.join(u'\n')));
        QCOMPARE(json(parsed(line)), json(server));
    }
}

void TestCliWords::clientsComeBack()
{
    RandomSessions random(seed + 1);
    for (int i = 0; i < 300; ++i) {
        TcpClientSettings client = random.client();
        client.payload.pieceSize = 0;
        const CliWords line = cliWords(client);
        QVERIFY2(line.notes.isEmpty(), qPrintable(line.notes.join(u'\n')));
        client.payload = expected(client.payload);
        QCOMPARE(json(parsed(line)), json(client));
    }
}

void TestCliWords::datagramsComeBack()
{
    RandomSessions random(seed + 2);
    for (int i = 0; i < 200; ++i) {
        UdpSettings server = random.datagramServer();
        if (server.answer == AnswerKind::Echo)
            server.answerText.clear();
        server.conditions.loss = i % 3 ? 0 : i / 300.0;
        server.conditions.delayMs = i % 5;
        server.groups = i % 4 ? QString() : QStringLiteral("224.1.1.1, 224.1.1.2%lo");
        QCOMPARE(json(parsed(cliWords(server))), json(server));
        UdpSettings client = random.datagramClient();
        client.receiveOnce = i % 2;
        client.peerPort = QString::number(1 + i);
        const CliWords line = cliWords(client);
        client.payload = expected(client.payload);
        if (!client.bindFirst) {
            client.host.clear();
            client.port = QStringLiteral("0");
        }
        QCOMPARE(json(parsed(line)), json(client));
    }
}

void TestCliWords::tlsAndProxyComeBack()
{
    TcpClientSettings client;
    client.payload = expected(PayloadSettings());
    client.tls.on = true;
    client.tls.verify = false;
    client.tls.serverName = QStringLiteral("a b");
    client.tls.least = TlsVersion::Tls11;
    client.tls.most = TlsVersion::Tls11;
    client.tls.alpn = QStringLiteral("h2,http/1.1");
    client.tls.certificateFile = QStringLiteral("c.pem");
    client.tls.keyFile = QStringLiteral("k.pem");
    client.proxy = {ProxyKind::Http, QStringLiteral("proxy:8080"), QStringLiteral("a b@"),
                    QStringLiteral("p/%")};
    const auto read = std::get<TcpClientSettings>(parsed(cliWords(client)));
    QVERIFY(read == client);
    TcpServerSettings server;
    server.answer = AnswerKind::Echo;
    server.tls.on = true;
    QVERIFY(std::get<TcpServerSettings>(parsed(cliWords(server))) == server);
    server.tls.certificateFile = QStringLiteral("c.pem");
    server.tls.wantsClientCertificate = true;
    server.tls.authorityFile = QStringLiteral("ca.pem");
    QVERIFY(std::get<TcpServerSettings>(parsed(cliWords(server))) == server);
}

void TestCliWords::unixPathsComeBack()
{
    TcpServerSettings server;
    server.family = ListenFamily::Unix;
    server.path = QStringLiteral("/tmp/a b'c.sock");
    server.anyUser = true;
    const auto read = std::get<TcpServerSettings>(parsed(cliWords(server)));
    QCOMPARE(read.path, server.path);
    QVERIFY(read.family == ListenFamily::Unix && read.anyUser);
    TcpClientSettings client;
    client.family = AddressFamily::Unix;
    client.path = QStringLiteral("@name");
    QCOMPARE(std::get<TcpClientSettings>(parsed(cliWords(client))).path, client.path);
}

void TestCliWords::webSessionsComeBack()
{
    HttpRequestSettings request;
    request.method = QStringLiteral("PUT");
    request.url = QStringLiteral("http://localhost:8080/a?b=c#d");
    request.fields = QStringLiteral("X-One: 'a' \"b\"\nX-Two: \\");
    request.bodyKind = HttpBodyKind::Text;
    request.bodyText = QStringLiteral("a=1&b=é\n'");
    request.contentType = QStringLiteral("application/x-www-form-urlencoded");
    request.auth = HttpAuthKind::Digest;
    request.user = QStringLiteral("me");
    request.password = QStringLiteral("a:b");
    request.maxRedirects = 3;
    request.firstByteTimeoutMs = 0;
    request.totalTimeoutMs = 1500;
    QVERIFY(std::get<HttpRequestSettings>(parsed(cliWords(request))) == request);
    DownloadSettings download;
    download.urls = QStringLiteral("http://a/1\nhttps://b/2");
    download.folder = QStringLiteral("/tmp/x y");
    download.jobs = 2;
    download.resume = false;
    download.user = QStringLiteral("u");
    QVERIFY(std::get<DownloadSettings>(parsed(cliWords(download))) == download);
    HttpServerSettings server;
    server.folder = QStringLiteral("/tmp");
    server.listing = false;
    server.keepAliveMs = 1500;
    server.bytesPerSecond = 9;
    server.family = ListenFamily::Both;
    QVERIFY(std::get<HttpServerSettings>(parsed(cliWords(server))) == server);
    server.serve = HttpServe::Echo;
    server.folder.clear();
    QVERIFY(std::get<HttpServerSettings>(parsed(cliWords(server))) == server);
}

void TestCliWords::chatsComeBack()
{
    LabServerSettings lab;
    lab.ports[1].on = false;
    lab.ports[0].port = QStringLiteral("3000");
    lab.ports[4].faults = LabFault::NeverClose;
    lab.fewestLines = 2;
    lab.announces = true;
    lab.limits.linesPerSecond = 3;
    LabServerSettings read = std::get<LabServerSettings>(parsed(cliWords(lab)));
    QCOMPARE(cliWords(read).words, cliWords(lab).words);
    QVERIFY(read.announces && !read.ports[1].on && read.fewestLines == 2);
    ChatServerSettings chat;
    chat.announces = false;
    chat.host = QStringLiteral("::1");
    chat.family = ListenFamily::IPv6;
    chat.limits.stalledMs = 0; // never
    QVERIFY(std::get<ChatServerSettings>(parsed(cliWords(chat))) == chat);
    ChatClientSettings client;
    client.pseudonym = QStringLiteral("-Ada 'x'");
    client.readPort = QStringLiteral("1");
    client.family = AddressFamily::IPv6;
    QVERIFY(std::get<ChatClientSettings>(parsed(cliWords(client))) == client);
}

void TestCliWords::generatorsComeBack()
{
    TcpClientSettings tcp;
    tcp.port = QStringLiteral("8000");
    tcp.generator.open = true;
    tcp.generator.rate = 5000;
    tcp.generator.unit = GeneratorSettings::Unit::Bytes;
    tcp.generator.extent = GeneratorSettings::Extent::Seconds;
    tcp.generator.connections = 3;
    tcp.noDelay = true;
    tcp.payload.format.notation = PayloadNotation::Escapes;
    QCOMPARE(json(parsed(cliWords(tcp))), json(tcp));
    tcp.generator.typedMessage = true;
    tcp.payload.text = QStringLiteral("ping\\r\\n");
    QCOMPARE(json(parsed(cliWords(tcp))), json(tcp));
    UdpSettings udp;
    udp.bindFirst = false;
    udp.host.clear();
    udp.port = QStringLiteral("0");
    udp.peerHost = QStringLiteral("::1");
    udp.peerPort = QStringLiteral("7");
    udp.family = AddressFamily::IPv6;
    udp.payload.format.notation = PayloadNotation::Escapes;
    udp.generator.open = true;
    udp.generator.size = 1000;
    udp.generator.count = 5;
    QCOMPARE(json(parsed(cliWords(udp))), json(udp));
}

void TestCliWords::whatCannotBeSaidIsTold()
{
    TcpClientSettings client;
    QVERIFY(cliWords(client).notes.isEmpty());
    client.payload.text = QStringLiteral("typed");
    QCOMPARE(cliWords(client).notes.size(), 1);
    client.sendOnConnect = true;
    client.payload.pieceSize = 3;
    client.payload.repeat = true;
    client.closeWhenPeerFinishes = false;
    QCOMPARE(cliWords(client).notes.size(), 3);
    TcpServerSettings server;
    server.answer = AnswerKind::Greeting;
    server.closeWhenPeerFinishes = false;
    QCOMPARE(cliWords(server).notes.size(), 2);
    UdpSettings udp;
    udp.peerPort = QStringLiteral("1");
    udp.answer = AnswerKind::Echo;
    udp.groups = QStringLiteral("224.1.1.1");
    QCOMPARE(cliWords(udp).notes.size(), 2);
}

QTEST_GUILESS_MAIN(TestCliWords)
#include "tst_cliwords.moc"
