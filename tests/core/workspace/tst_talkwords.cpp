#include "core/workspace/commandline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

tl::expected<CommandLine, UsageError> parsed(const QStringList &words, Program program = Program::Cli)
{
    return parseCommandLine(program, QStringList{"talk"} + words);
}

TcpClientSettings talk(const QStringList &words)
{
    const auto line = parsed(words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return std::get<TcpClientSettings>(line->session->settings);
}

} // namespace

class TestTalkWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsAndPorts_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        QTest::newRow("usual port") << QStringList{"ftp", "example.org"} << "example.org" << "21";
        QTest::newRow("of TLS") << QStringList{"ftp", "example.org", "--tls"} << "example.org" << "990";
        QTest::newRow("given") << QStringList{"ftp", "localhost:2121"} << "localhost" << "2121";
        QTest::newRow("given, TLS") << QStringList{"ftp", "localhost:2121", "--tls"} << "localhost" << "2121";
        QTest::newRow("IPv6") << QStringList{"ftp", "::1"} << "::1" << "21";
        QTest::newRow("IPv6 and port") << QStringList{"ftp", "[::1]:2121"} << "::1" << "2121";
        QTest::newRow("no host") << QStringList{"ftp", ":2121"} << "localhost" << "2121";
    }
    void hostsAndPorts()
    {
        QFETCH(QStringList, words);
        const TcpClientSettings client = talk(words);
        QVERIFY(client.dialogue.open);
        QTEST(client.host, "host");
        QTEST(client.port, "port");
    }

    void values()
    {
        qputenv("WIREBENCH_TEST_SECRET", "from=env");
        QTemporaryDir folder;
        QFile file(folder.filePath("text"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one\ntwo\n\n");
        file.close();
        const TcpClientSettings smtp = talk({"smtp", "localhost", "--set", "from=a@b", "--set", "to=c@d,e@f", "--set", "user=ada",
                                             "--set-env", "password=WIREBENCH_TEST_SECRET", "--set-file", "text=" + file.fileName(), "--starttls"});
        QCOMPARE(smtp.dialogue.values.value("to"), QStringLiteral("c@d,e@f"));
        QCOMPARE(smtp.dialogue.values.value("text"), QStringLiteral("one\ntwo"));
        QCOMPARE(smtp.dialogue.values.value("tls"), QStringLiteral("required"));
        QCOMPARE(smtp.dialogue.secrets.value("password"), QStringLiteral("from=env"));
        QVERIFY(!smtp.dialogue.values.contains("password"));
    }

    void runOptions()
    {
        const auto line = parsed({"ftp", "localhost", "--language", "fr", "--show-secrets", "--timeout", "2", "--step", "--allow-other-host", "--insecure"});
        QVERIFY(line);
        QCOMPARE(line->run.talk.language, DialogueLanguage::French);
        QVERIFY(line->run.talk.showSecrets);
        QCOMPARE(line->run.talk.replyTimeoutMs, 2000);
        const auto client = std::get<TcpClientSettings>(line->session->settings);
        QCOMPARE(client.connectTimeoutMs, 2000);
        QVERIFY(client.dialogue.stepping && client.dialogue.allowOtherDataHost && !client.tls.verify);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << QStringList{} << "NAME HOST";
        QTest::newRow("no host") << QStringList{"ftp"} << "NAME HOST";
        QTest::newRow("unknown") << QStringList{"fpt", "h"} << "fpt";
        QTest::newRow("no file") << QStringList{"./none.json", "h"} << "none.json";
        QTest::newRow("unknown value") << QStringList{"ftp", "h", "--set", "usr=x"} << "usr";
        QTest::newRow("no equals") << QStringList{"ftp", "h", "--set", "user"} << "KEY=VALUE";
        QTest::newRow("line end") << QStringList{"ftp", "h", "--set", "folder=a\nDELE b"} << "folder";
        QTest::newRow("choice") << QStringList{"ftp", "h", "--set", "tls=maybe"} << "at-once";
        QTest::newRow("missing") << QStringList{"smtp", "h", "--set", "from=a@b"} << "to";
        QTest::newRow("no variable") << QStringList{"ftp", "h", "--set-env", "password=NO_SUCH_VARIABLE"} << "NO_SUCH_VARIABLE";
        QTest::newRow("no secret file") << QStringList{"ftp", "h", "--set-file", "password=/nowhere"} << "/nowhere";
        QTest::newRow("language") << QStringList{"ftp", "h", "--language", "de"} << "de";
        QTest::newRow("TLS that there is not") << QStringList{"gopher", "h", "--tls"} << "tls";
        QTest::newRow("port") << QStringList{"ftp", "h:70000"} << "70000";
    }
    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, part);
        const auto line = parsed(words);
        QVERIFY(!line);
        QVERIFY2(line.error().message.contains(part), qPrintable(line.error().message));
    }

    void information()
    {
        const auto list = parsed({"--list"});
        QVERIFY(list && list->information.contains("ftp-store") && list->information.contains("119"));
        const auto french = parsed({"--list", "--language", "fr"});
        QVERIFY(french && french->information != list->information);
        const auto explained = parsed({"--explain", "ftp"});
        QVERIFY(explained && explained->information.contains("USER {user}") && explained->information.contains("folder"));
        QVERIFY(!parsed({"--explain", "fpt"}));
    }

    void theWindowHasIt()
    {
        const auto line = parsed({"ftp", "localhost", "--language", "fr"}, Program::Window);
        QVERIFY2(line, line ? "" : qPrintable(line.error().message));
        QCOMPARE(line->window.language, QStringLiteral("fr"));
    }
};

QTEST_APPLESS_MAIN(TestTalkWords)
#include "tst_talkwords.moc"
