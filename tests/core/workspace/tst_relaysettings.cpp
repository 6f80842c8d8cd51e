#include "core/workspace/commandline.h"
#include "core/workspace/jsonmembers.h"
#include "core/workspace/relaysettings.h"

#include <QTest>

using namespace wirebench;

namespace {

RelaySettings unusual()
{
    RelaySettings relay;
    relay.target = QStringLiteral("example.org:8443");
    relay.toTarget = {100, 3, 5000};
    relay.toClient = {200, 4, 6000};
    relay.connectTimeoutMs = 3000;
    relay.stallMs = 0;
    relay.idleMs = 7000;
    relay.tls.on = true;
    relay.tls.verify = false;
    relay.tls.serverName = QStringLiteral("other.example");
    return relay;
}

QString mistakeIn(const QJsonObject &object)
{
    JsonMembers members(object, QStringLiteral("relay"));
    RelaySettings relay;
    readSettings(members, relay);
    return members.error() ? members.error()->arguments.value(1) : QString();
}

QString errorOf(const QString &target, const char *protocol = "tcp")
{
    RelaySettings relay;
    relay.target = target;
    const auto config = relayConfig(relay, protocol, 1024);
    return config ? QString() : QString::number(int(config.error().code));
}

QString code(ErrorCode code)
{
    return QString::number(int(code));
}

template <typename Settings>
Settings understood(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return std::get<Settings>(line->session->settings);
}

} // namespace

class TestRelaySettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void throughJson();
    void badMembersAreNamed();
    void configTakesEverything();
    void targets();
    void answerOfASession();
    void aRelayDoesNotCloseWhenItsClientFinishes();
    void words();
    void datagramWords();
    void mistakes_data();
    void mistakes();
};

void TestRelaySettings::throughJson()
{
    const QJsonObject written = toJson(unusual());
    const QJsonObject usual = toJson(RelaySettings());
    for (const QString &name : written.keys())
        QVERIFY2(written.value(name) != usual.value(name), qPrintable(name));
    JsonMembers members(written);
    RelaySettings read;
    readSettings(members, read);
    QVERIFY(!members.error());
    QVERIFY(read == unusual());
    JsonMembers nothing(QJsonObject{});
    RelaySettings same = unusual();
    readSettings(nothing, same);
    QVERIFY(same == unusual());
}

void TestRelaySettings::badMembersAreNamed()
{
    QCOMPARE(mistakeIn({{"target", 7}}), QStringLiteral("relay.target = 7 (string)"));
    QCOMPARE(mistakeIn({{"stallMs", -1}}), QStringLiteral("relay.stallMs = -1 (0…86400000)"));
    QCOMPARE(mistakeIn({{"idleMs", 0}}), QStringLiteral("relay.idleMs = 0 (1…86400000)"));
    QCOMPARE(mistakeIn({{"toTarget", QJsonObject{{"delayMs", -1}}}}),
             QStringLiteral("relay.toTarget.delayMs = -1 (0…86400000)"));
    QVERIFY(!mistakeIn({{"toClient", QJsonObject{{"bytesPerSecond", "fast"}}}}).isEmpty());
}

void TestRelaySettings::configTakesEverything()
{
    const auto config = relayConfig(unusual(), "tcp", 512);
    QVERIFY(config);
    QCOMPARE(config->host.name, QStringLiteral("example.org"));
    QCOMPARE(config->port, 8443);
    QCOMPARE(config->toTarget, (RelayPath{100, 3, 5000}));
    QCOMPARE(config->toClient, (RelayPath{200, 4, 6000}));
    QCOMPARE(config->connectTimeoutMs, 3000);
    QCOMPARE(config->stallMs, 0);
    QCOMPARE(config->idleMs, 7000);
    QCOMPARE(config->receiveSize, 512);
    QVERIFY(config->tls && !config->tls->verify);
    QCOMPARE(config->tls->serverName, QStringLiteral("other.example"));
}

void TestRelaySettings::targets()
{
    for (const char *good : {"localhost:80", "80", "[::1]:http", "unix:/tmp/x.sock", " 127.0.0.1:1 "})
        QCOMPARE(errorOf(QString::fromLatin1(good)), QString());
    QCOMPARE(errorOf(QStringLiteral("localhost:")), code(ErrorCode::InvalidPort));
    QCOMPARE(errorOf(QStringLiteral("a b:80")), code(ErrorCode::InvalidHost));
    QCOMPARE(errorOf(QStringLiteral("unix:")), code(ErrorCode::NoUnixPath));
    QVERIFY(!errorOf(QString()).isEmpty());
    QVERIFY(!errorOf(QStringLiteral("unix:/tmp/x"), "udp").isEmpty()); // datagrams have no such thing
}

void TestRelaySettings::answerOfASession()
{
    TcpServerSettings server;
    server.relay.target = QStringLiteral("half a target:");
    QVERIFY(answerConfig(server)); // another answer: it may stay unfinished
    server.answer = AnswerKind::Relay;
    QVERIFY(!answerConfig(server));
    server.relay.target = QStringLiteral("8000");
    server.receiveSize = 77;
    QCOMPARE(answerConfig(server)->relay.port, 8000);
    QCOMPARE(answerConfig(server)->relay.receiveSize, 77);
    UdpSettings udp;
    udp.answer = AnswerKind::Relay;
    udp.relay.target = QStringLiteral("127.0.0.1:12345");
    QCOMPARE(answerConfig(udp)->relay.port, 12345);
}

void TestRelaySettings::aRelayDoesNotCloseWhenItsClientFinishes()
{
    TcpServerSettings server;
    QVERIFY(engineConfig(server)->closeWhenPeerFinishes);
    server.answer = AnswerKind::Relay;
    QVERIFY(!engineConfig(server)->closeWhenPeerFinishes);
    UdpSettings udp;
    udp.receiveOnce = true;
    QVERIFY(engineConfig(udp)->receiveOnce);
    udp.answer = AnswerKind::Relay;
    QVERIFY(!engineConfig(udp)->receiveOnce);
}

void TestRelaySettings::words()
{
    const auto server = understood<TcpServerSettings>({"tcp-server",
                                                       "9999",
                                                       "--answer",
                                                       "relay=localhost:8000",
                                                       "--relay-tls",
                                                       "--relay-insecure",
                                                       "--relay-ca-file",
                                                       "ca.pem",
                                                       "--relay-server-name",
                                                       "x",
                                                       "--relay-delay",
                                                       "100",
                                                       "--relay-piece",
                                                       "3/4",
                                                       "--relay-rate",
                                                       "0/5000",
                                                       "--relay-timeout",
                                                       "2.5",
                                                       "--relay-stall",
                                                       "0"});
    QCOMPARE(server.answer, AnswerKind::Relay);
    const RelaySettings &relay = server.relay;
    QCOMPARE(relay.target, QStringLiteral("localhost:8000"));
    QCOMPARE(relay.toTarget, (RelayPath{100, 3, 0}));
    QCOMPARE(relay.toClient, (RelayPath{100, 4, 5000}));
    QVERIFY(relay.tls.on && !relay.tls.verify);
    QCOMPARE(relay.tls.authorityFile, QStringLiteral("ca.pem"));
    QCOMPARE(relay.tls.serverName, QStringLiteral("x"));
    QCOMPARE(relay.connectTimeoutMs, 2500);
    QCOMPARE(relay.stallMs, 0);
}

void TestRelaySettings::datagramWords()
{
    const auto server =
        understood<UdpSettings>({"udp-server", "9999", "--answer", "relay=[::1]:53", "--relay-dtls",
                                 "--relay-idle", "5", "--relay-delay", "1/2"});
    QCOMPARE(server.answer, AnswerKind::Relay);
    QCOMPARE(server.relay.target, QStringLiteral("[::1]:53"));
    QVERIFY(server.relay.tls.on && server.relay.tls.verify);
    QCOMPARE(server.relay.idleMs, 5000);
    QCOMPARE(server.relay.toTarget.delayMs, 1);
    QCOMPARE(server.relay.toClient.delayMs, 2);
}

void TestRelaySettings::mistakes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *tag, const QStringList &words, const char *says) {
        QTest::newRow(tag) << QStringList{"tcp-server", "9999"} + words << QString::fromUtf8(says);
    };
    row("alone", {"--relay-delay", "5"}, "--relay-delay: it goes with --answer relay=HOST:PORT.");
    row("alone, a switch", {"--relay-tls"}, "--relay-tls: it goes with");
    row("no TLS", {"--answer", "relay=80", "--relay-insecure"},
        "--relay-insecure: it goes with --relay-tls.");
    row("three", {"--answer", "relay=80", "--relay-delay", "1/2/3"}, "--relay-delay: “1/2/3” is not");
    row("negative", {"--answer", "relay=80", "--relay-rate", "5/-1"}, "--relay-rate: “5/-1” is not");
    row("no number", {"--answer", "relay=80", "--relay-piece", "x"}, "--relay-piece: “x” is not");
    row("bad host", {"--answer", "relay=a b:80"}, "“a b” is not a host");
    row("no target", {"--answer", "relay"}, "--answer: “relay” is not");
}

void TestRelaySettings::mistakes()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    const auto line = parseCommandLine(Program::Cli, words);
    QVERIFY(!line);
    QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
}

QTEST_APPLESS_MAIN(TestRelaySettings)
#include "tst_relaysettings.moc"
