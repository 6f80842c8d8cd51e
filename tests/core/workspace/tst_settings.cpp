#include "core/workspace/ranges.h"
#include "core/workspace/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wirebench;

namespace {

PayloadSettings unusualPayload()
{
    PayloadSettings payload;
    payload.text = QStringLiteral("48 65\n\"\\");
    payload.format = {PayloadNotation::Hex, TextEncoding::Utf16Be, LineEnding::CrLf, true};
    payload.hexInPlace = true;
    payload.filePath = QStringLiteral("/tmp/é.bin");
    payload.sendFile = true;
    payload.pieceSize = 3;
    payload.pieceDelayMs = 40;
    payload.repeatMs = 5;
    payload.repeat = true;
    payload.history = QStringList{"one", "two"};
    return payload;
}

/// No member has its default, so that a forgotten one shows.
AnswerRules unusualRules()
{
    AnswerRule rule;
    rule.match = RuleMatch::Regex;
    rule.pattern = QStringLiteral("^(a)");
    rule.reply = QStringLiteral("$1");
    rule.action = RuleAction::Close;
    return {RuleUnit::Line, 100, {rule, AnswerRule()}};
}

TcpServerSettings unusualServer()
{
    TcpServerSettings server;
    server.host = QStringLiteral("::1");
    server.port = QStringLiteral("http");
    server.family = ListenFamily::Both;
    server.path = QStringLiteral("@server");
    server.anyUser = true;
    server.backlog = 17;
    server.reuseAddress = false;
    server.options = {{QStringLiteral("SO_LINGER"), QStringLiteral("0")},
                      {QStringLiteral("TCP_NODELAY"), QStringLiteral("on")}};
    server.concurrency = Concurrency::Pool;
    server.poolSize = 3;
    server.receiveSize = 512;
    server.closeWhenPeerFinishes = false;
    server.once = true;
    server.answer = AnswerKind::Greeting;
    server.answerText = QStringLiteral("hello\\r\\n");
    server.rules = unusualRules();
    server.closeAfterAnswer = true;
    server.workMs = 250;
    server.relay.target = QStringLiteral("localhost:8000");
    server.tls.on = true;
    server.payload = unusualPayload();
    return server;
}

TcpClientSettings unusualClient()
{
    TcpClientSettings client;
    client.host = QStringLiteral("example.org");
    client.port = QStringLiteral("8000");
    client.family = AddressFamily::IPv6;
    client.path = QStringLiteral("/run/x");
    client.connectTimeoutMs = 1234;
    client.receiveSize = 77;
    client.receiveOnce = true;
    client.closeWhenPeerFinishes = false;
    client.noDelay = true;
    client.options = {{QStringLiteral("SO_RCVBUF"), QStringLiteral("70000")}};
    client.localAddress = QStringLiteral("127.0.0.1:5000");
    client.proxy = {ProxyKind::Http, QStringLiteral("proxy:3128"), QStringLiteral("me"), {}};
    client.sendOnConnect = true;
    client.tls.on = true;
    client.payload = unusualPayload();
    client.generator.connections = 3;
    return client;
}

UdpSettings unusualUdp()
{
    UdpSettings udp;
    udp.bindFirst = false;
    udp.host = QStringLiteral("::1");
    udp.port = QStringLiteral("5000");
    udp.peerHost = QStringLiteral("<broadcast>");
    udp.peerPort = QStringLiteral("5001");
    udp.family = AddressFamily::IPv6;
    udp.connectToPeer = true;
    udp.reuseAddress = true;
    udp.broadcast = true;
    udp.options = {{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")}};
    udp.receiveSize = 512;
    udp.receiveOnce = true;
    udp.sendOnOpen = true;
    udp.groups = QStringLiteral("ff02::1234%eth0");
    udp.multicastTtl = 7;
    udp.multicastLoop = false;
    udp.multicastInterface = QStringLiteral("eth1");
    udp.answer = AnswerKind::Prefix;
    udp.answerText = QStringLiteral("Recu: \\t");
    udp.rules = unusualRules();
    udp.relay.target = QStringLiteral("localhost:12346");
    udp.conditions = {0.25, 0.5, 0.125, 20, 30, 99};
    udp.tls.on = true;
    udp.tls.serverName = QStringLiteral("example.org");
    udp.payload = unusualPayload();
    udp.generator.connections = 3;
    return udp;
}

/// The groups as they are joined, "GROUP%INTERFACE" each, or the error's code.
QString groupsOf(const QString &text)
{
    UdpSettings udp;
    udp.groups = text;
    const auto config = engineConfig(udp);
    if (!config)
        return QStringLiteral("error %1 of %2")
            .arg(int(config.error().code))
            .arg(config.error().arguments.value(0));
    QStringList groups;
    for (const MulticastGroup &group : config->groups)
        groups += group.group.host() + u'%' + group.interfaceName;
    return groups.join(u' ');
}

QJsonObject throughText(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson()).object();
}

QJsonObject withSetting(const Session &session, const char *name, const QJsonValue &value)
{
    QJsonObject object = toJson(session);
    QJsonObject settings = object.value("settings").toObject();
    settings.insert(QString::fromLatin1(name), value);
    object.insert("settings", settings);
    return object;
}

QString mistakeOf(const Result<Session> &session)
{
    return session ? QString() : session.error().arguments.value(1);
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverSurvivesJson()
    {
        const Session session{QStringLiteral("mine"), true, unusualServer()};
        const auto read = sessionFromJson(throughText(toJson(session)));
        QVERIFY(read);
        QVERIFY(*read == session);
    }

    void clientSurvivesJson()
    {
        const Session session{QString(), false, unusualClient()};
        const auto read = sessionFromJson(throughText(toJson(session)));
        QVERIFY(read);
        QVERIFY(*read == session);
    }

    void udpSurvivesJson()
    {
        const Session session{QStringLiteral("dgram"), true, unusualUdp()};
        const QJsonObject json = toJson(session);
        QCOMPARE(json.value("kind").toString(), QStringLiteral("udp"));
        const auto read = sessionFromJson(throughText(json));
        QVERIFY(read);
        QVERIFY(*read == session);
    }

    void everyUdpMemberIsWritten()
    {
        // Two values of each member that differ must differ in the file: nothing is forgotten.
        const QJsonObject unusual = toJson({{}, false, unusualUdp()}).value("settings").toObject();
        const QJsonObject usual = toJson({{}, false, UdpSettings()}).value("settings").toObject();
        QCOMPARE(unusual.size(), 25);
        for (const QString &name : unusual.keys())
            QVERIFY2(unusual.value(name) != usual.value(name), qPrintable(name));
    }

    void enumsAreWrittenAsWords()
    {
        const QJsonObject json = toJson({{}, false, unusualServer()});
        QCOMPARE(json.value("kind").toString(), QStringLiteral("tcp-server"));
        const QJsonObject settings = json.value("settings").toObject();
        QCOMPARE(settings.value("family").toString(), QStringLiteral("both"));
        QCOMPARE(settings.value("concurrency").toString(), QStringLiteral("pool"));
        QCOMPARE(settings.value("answer").toString(), QStringLiteral("greeting"));
        const QJsonObject payload = settings.value("payload").toObject();
        QCOMPARE(payload.value("notation").toString(), QStringLiteral("hex"));
        QCOMPARE(payload.value("encoding").toString(), QStringLiteral("utf-16be"));
        QCOMPARE(payload.value("ending").toString(), QStringLiteral("crlf"));
    }

    void missingMembersTakeDefaults()
    {
        const auto read = sessionFromJson({{"kind", "tcp-client"}});
        QVERIFY(read);
        QVERIFY(read->settings == SessionSettings(TcpClientSettings()));
    }

    void unknownMembersAreIgnored()
    {
        QJsonObject object = withSetting({{}, false, unusualServer()}, "tls", QJsonObject{{"on", true}});
        object.insert("colour", 3);
        const auto read = sessionFromJson(object);
        QVERIFY(read);
        QVERIFY(read->settings == SessionSettings(unusualServer()));
    }

    void kindIsNeeded()
    {
        const QString kinds = QStringLiteral("tcp-server | tcp-client | udp | http | download | http-server | lab-server | "
                                             "chat-server | chat-client");
        QCOMPARE(mistakeOf(sessionFromJson({})), QStringLiteral("kind = null (%1)").arg(kinds));
        QCOMPARE(mistakeOf(sessionFromJson({{"kind", "dccp"}})), QStringLiteral("kind = \"dccp\" (%1)").arg(kinds));
    }

    void badMembersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const QJsonValue &value, const char *mistake) {
            QTest::newRow(name) << QString::fromLatin1(name) << value << QString::fromUtf8(mistake);
        };
        row("host", 5, "settings.host = 5 (string)");
        row("port", 80, "settings.port = 80 (string)");
        row("family", "ipv5", "settings.family = \"ipv5\" (ipv4 | ipv6 | both | unix)");
        row("backlog", 65536, "settings.backlog = 65536 (0…65535)");
        row("poolSize", 0, "settings.poolSize = 0 (1…100000)");
        row("receiveSize", 16 * 1024 * 1024 + 1, "settings.receiveSize = 16777217 (1…16777216)");
        row("workMs", 86'400'001, "settings.workMs = 86400001 (0…86400000)");
        row("once", "yes", "settings.once = \"yes\" (true | false)");
        row("answer", "rule",
            "settings.answer = \"rule\" (none | echo | prefix | greeting | fixed | rules | relay)");
        row("payload", "x", "settings.payload = \"x\" (object)");
    }
    void badMembersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        const auto read =
            sessionFromJson(withSetting({{}, false, TcpServerSettings()}, name.toLatin1(), value));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileNotWorkspace);
        QTEST(mistakeOf(read), "mistake");
    }

    void badUdpMembersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const QJsonValue &value, const char *mistake) {
            QTest::newRow(name) << QString::fromLatin1(name) << value << QString::fromUtf8(mistake);
        };
        row("family", "both", "settings.family = \"both\" (ipv4 | ipv6)");
        row("receiveSize", 65536, "settings.receiveSize = 65536 (1…65535)");
        row("multicastTtl", 256, "settings.multicastTtl = 256 (0…255)");
        row("answer", "greeting",
            "settings.answer = \"greeting\" (none | echo | prefix | fixed | rules | relay)");
        row("groups", 7, "settings.groups = 7 (string)");
        row("conditions", QJsonObject{{"loss", 1.5}}, "settings.conditions.loss = 1.5 (0…1)");
    }
    void badUdpMembersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QTEST(mistakeOf(sessionFromJson(withSetting({{}, false, UdpSettings()}, name.toLatin1(), value))),
              "mistake");
    }

    void badPayloadMembersAreNamed()
    {
        const QJsonObject payload{{"history", QJsonArray{"a", 7}}};
        const auto read = sessionFromJson(withSetting({{}, false, TcpServerSettings()}, "payload", payload),
                                          QStringLiteral("s[4]"));
        QCOMPARE(mistakeOf(read), QStringLiteral("s[4].settings.payload.history[1] = 7 (string)"));
    }

    void serverConfigTakesEverything()
    {
        const TcpServerSettings settings = unusualServer();
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QCOMPARE(config->host.address.toString(), QStringLiteral("[::1]:0"));
        QCOMPARE(config->port, quint16(80));
        QCOMPARE(config->family, settings.family);
        QCOMPARE(config->backlog, settings.backlog);
        QCOMPARE(config->reuseAddress, settings.reuseAddress);
        QCOMPARE(config->concurrency, settings.concurrency);
        QCOMPARE(config->poolSize, settings.poolSize);
        QCOMPARE(config->receiveSize, settings.receiveSize);
        QCOMPARE(config->closeWhenPeerFinishes, settings.closeWhenPeerFinishes);
        QCOMPARE(config->once, settings.once);
    }

    void clientConfigTakesEverything()
    {
        const TcpClientSettings settings = unusualClient();
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QCOMPARE(config->host.name, settings.host);
        QCOMPARE(config->port, quint16(8000));
        QCOMPARE(config->family, settings.family);
        QCOMPARE(config->connectTimeoutMs, settings.connectTimeoutMs);
        QCOMPARE(config->receiveSize, settings.receiveSize);
        QCOMPARE(config->receiveOnce, settings.receiveOnce);
        QCOMPARE(config->closeWhenPeerFinishes, settings.closeWhenPeerFinishes);
        QCOMPARE(config->noDelay, settings.noDelay);
        QCOMPARE(config->options, QList<OptionSetting>{optionSetting("SO_RCVBUF", 70'000)});
        QCOMPARE(config->localAddress.toString(), settings.localAddress);
    }

    void aProxyIsPartOfTheConfig()
    {
        TcpClientSettings settings;
        settings.proxy = {ProxyKind::Socks5, QStringLiteral("localhost:1080"), QStringLiteral("me"),
                          QStringLiteral("pw")};
        const auto config = engineConfig(settings);
        QVERIFY(config.has_value());
        QCOMPARE(config->proxy.kind, ProxyKind::Socks5);
        QCOMPARE(config->proxy.port, quint16(1080));
        QCOMPARE(config->proxy.password, QStringLiteral("pw"));
        settings.proxy.address = QStringLiteral("localhost:x y");
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidPort);
        settings.proxy.kind = ProxyKind::None; // what stands in the other fields may be unfinished
        QVERIFY(engineConfig(settings).has_value());
        settings.proxy.kind = ProxyKind::Http;
        settings.family = AddressFamily::Unix;
        QCOMPARE(engineConfig(settings)->proxy.kind, ProxyKind::None);
    }

    void aPasswordIsNotWritten()
    {
        TcpClientSettings settings;
        settings.proxy = {ProxyKind::Socks5, QStringLiteral("h:1"), QStringLiteral("me"),
                          QStringLiteral("s3cret")};
        const QJsonObject json = toJson(Session{QString(), false, settings});
        QVERIFY(!QJsonDocument(json).toJson().contains("s3cret"));
        settings.proxy.password.clear();
        QVERIFY(std::get<TcpClientSettings>(sessionFromJson(json)->settings) == settings);
    }

    void aUnixServerNeedsItsPathAlone()
    {
        TcpServerSettings settings;
        settings.family = ListenFamily::Unix;
        settings.path = QStringLiteral("/run/x.sock");
        settings.host = QStringLiteral("not a host");
        settings.port.clear();
        settings.anyUser = true;
        const auto config = engineConfig(settings);
        QVERIFY(config.has_value());
        QCOMPARE(config->host.address, SocketAddress::fromUnixPath("/run/x.sock"));
        QCOMPARE(config->port, quint16(0));
        QVERIFY(config->anyUser);
        const Session session{QString(), false, settings};
        QVERIFY(sessionFromJson(toJson(session)).value() == session);
        settings.path.clear();
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::NoUnixPath);
    }

    void aUnixClientNeedsItsPathAlone()
    {
        TcpClientSettings settings;
        settings.family = AddressFamily::Unix;
        settings.path = QStringLiteral("./@x");
        settings.port = QStringLiteral("no port");
        settings.localAddress = QStringLiteral("nowhere at all");
        const auto config = engineConfig(settings);
        QVERIFY(config.has_value());
        QCOMPARE(config->host.address, SocketAddress::fromUnixPath("./@x"));
        QVERIFY(!config->localAddress.isValid());
        const Session session{QString(), false, settings};
        QVERIFY(sessionFromJson(toJson(session)).value() == session);
        settings.path = QString(200, u'x');
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::UnixPathTooLong);
    }

    void udpConfigTakesEverything()
    {
        UdpSettings settings = unusualUdp();
        settings.bindFirst = true;
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QVERIFY(config->bindFirst);
        QCOMPARE(config->host.address.toString(), QStringLiteral("[::1]:0"));
        QCOMPARE(config->port, quint16(5000));
        QVERIFY(config->peerHost);
        QCOMPARE(config->peerHost->kind, HostSpec::Kind::Broadcast);
        QCOMPARE(config->peerPort, quint16(5001));
        QCOMPARE(config->family, settings.family);
        QCOMPARE(config->connectToPeer, settings.connectToPeer);
        QCOMPARE(config->reuseAddress, settings.reuseAddress);
        QCOMPARE(config->broadcast, settings.broadcast);
        QCOMPARE(config->options, QList<OptionSetting>{optionSetting("SO_RCVBUF", 65536)});
        QCOMPARE(config->receiveSize, settings.receiveSize);
        QCOMPARE(config->receiveOnce, settings.receiveOnce);
        QCOMPARE(config->groups.size(), 1);
        QCOMPARE(config->multicastTtl, settings.multicastTtl);
        QCOMPARE(config->multicastLoop, settings.multicastLoop);
        QCOMPARE(config->multicastInterface, settings.multicastInterface);
        QVERIFY(config->conditions == settings.conditions);
    }

    void optionsOfAFileAreThoseOfTheirSocket()
    {
        const QJsonObject options{{QStringLiteral("SO_RCVBUF"), QStringLiteral("70000")},
                                  {QStringLiteral("SO_KEEPALIVE"), QString()},            // nothing is typed
                                  {QStringLiteral("SO_BROADCAST"), QStringLiteral("on")}, // not for streams
                                  {QStringLiteral("TCP_NODELAY"), QStringLiteral("on")},  // has a field
                                  {QStringLiteral("SO_FUTURE"), QStringLiteral("1")}};
        const auto read = sessionFromJson(withSetting({{}, false, TcpClientSettings()}, "options", options));
        QVERIFY(read);
        const auto client = std::get<TcpClientSettings>(read->settings);
        QCOMPARE(client.options, (OptionTexts{{QStringLiteral("SO_RCVBUF"), QStringLiteral("70000")}}));
        QVERIFY(!client.noDelay);
        const auto wrong = sessionFromJson(withSetting({{}, false, TcpClientSettings()}, "options",
                                                       QJsonObject{{QStringLiteral("SO_RCVBUF"), 70000}}));
        QCOMPARE(mistakeOf(wrong), QStringLiteral("settings.options.SO_RCVBUF = 70000 (string)"));
    }

    void optionsAreCheckedBeforeAStart()
    {
        TcpClientSettings client;
        client.options = {{QStringLiteral("SO_LINGER"), QStringLiteral("off")},
                          {QStringLiteral("IP_TTL"), QStringLiteral(" ")}}; // as good as empty
        const auto config = engineConfig(client);
        QVERIFY(config);
        QCOMPARE(config->options, QList<OptionSetting>{optionSetting("SO_LINGER", 0)});
        client.options[QStringLiteral("IP_TTL")] = QStringLiteral("far");
        QCOMPARE(engineConfig(client).error().code, ErrorCode::InvalidOptionValue);
        QCOMPARE(engineConfig(client).error().arguments.value(0), QStringLiteral("IP_TTL"));
        TcpServerSettings server;
        server.options = client.options;
        QCOMPARE(engineConfig(server).error().code, ErrorCode::InvalidOptionValue);
        UdpSettings udp;
        udp.options = client.options;
        QCOMPARE(engineConfig(udp).error().code, ErrorCode::InvalidOptionValue);
    }

    void anOptionGoesWhereItBelongs()
    {
        TcpServerSettings server;
        setOption(server, optionSetting("SO_REUSEADDR", 0));
        setOption(server, optionSetting("TCP_NODELAY", 1));
        QVERIFY(!server.reuseAddress);
        QCOMPARE(server.options, (OptionTexts{{QStringLiteral("TCP_NODELAY"), QStringLiteral("on")}}));
        TcpClientSettings client;
        setOption(client, optionSetting("TCP_NODELAY", 1));
        setOption(client, optionSetting("SO_REUSEADDR", 1));
        QVERIFY(client.noDelay);
        QCOMPARE(client.options, (OptionTexts{{QStringLiteral("SO_REUSEADDR"), QStringLiteral("on")}}));
        UdpSettings udp;
        for (const OptionSetting &setting :
             {optionSetting("SO_REUSEADDR", 1), optionSetting("SO_BROADCAST", 1),
              optionSetting("IP_MULTICAST_TTL", 4), optionSetting("IPV6_MULTICAST_LOOP", 0),
              multicastInterface(AddressFamily::IPv4, QStringLiteral("lo")), optionSetting("IP_TTL", 9)})
            setOption(udp, setting);
        UdpSettings expected;
        expected.reuseAddress = expected.broadcast = true;
        expected.multicastTtl = 4;
        expected.multicastLoop = false;
        expected.multicastInterface = QStringLiteral("lo");
        expected.options = {{QStringLiteral("IP_TTL"), QStringLiteral("9")}};
        QVERIFY(udp == expected);
    }

    void aBroadcastAddressDoesNotAllowBroadcast()
    {
        UdpSettings settings;
        settings.peerHost = QStringLiteral("<broadcast>");
        settings.peerPort = QStringLiteral("9");
        QVERIFY(!engineConfig(settings)->broadcast);
    }

    void udpFieldsThatAreNotUsedNeedNotBeRight()
    {
        UdpSettings settings;
        settings.bindFirst = false;
        settings.host = QStringLiteral("no host");
        settings.port = QStringLiteral("no port");
        const auto config = engineConfig(settings);
        QVERIFY(config && !config->bindFirst && !config->peerHost);
        settings.bindFirst = true;
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidHost);
    }

    void udpPeers()
    {
        UdpSettings settings;
        QVERIFY(!engineConfig(settings)->peerHost);
        settings.peerPort = QStringLiteral("7");
        QVERIFY(engineConfig(settings)->peerHost.has_value());
        settings.peerHost = QStringLiteral("example.org");
        QCOMPARE(engineConfig(settings)->peerHost->name, QStringLiteral("example.org"));
        settings.peerPort.clear();
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidPort);
    }

    void groupsAreTakenApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("groups");
        const auto row = [](const char *text, const QString &groups) {
            QTest::newRow(text) << QString::fromLatin1(text) << groups;
        };
        const auto error = [](ErrorCode code, const char *argument) {
            return QStringLiteral("error %1 of %2").arg(int(code)).arg(QLatin1String(argument));
        };
        row("", QString());
        row(" , ", QString());
        row("224.1.1.1", QStringLiteral("224.1.1.1%"));
        row("224.1.1.1, ff02::1234%eth0", QStringLiteral("224.1.1.1% ff02::1234%eth0"));
        row("224.1.1.1%lo  239.255.0.1", QStringLiteral("224.1.1.1%lo 239.255.0.1%"));
        row("[ff02::1]%1,224.0.0.1", QStringLiteral("ff02::1%1 224.0.0.1%"));
        row("224.1.1.1,224.1.1.1", QStringLiteral("224.1.1.1%"));
        row("224.1.1.1 10.0.0.1", error(ErrorCode::NotMulticastGroup, "10.0.0.1"));
        row("::1%lo", error(ErrorCode::NotMulticastGroup, "::1%lo"));
        row("all-systems.mcast.net", error(ErrorCode::InvalidHost, "all-systems.mcast.net"));
        row("224.1.1", error(ErrorCode::InvalidHost, "224.1.1"));
        row("224.1.1.1%", error(ErrorCode::InvalidHost, "224.1.1.1%"));
        row("%eth0", error(ErrorCode::InvalidHost, "%eth0"));
        row("<broadcast>", error(ErrorCode::InvalidHost, "<broadcast>"));
    }
    void groupsAreTakenApart()
    {
        QFETCH(QString, text);
        QTEST(groupsOf(text), "groups");
    }

    void theFirstUnusableFieldIsTold()
    {
        TcpServerSettings server;
        server.host = QStringLiteral("no host");
        server.port = QStringLiteral("99999");
        QCOMPARE(engineConfig(server).error().code, ErrorCode::InvalidHost);
        server.host.clear();
        QCOMPARE(engineConfig(server).error().code, ErrorCode::InvalidPort);
        TcpClientSettings client;
        client.port = QStringLiteral("no-such-service");
        QCOMPARE(engineConfig(client).error().code, ErrorCode::UnknownService);
    }

    void localAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<AddressFamily>("family");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *text, AddressFamily family, const char *address) {
            QTest::addRow("%s (%d)", text, int(family))
                << QString::fromLatin1(text) << family << QString::fromLatin1(address);
        };
        row("", AddressFamily::Unspecified, "");
        row("127.0.0.1", AddressFamily::Unspecified, "127.0.0.1:0");
        row("127.0.0.1:5000", AddressFamily::Unspecified, "127.0.0.1:5000");
        row("::1", AddressFamily::Unspecified, "[::1]:0");
        row("[::1]:5000", AddressFamily::Unspecified, "[::1]:5000");
        row("5000", AddressFamily::Unspecified, "0.0.0.0:5000");
        row(":5000", AddressFamily::Unspecified, "0.0.0.0:5000");
        row(":5000", AddressFamily::IPv6, "[::]:5000");
        row("localhost:5000", AddressFamily::IPv4, "127.0.0.1:5000");
        row("localhost:5000", AddressFamily::IPv6, "[::1]:5000");
    }
    void localAddresses()
    {
        QFETCH(QString, text);
        QFETCH(AddressFamily, family);
        QFETCH(QString, address);
        TcpClientSettings client;
        client.family = family;
        client.localAddress = text;
        const auto config = engineConfig(client);
        QVERIFY(config);
        QCOMPARE(config->localAddress.toString(), address);
    }

    void localAddressesThatCannotBe()
    {
        TcpClientSettings client;
        for (const char *text :
             {"example.org:5000", "1.2.3.4:99999", "fe80::1:2:3:4:5:6:7:8", "<broadcast>:1"}) {
            client.localAddress = QString::fromLatin1(text);
            QVERIFY2(!engineConfig(client), text);
        }
    }

    void answersAreDecoded()
    {
        const auto config = answerConfig(unusualServer());
        QVERIFY(config);
        QCOMPARE(config->kind, AnswerKind::Greeting);
        QCOMPARE(config->text, QByteArray("hello\r\n"));
        QVERIFY(config->closeAfterAnswer);
        QCOMPARE(config->workMs, 250);
    }

    void badEscapesInAnswersAreTold()
    {
        TcpServerSettings server = unusualServer();
        server.answerText = QStringLiteral("ab\\q");
        const auto config = answerConfig(server);
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::InvalidEscape);
        QCOMPARE(config.error().position, 2);
    }

    void answersToDatagramsAreDecoded()
    {
        const auto config = answerConfig(unusualUdp());
        QVERIFY(config);
        QCOMPARE(config->kind, AnswerKind::Prefix);
        QCOMPARE(config->text, QByteArray("Recu: \t"));
        UdpSettings wrong = unusualUdp();
        wrong.answerText = QStringLiteral("\\q");
        QCOMPARE(answerConfig(wrong).error().code, ErrorCode::InvalidEscape);
    }

    void aTextThatIsNotUsedNeedNotBeRight()
    {
        TcpServerSettings server = unusualServer();
        server.answer = AnswerKind::Echo;
        server.answerText = QStringLiteral("\\q");
        QVERIFY(answerConfig(server));
    }

    void messagesOfTextsAndFiles()
    {
        PayloadSettings payload = unusualPayload();
        auto message = outboundMessage(payload);
        QVERIFY(message);
        QCOMPARE(message->filePath, payload.filePath);
        QCOMPARE(message->pieceSize, 3);
        QCOMPARE(message->pieceDelayMs, 40);

        payload.sendFile = false;
        payload.text = QStringLiteral("48 65 79");
        message = outboundMessage(payload);
        QVERIFY(message);
        QVERIFY(message->filePath.isEmpty());
        QCOMPARE(message->bytes.toByteArray(), QByteArray("Hey"));

        payload.text = QStringLiteral("4x");
        QCOMPARE(outboundMessage(payload).error().code, ErrorCode::InvalidHex);
    }

    void noFileChosen()
    {
        PayloadSettings payload;
        payload.sendFile = true;
        QCOMPARE(outboundMessage(payload).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
