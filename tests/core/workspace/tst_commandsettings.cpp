// The UDP verbs; those of TCP are read in tst_commandline.cpp, through the whole parser.

#include "core/workspace/commandline.h"
#include "core/workspace/commandsettings.h"

#include <QTest>

using namespace wirebench;

namespace {

CommandLine understood(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return *line;
}

UdpSettings server(const QStringList &words)
{
    return std::get<UdpSettings>(understood(QStringList{"udp-server"} + words).session->settings);
}

UdpSettings client(const QStringList &words)
{
    return std::get<UdpSettings>(understood(QStringList{"udp-client"} + words).session->settings);
}

const QStringList conditionWords{"--loss",  "10%", "--duplicate", "0.2", "--reorder", "0.3",
                                 "--delay", "40",  "--jitter",    "50",  "--seed",    "6"};
constexpr NetworkConditionsConfig conditions{0.1, 0.2, 0.3, 40, 50, 6};

} // namespace

class TestCommandSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVerbHasItsSettings()
    {
        const QMap<QString, qsizetype> kinds{{"tcp-server", 0},  {"tcp-client", 1},  {"udp-server", 2}, {"udp-client", 2},
                                             {"http", 3},        {"download", 4},    {"http-server", 5}, {"lab-server", 6},
                                             {"chat-server", 7}, {"chat-client", 8}, {"generate", 1},    {"talk", 1}};
        QCOMPARE(verbs().size(), kinds.size() + 1);
        for (const VerbWords &verb : verbs()) {
            if (verb.cliOnly) // no session
                continue;
            const QString name = QString::fromLatin1(verb.name);
            QStringList words{name};
            if (name == u"http")
                words += "GET";
            if (name == u"http-server")
                words += "/";
            if (name == u"generate")
                words += "tcp";
            if (name == u"talk")
                words += "daytime";
            const CommandLine line = understood(words + QStringList{"1"});
            QCOMPARE(qsizetype(line.session->settings.index()), kinds.value(name));
        }
    }

    void unixPathsOfTheStreamVerbs()
    {
        TcpServerSettings listening;
        listening.family = ListenFamily::Unix;
        listening.path = QStringLiteral("/tmp/a:1");
        listening.anyUser = true;
        listening.answer = AnswerKind::Echo;
        QVERIFY(std::get<TcpServerSettings>(
                    understood({"tcp-server", "unix:/tmp/a:1", "--any-user"}).session->settings) ==
                listening);
        TcpClientSettings connecting;
        connecting.family = AddressFamily::Unix;
        connecting.path = QStringLiteral("@name");
        connecting.payload.format.notation = PayloadNotation::Escapes;
        QVERIFY(std::get<TcpClientSettings>(understood({"tcp-client", "unix:@name"}).session->settings) ==
                connecting);
    }

    void aProxyOfTheClient()
    {
        const auto settings = std::get<TcpClientSettings>(
            understood({"tcp-client", "example.org:80", "--proxy", "socks5://me:a%40b@localhost:1080"})
                .session->settings);
        const ProxyText expected{ProxyKind::Socks5, QStringLiteral("localhost:1080"), QStringLiteral("me"),
                                 QStringLiteral("a@b")};
        QVERIFY(settings.proxy == expected);
    }

    void aServerAlone()
    {
        UdpSettings expected;
        expected.answer = AnswerKind::Echo;
        QVERIFY(server({"12345"}) == expected);
        QVERIFY(engineConfig(expected)->bindFirst);
    }

    void optionsOfAServer()
    {
        UdpSettings expected;
        expected.host = QStringLiteral("127.0.0.1");
        expected.port = QStringLiteral("7");
        expected.answer = AnswerKind::Prefix;
        expected.answerText = QStringLiteral("Recu: ");
        expected.receiveSize = 512;
        expected.receiveOnce = true;
        expected.broadcast = true;
        expected.reuseAddress = true;
        expected.conditions = conditions;
        const UdpSettings settings =
            server(QStringList{"127.0.0.1:7", "--answer", "prefix=Recu: ", "--recv-size", "512", "--once",
                               "--broadcast", "--reuse"} +
                   conditionWords);
        QVERIFY(settings == expected);
    }

    void answersOfAServer()
    {
        QCOMPARE(server({"1", "--answer", "none"}).answer, AnswerKind::None);
        QCOMPARE(server({"1", "--answer", "reply=ok"}).answer, AnswerKind::Fixed);
        QCOMPARE(server({"1", "--answer", "reply=ok"}).answerText, QStringLiteral("ok"));
    }

    void groupsOfAServer()
    {
        const UdpSettings settings = server({"5007", "--join", "224.1.1.1%lo", "--join", "224.1.1.2"});
        QCOMPARE(engineConfig(settings)->groups.size(), 2);
        QVERIFY(settings.host.isEmpty()); // bound to 127.0.0.1 it would hear no group
        QCOMPARE(server({"localhost:5007", "--join", "224.1.1.1"}).host, QStringLiteral("localhost"));
        QCOMPARE(server({"5007", "--join", "ff02::1%lo"}).family, AddressFamily::IPv6);
        QCOMPARE(server({":5007", "--join", "ff02::1%lo"}).family, AddressFamily::IPv6);
    }

    void dtls()
    {
        const UdpSettings made = server({"7000", "--dtls-self-signed"});
        QVERIFY(made.tls.on);
        QVERIFY(std::holds_alternative<TlsServerConfig>(engineConfig(made)->dtls));
        QCOMPARE(server({"7000", "--cert", "c.pem", "--key", "k.pem", "--client-ca", "a.pem"}).tls.certificateFile,
                 QStringLiteral("c.pem"));
        QVERIFY(!server({"7000"}).tls.on);
        QVERIFY(std::holds_alternative<std::monostate>(engineConfig(server({"7000"}))->dtls));

        const UdpSettings asking = client({"localhost:7000", "--dtls", "--insecure", "--server-name", "x.org"});
        const UdpConfig config = *engineConfig(asking);
        QVERIFY(std::holds_alternative<TlsClientConfig>(config.dtls));
        QVERIFY(!std::get<TlsClientConfig>(config.dtls).verify);
        QCOMPARE(std::get<TlsClientConfig>(config.dtls).serverName, QStringLiteral("x.org"));
        QVERIFY(!parseCommandLine(Program::Cli, {"udp-client", "localhost:7000", "--insecure"}));
        QVERIFY(!parseCommandLine(Program::Cli, {"udp-server", "7000", "--dtls-self-signed", "--cert", "c.pem"}));
    }

    void families()
    {
        QCOMPARE(server({"[::1]:1"}).family, AddressFamily::IPv6);
        QCOMPARE(server({":1", "--family", "6"}).family, AddressFamily::IPv6);
        QCOMPARE(server({":1"}).family, AddressFamily::IPv4);
        QCOMPARE(client({"[::1]:1"}).family, AddressFamily::IPv6);
        QCOMPARE(client({"localhost:1", "--bind", "[::1]:2"}).family, AddressFamily::IPv6);
        QCOMPARE(client({"localhost:1"}).family, AddressFamily::IPv4);
    }

    void aClientAlone()
    {
        const UdpSettings settings = client({"example.org:12345"});
        QVERIFY(!settings.bindFirst && !settings.sendOnOpen && !settings.receiveOnce && !settings.broadcast);
        QCOMPARE(settings.peerHost, QStringLiteral("example.org"));
        QCOMPARE(settings.peerPort, QStringLiteral("12345"));
        QCOMPARE(settings.receiveSize, 65535);
        QCOMPARE(settings.answer, AnswerKind::None);
        QVERIFY(settings.conditions.isPerfect());
        QCOMPARE(client({"7"}).peerHost, QStringLiteral("localhost"));
        QCOMPARE(client({":7"}).peerHost, QStringLiteral("localhost"));
    }

    void optionsOfAClient()
    {
        const UdpSettings settings =
            client(QStringList{"224.1.1.1:7", "--connect", "--broadcast", "--ttl", "3", "--interface", "eth0",
                               "--recv-once", "512", "--send", "a\\n", "--send", "b"} +
                   conditionWords);
        QVERIFY(settings.connectToPeer && settings.broadcast && settings.receiveOnce && settings.sendOnOpen);
        QCOMPARE(settings.multicastTtl, 3);
        QCOMPARE(settings.multicastInterface, QStringLiteral("eth0"));
        QCOMPARE(settings.receiveSize, 512);
        QVERIFY(settings.conditions == conditions);
        QCOMPARE(outboundMessage(settings.payload)->bytes.toByteArray(), QByteArray("a\nb"));
    }

    void textsAreDatagrams()
    {
        const RunOptions run =
            understood({"udp-client", "7", "--send", "a\\n", "--send", "", "--timeout", "0.5"}).run;
        QCOMPARE(run.sends, QList<QByteArray>({"a\n", ""}));
        QCOMPARE(run.quietMs, 500);
        QCOMPARE(understood({"tcp-client", "7", "--timeout", "5"}).run.quietMs, 0);
    }

    void whereAClientBinds()
    {
        QVERIFY(!engineConfig(client({"7"}))->bindFirst);
        const UdpSettings bound = client({"7", "--bind", "127.0.0.1:5000"});
        QCOMPARE(bound.host, QStringLiteral("127.0.0.1"));
        QCOMPARE(bound.port, QStringLiteral("5000"));
        const auto any = engineConfig(client({"7", "--bind", "5000"}));
        QVERIFY(any->bindFirst);
        QCOMPARE(any->host.kind, HostSpec::Kind::Any);
        QCOMPARE(any->port, quint16(5000));
    }

    void everybody()
    {
        const auto config = engineConfig(client({"<broadcast>:9", "--broadcast"}));
        QCOMPARE(config->peerHost->kind, HostSpec::Kind::Broadcast);
        QVERIFY(config->broadcast);
    }

    void socketOptions()
    {
        const auto tcpServer = std::get<TcpServerSettings>(
            understood({"tcp-server", "1", "--option", "SO_REUSEADDR=off", "--option", "so_linger=0"})
                .session->settings);
        QVERIFY(!tcpServer.reuseAddress);
        QCOMPARE(tcpServer.options, (OptionTexts{{QStringLiteral("SO_LINGER"), QStringLiteral("0")}}));
        const auto tcpClient = std::get<TcpClientSettings>(
            understood({"tcp-client", "1", "--option", "TCP_NODELAY=1", "--option", "IPV6_UNICAST_HOPS=3"})
                .session->settings);
        QVERIFY(tcpClient.noDelay);
        QCOMPARE(tcpClient.options,
                 (OptionTexts{{QStringLiteral("IPV6_UNICAST_HOPS"), QStringLiteral("3")}}));
        const UdpSettings udpServer =
            server({"1", "--option", "IP_MULTICAST_LOOP=0", "--option", "SO_RCVBUF=9000"});
        QVERIFY(!udpServer.multicastLoop);
        QCOMPARE(engineConfig(udpServer)->options, QList<OptionSetting>{optionSetting("SO_RCVBUF", 9000)});
        QVERIFY(client({"1", "--option", "SO_BROADCAST=on"}).broadcast);
    }

    void socketOptionsThatApplyAreListed()
    {
        const auto names = [](const QStringList &words) {
            const auto line = parseCommandLine(Program::Cli, words + QStringList{"--option", "SO_FROB=1"});
            return line ? QString() : line.error().message;
        };
        QVERIFY(names({"tcp-server", "1"}).contains(u"TCP_DEFER_ACCEPT, IP_TTL, IP_TOS."));
        QVERIFY(!names({"tcp-client", "1"}).contains(u"TCP_DEFER_ACCEPT"));
        QVERIFY(names({"tcp-client", "1"}).contains(u"IPV6_UNICAST_HOPS"));
        QVERIFY(names({"udp-client", "[::1]:1"}).contains(u"IPV6_MULTICAST_HOPS"));
        QVERIFY(!names({"udp-client", "[::1]:1"}).contains(u"IP_TTL"));
        QVERIFY(!names({"udp-server", "1"}).contains(u"TCP_"));
        QVERIFY(names({"tcp-client", "unix:/tmp/x"}).contains(u"names: SO_RCVBUF, SO_SNDBUF."));
        QVERIFY(names({"tcp-server", "unix:/tmp/x"}).contains(u"names: SO_RCVBUF, SO_SNDBUF."));
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QStringList &words, const char *says) {
            QTest::newRow(tag) << words << QString::fromUtf8(says);
        };
        row("greeting", {"udp-server", "1", "--answer", "greet=x"},
            "--answer: “greet=x” is not none, echo, prefix=TEXT, reply=TEXT, rules=FILE or relay=HOST:PORT.");
        row("no group", {"udp-server", "1", "--join", "10.0.0.1"},
            "10.0.0.1 is not the address of a multicast group");
        row("no address", {"udp-server", "1", "--join", "everybody"}, "“everybody” is not a host");
        row("share", {"udp-server", "1", "--loss", "10"}, "--loss: “10” is not a share");
        row("delay", {"udp-client", "1", "--delay", "-1"}, "--delay: “-1”");
        row("seed", {"udp-client", "1", "--seed", "x"}, "--seed: “x”");
        row("receive size", {"udp-server", "1", "--recv-size", "65536"}, "from 1 to 65535");
        row("both sizes", {"udp-client", "1", "--recv-once", "5", "--recv-size", "5"}, "--recv-size: ");
        row("family", {"udp-server", "1", "--family", "both"}, "--family: “both” is not 4 or 6.");
        row("hops", {"udp-client", "1", "--ttl", "256"}, "--ttl: “256”");
        row("bind", {"udp-client", "1", "--bind", "::1:5"}, "--bind: “::1:5” is not a host");
        row("bind port", {"udp-client", "1", "--bind", "127.0.0.1:x y"}, "“x y” is not a port");
        row("time-out", {"udp-client", "1", "--timeout", "0"}, "--timeout: “0”");
        row("escape", {"udp-client", "1", "--send", "\\q"}, "--send: ");
        row("no port", {"udp-client"}, "udp-client needs [HOST:]PORT");
        row("Unix", {"udp-client", "unix:/tmp/x"}, "no Unix-domain socket");
        row("Unix family", {"tcp-server", "unix:/tmp/x", "--family", "4"},
            "--family: a Unix-domain socket has no");
        row("Unix local", {"tcp-client", "unix:/tmp/x", "--local", ":1"},
            "--local: a Unix-domain socket has no");
        row("Unix no-delay", {"tcp-client", "unix:/tmp/x", "--no-delay"},
            "--no-delay: a Unix-domain socket has no");
        row("Unix reuse", {"tcp-server", "unix:/tmp/x", "--no-reuse-address"},
            "--no-reuse-address: a Unix-domain");
        row("Unix proxy", {"tcp-client", "unix:/tmp/x", "--proxy", "http://h:1"},
            "--proxy: a Unix-domain socket");
        row("proxy", {"tcp-client", "1", "--proxy", "localhost:1080"},
            "--proxy: “localhost:1080” is not a proxy.");
        row("proxy's port", {"tcp-client", "1", "--proxy", "http://h:x y"}, "“x y” is not a port");
        row("any user", {"tcp-server", "1", "--any-user"}, "--any-user: it goes with unix:PATH.");
        row("Unix without a path", {"tcp-server", "unix:"}, "path of the socket is missing");
        row("option without value", {"udp-client", "1", "--option", "IP_TTL"},
            "--option: “IP_TTL” is not NAME=VALUE");
        row("option's value", {"tcp-client", "1", "--option", "SO_LINGER=on"},
            "--option: “on” is not a value of the socket option SO_LINGER. It takes: off | 0…65535.");
        row("TCP's option", {"udp-client", "1", "--half-close"}, "half-close");
    }
    void mistakes()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto line = parseCommandLine(Program::Cli, words);
        QVERIFY(!line);
        QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
    }
};

QTEST_APPLESS_MAIN(TestCommandSettings)
#include "tst_commandsettings.moc"
