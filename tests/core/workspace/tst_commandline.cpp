#include "core/workspace/commandline.h"
#include "core/workspace/commandwords.h"
#include "core/workspace/examples.h"

#include <QDir>
#include <QTest>

using namespace wirebench;

namespace {

tl::expected<CommandLine, UsageError> parse(Program program, const QStringList &words)
{
    return parseCommandLine(program, words);
}

CommandLine understood(Program program, const QStringList &words)
{
    const auto line = parseCommandLine(program, words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return *line;
}

TcpServerSettings server(const QStringList &words)
{
    const CommandLine line = understood(Program::Cli, QStringList{"tcp-server"} + words);
    return std::get<TcpServerSettings>(line.session->settings);
}

CommandLine clientLine(const QStringList &words)
{
    return understood(Program::Cli, QStringList{"tcp-client"} + words);
}

TcpClientSettings client(const QStringList &words)
{
    return std::get<TcpClientSettings>(clientLine(words).session->settings);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerAlone()
    {
        const CommandLine line = understood(Program::Cli, {"tcp-server", "9999"});
        QVERIFY(line.session->start);
        QVERIFY(line.session->settings == SessionSettings(TcpServerSettings()));
        QVERIFY(line.run == RunOptions());
        QVERIFY(line.information.isEmpty());
    }

    void theChatIsForTheWindowToo()
    {
        const CommandLine server = understood(Program::Window, {"chat-server", ":4242"});
        QVERIFY(server.session->start);
        QCOMPARE(std::get<ChatServerSettings>(server.session->settings).host, QString());
        const CommandLine lab = understood(Program::Window, {"lab-server", "--port-offset", "100"});
        QCOMPARE(std::get<LabServerSettings>(lab.session->settings).ports[0].port, QStringLiteral("2100"));
        const CommandLine client = understood(Program::Window, {"chat-client", "here", "--nick", "Ada"});
        QCOMPARE(std::get<ChatClientSettings>(client.session->settings).pseudonym, QStringLiteral("Ada"));
        QVERIFY(helpText(Program::Window, nullptr).contains("chat-server"));
    }

    void aFileServer()
    {
        const CommandLine line = understood(Program::Window, {"http-server", ".", "[::1]:8080", "--no-listing", "--rate",
                                                              "1000", "--keep-alive", "2.5", "--tls-self-signed"});
        const auto settings = std::get<HttpServerSettings>(line.session->settings);
        QVERIFY(line.session->start);
        QCOMPARE(settings.folder, QDir::currentPath());
        QCOMPARE(settings.host, QStringLiteral("::1"));
        QCOMPARE(settings.port, QStringLiteral("8080"));
        QCOMPARE(settings.family, ListenFamily::IPv6);
        QVERIFY(!settings.listing && settings.tls.on && settings.serve == HttpServe::Folder);
        QCOMPARE(settings.bytesPerSecond, 1000);
        QCOMPARE(settings.keepAliveMs, 2500);
        const auto echo = understood(Program::Cli, {"http-server", "--echo", "0"}).session->settings;
        QCOMPARE(std::get<HttpServerSettings>(echo).serve, HttpServe::Echo);
        QVERIFY(!parse(Program::Cli, {"http-server", "0"}));
        QVERIFY(!parse(Program::Cli, {"http-server", "--echo", ".", "0"}));
    }

    void hostsOfAServer_data()
    {
        QTest::addColumn<QString>("operand");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        QTest::addColumn<ListenFamily>("family");
        QTest::newRow("port") << "9999"
                              << "localhost"
                              << "9999" << ListenFamily::IPv4;
        QTest::newRow("any") << ":9999"
                             << ""
                             << "9999" << ListenFamily::IPv4;
        QTest::newRow("name") << "box:9999"
                              << "box"
                              << "9999" << ListenFamily::IPv4;
        QTest::newRow("service") << "http"
                                 << "localhost"
                                 << "http" << ListenFamily::IPv4;
        QTest::newRow("free port") << "0"
                                   << "localhost"
                                   << "0" << ListenFamily::IPv4;
        QTest::newRow("IPv4") << "127.0.0.1:80"
                              << "127.0.0.1"
                              << "80" << ListenFamily::IPv4;
        QTest::newRow("IPv6") << "[::1]:80"
                              << "::1"
                              << "80" << ListenFamily::IPv6;
        QTest::newRow("integer") << "2130706433:80"
                                 << "2130706433"
                                 << "80" << ListenFamily::IPv4;
    }
    void hostsOfAServer()
    {
        QFETCH(QString, operand);
        const TcpServerSettings settings = server({operand});
        QTEST(settings.host, "host");
        QTEST(settings.port, "port");
        QTEST(settings.family, "family");
    }

    void familiesOfAServer()
    {
        QCOMPARE(server({":1", "--family", "4"}).family, ListenFamily::IPv4);
        QCOMPARE(server({":1", "--family", "6"}).family, ListenFamily::IPv6);
        QCOMPARE(server({":1", "--family=both"}).family, ListenFamily::Both);
    }

    void answers_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<AnswerKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("close");
        QTest::newRow("none") << "none" << AnswerKind::None << "" << false;
        QTest::newRow("echo") << "echo" << AnswerKind::Echo << "" << false;
        QTest::newRow("prefix") << "prefix=Recu: " << AnswerKind::Prefix << "Recu: " << false;
        QTest::newRow("greet") << "greet=Hi\\r\\n" << AnswerKind::Greeting << "Hi\\r\\n" << true;
        QTest::newRow("reply") << "reply=a=b" << AnswerKind::Fixed << "a=b" << false;
        QTest::newRow("empty prefix") << "prefix=" << AnswerKind::Prefix << "" << false;
    }
    void answers()
    {
        QFETCH(QString, answer);
        const TcpServerSettings settings = server({"1", "--answer", answer});
        QTEST(settings.answer, "kind");
        QTEST(settings.answerText, "text");
        QTEST(settings.closeAfterAnswer, "close");
    }

    void optionsOfAServer()
    {
        const TcpServerSettings settings =
            server({"--backlog", "1", "8000", "--concurrency", "10", "--recv-size", "512", "--work", "300",
                    "--once", "--close", "--no-reuse-address"});
        QCOMPARE(settings.backlog, 1);
        QCOMPARE(settings.concurrency, Concurrency::Pool);
        QCOMPARE(settings.poolSize, 10);
        QCOMPARE(settings.receiveSize, 512);
        QCOMPARE(settings.workMs, 300);
        QVERIFY(settings.once);
        QVERIFY(settings.closeAfterAnswer);
        QVERIFY(!settings.reuseAddress);
        QCOMPARE(server({"1", "--concurrency", "one"}).concurrency, Concurrency::OneAtATime);
        QCOMPARE(server({"1", "--concurrency", "all"}).concurrency, Concurrency::AllAtOnce);
    }

    void aClientAlone()
    {
        const CommandLine line = clientLine({"example.org:http"});
        TcpClientSettings expected;
        expected.host = QStringLiteral("example.org");
        expected.port = QStringLiteral("http");
        expected.payload.format.notation = PayloadNotation::Escapes;
        QVERIFY(line.session->settings == SessionSettings(expected));
        QVERIFY(line.run.sends.isEmpty());
        QVERIFY(!line.run.halfClose);
    }

    void hostsOfAClient()
    {
        QCOMPARE(client({"8000"}).host, QStringLiteral("localhost"));
        QCOMPARE(client({":8000"}).host, QStringLiteral("localhost"));
        QCOMPARE(client({"[fe80::1%2]:8000"}).host, QStringLiteral("fe80::1%2"));
    }

    void optionsOfAClient()
    {
        const CommandLine line =
            clientLine({"localhost:1", "--send", "a\\r\\n", "--send", "-b", "--half-close", "--timeout",
                        "2.5", "--family", "6", "--local", "[::1]:5000", "--no-delay", "--recv-size", "7"});
        const auto settings = std::get<TcpClientSettings>(line.session->settings);
        QCOMPARE(settings.connectTimeoutMs, 2500);
        QCOMPARE(settings.family, AddressFamily::IPv6);
        QCOMPARE(settings.localAddress, QStringLiteral("[::1]:5000"));
        QVERIFY(settings.noDelay);
        QVERIFY(!settings.receiveOnce);
        QCOMPARE(settings.receiveSize, 7);
        QVERIFY(settings.sendOnConnect);
        QCOMPARE(outboundMessage(settings.payload)->bytes.toByteArray(), QByteArray("a\r\n-b"));
        QCOMPARE(line.run.sends, QList<QByteArray>({"a\r\n", "-b"}));
        QVERIFY(line.run.halfClose);
    }

    void receiveOnce()
    {
        const TcpClientSettings settings = client({"1", "--recv-once", "1024"});
        QVERIFY(settings.receiveOnce);
        QCOMPARE(settings.receiveSize, 1024);
    }

    void commonOptions()
    {
        const RunOptions run =
            understood(Program::Cli, {"--log", "a.pcapng", "tcp-server", "1", "--log", "b.TXT", "--log", "-",
                                      "--duration", "0.5", "--stats", "--json"})
                .run;
        const QList<LogTarget> logs = {{QStringLiteral("a.pcapng"), ExportFormat::PcapNg},
                                       {QStringLiteral("b.TXT"), ExportFormat::Text},
                                       {QStringLiteral("-"), ExportFormat::Text}};
        QCOMPARE(run.logs, logs);
        QCOMPARE(run.durationMs, 500);
        QVERIFY(run.statistics);
        QVERIFY(run.json);
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QStringList &words, const char *says) {
            QTest::newRow(tag) << words << QString::fromUtf8(says);
        };
        row("nothing", {}, "A verb is missing");
        row("no such verb", {"sctp-server", "1"}, "“sctp-server” is not a verb");
        row("mistyped verb with options", {"tcp-serve", "1", "--once"}, "“tcp-serve” is not a verb");
        row("verb late", {"9999", "tcp-server"}, "“9999” stands before the verb tcp-server");
        row("no port", {"tcp-server"}, "tcp-server needs [HOST:]PORT");
        row("too many", {"tcp-server", "1", "2"}, "“2” is one word too many");
        row("unknown option", {"tcp-server", "1", "--frob"}, "frob");
        row("option of the other verb", {"tcp-server", "1", "--send", "x"}, "send");
        row("window's option", {"tcp-server", "1", "--screenshot", "x"}, "screenshot");
        row("rules without a file", {"tcp-server", "1", "--answer", "rules=/no/f"},
            "--answer: The file /no/f could not be read");
        row("relay without a port", {"tcp-server", "1", "--answer", "relay=h:"}, "is not a port");
        row("value missing", {"tcp-server", "1", "--backlog"}, "backlog");
        row("port too large", {"tcp-server", "65536"}, "“65536” is not a port");
        row("unknown service", {"tcp-server", "no-such-service"}, "no-such-service");
        row("bad host", {"tcp-client", "a b:1"}, "“a b” is not a host");
        row("IPv6 without brackets", {"tcp-client", "::1:80"}, "::1:80");
        row("answer without text", {"tcp-server", "1", "--answer", "prefix"}, "--answer: “prefix” is not");
        row("echo with text", {"tcp-server", "1", "--answer", "echo=x"}, "--answer: “echo=x” is not");
        row("bad escape in answer", {"tcp-server", "1", "--answer", "reply=\\q"},
            "--answer: “\\q” is not an escape");
        row("bad escape to send", {"tcp-client", "1", "--send", "\\xZZ"}, "--send: ");
        row("backlog", {"tcp-server", "1", "--backlog", "-1"},
            "--backlog: “-1” is not a whole number from 0 to 65535.");
        row("receive size", {"tcp-server", "1", "--recv-size", "0"}, "from 1 to 16777216");
        row("receive once", {"tcp-client", "1", "--recv-once", "x"}, "--recv-once: “x”");
        row("both sizes", {"tcp-client", "1", "--recv-once", "5", "--recv-size", "5"}, "--recv-size: ");
        row("concurrency", {"tcp-server", "1", "--concurrency", "two"},
            "--concurrency: “two” is not one, all, or a number");
        row("server family", {"tcp-server", "1", "--family", "any"}, "--family: “any” is not 4, 6 or both");
        row("client family", {"tcp-client", "1", "--family", "both"}, "--family: “both” is not 4, 6 or any");
        row("time-out", {"tcp-client", "1", "--timeout", "0"}, "--timeout: “0” is not a number of seconds");
        row("not a number", {"tcp-client", "1", "--timeout", "nan"}, "--timeout: “nan”");
        row("duration", {"tcp-client", "1", "--duration", "1e9"}, "--duration: “1e9”");
        row("local address", {"tcp-client", "1", "--local", "example.org:1"}, "“example.org” is not a host");
        row("log suffix", {"tcp-server", "1", "--log", "x.log"}, "--log: “x.log” does not end in .txt");
        row("log twice", {"tcp-server", "1", "--log", "x.txt", "--log", "x.txt"},
            "--log: “x.txt” is named twice");
        row("half-close alone", {"tcp-client", "1", "--half-close"}, "--half-close: it goes with --send");
    }
    void mistakes()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto line = parse(Program::Cli, words);
        QVERIFY(!line);
        QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
        QVERIFY2(line.error().hint.contains(QStringLiteral("--help")), qPrintable(line.error().hint));
    }

    void informationIsNoMistake()
    {
        QVERIFY(understood(Program::Cli, {"--help"}).information.startsWith(u"Usage: wirebench-cli VERB"));
        QVERIFY(understood(Program::Cli, {"-h"}).information.startsWith(u"Usage: wirebench-cli VERB"));
        QVERIFY(understood(Program::Cli, {"tcp-server", "-h"})
                    .information.startsWith(u"Usage: wirebench-cli tcp-server"));
        const QString version = understood(Program::Cli, {"--version"}).information;
        QVERIFY2(version.startsWith(QStringLiteral("wirebench-cli " WIREBENCH_VERSION "\n")), qPrintable(version));
        QVERIFY2(version.contains(QStringLiteral("Qt ") + QString::fromLatin1(qVersion())), qPrintable(version));
        QVERIFY(understood(Program::Window, {"--help"}).information.startsWith(u"Usage: wirebench VERB"));
    }

    void theWindowMayHaveNoWords()
    {
        const CommandLine line = understood(Program::Window, {});
        QVERIFY(!line.session);
        QVERIFY(line.window == WindowOptions());
    }

    void theWindowTakesAVerb()
    {
        const CommandLine line = understood(Program::Window, {"tcp-client", "localhost:1", "--send", "a",
                                                              "--screenshot", "p.png", "--after", "50"});
        QVERIFY(line.session->start);
        QVERIFY(std::get<TcpClientSettings>(line.session->settings).sendOnConnect);
        QCOMPARE(line.window.screenshotPath, QStringLiteral("p.png"));
        QCOMPARE(line.window.screenshotAfterMs, 50);
    }

    void theWindowRecordsToo()
    {
        const RunOptions run = understood(Program::Window, {"--log", "a.txt", "--duration", "3"}).run;
        QCOMPARE(run.logs.size(), 1);
        QCOMPARE(run.durationMs, 3000);
    }

    void theWindowTakesAFileOrAnExample()
    {
        const WindowOptions file = understood(Program::Window, {"lesson.Wirebench", "--start"}).window;
        QCOMPARE(file.workspacePath, QStringLiteral("lesson.Wirebench"));
        QVERIFY(file.start);
        const WindowOptions recording = understood(Program::Window, {"lesson.jsonl", "--start"}).window;
        QCOMPARE(recording.recordingPath, QStringLiteral("lesson.jsonl"));
        QVERIFY(recording.workspacePath.isEmpty());
        QCOMPARE(understood(Program::Window, {"--example", "c3"}).window.example, QStringLiteral("C3"));
        for (const Example &example : examples())
            QCOMPARE(understood(Program::Window, {"--example", example.id}).window.example, example.id);
    }

    void mistakesInTheWindow_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("not a file") << QStringList{"tcp-serve"}
                                    << "“tcp-serve” is not a verb or a .wirebench or .jsonl file";
        QTest::newRow("two files") << QStringList{"a.wirebench", "b.wirebench"}
                                   << "“b.wirebench” is one word too many";
        QTest::newRow("example") << QStringList{"--example", "C99"} << "--example: “C99” is none of C1, C2";
        QTest::newRow("after alone") << QStringList{"--after", "5"} << "--after: it goes with --screenshot";
        QTest::newRow("file and example") << QStringList{"a.wirebench", "--example", "C1"} << "Only one of";
        QTest::newRow("recording and example") << QStringList{"a.jsonl", "--example", "C1"} << "Only one of";
        QTest::newRow("verb and example")
            << QStringList{"tcp-server", "1", "--example", "C1"} << "Only one of";
        QTest::newRow("JSON") << QStringList{"tcp-server", "1", "--json"} << "json";
        QTest::newRow("half-close") << QStringList{"tcp-client", "1", "--send", "x", "--half-close"}
                                    << "half-close";
        QTest::newRow("later") << QStringList{"--kiosk"} << "kiosk";
        QTest::newRow("language") << QStringList{"--language", "xx"} << "--language";
    }
    void mistakesInTheWindow()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto line = parse(Program::Window, words);
        QVERIFY(!line);
        QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
        QVERIFY(line.error().hint.startsWith(QStringLiteral("See “wirebench")));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
