#include "tests/core/dialogue/scriptedserver.h"
#include "tests/scenarios/cliprocess.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace wirebench::test;

namespace {

QByteArray pop3Answer(const QByteArray &line)
{
    const QByteArray word = line.left(4);
    if (line == "PASS wrong")
        return "-ERR no\r\n";
    if (word == "STAT")
        return "+OK 1 16\r\n";
    if (word == "LIST")
        return "+OK\r\n1 16\r\n.\r\n";
    if (word == "UIDL")
        return "-ERR what\r\n";
    if (word == "RETR")
        return "+OK\r\n..dot\r\n\xc3\xa9t\xc3\xa9\r\n.\r\n";
    return "+OK\r\n";
}

QString at(const ScriptedServer &server)
{
    return QStringLiteral("127.0.0.1:%1").arg(server.port());
}

} // namespace

class TestCliTalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesAMail()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        QTemporaryDir folder;
        const QString log = folder.filePath("log.txt");
        auto program = cli({"talk", "pop3", at(server), "--set", "user=ada", "--set-env", "password=SECRET", "--set", "fetch=1", "--set",
                            "into=" + folder.path(), "--log", log});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SECRET", "sesame");
        program->process().setProcessEnvironment(environment);
        QVERIFY(program->start());
        program->closeInput();
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QCOMPARE(contentOf(folder.filePath("message-1.eml")), QByteArray(".dot\r\n\xc3\xa9t\xc3\xa9\r\n"));
        QVERIFY(server.lines.contains("PASS sesame"));
        QVERIFY(program->errors().contains("> PASS \xe2\x80\xa2"));
        QVERIFY(program->errors().contains("saved ") && program->errors().contains("< +OK"));
        QVERIFY(!program->errors().contains("sesame") && !contentOf(log).contains("sesame"));
        QVERIFY(contentOf(log).contains("PASS ******"));
        QVERIFY(program->output().contains("1 16\n"));
    }

    void showsSecretsOnlyOnRequest()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        auto program = startedCli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=sesame", "--show-secrets"});
        QVERIFY(program->waitForFinished());
        QVERIFY(program->errors().contains("> PASS sesame"));
    }

    void refusalIsStatusOne()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        auto program = startedCli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=wrong", "--language", "fr"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY2(program->errors().contains("Le serveur a refusé"), program->errors().constData());
        QCOMPARE(server.lines.last(), QByteArray("QUIT"));
    }

    void silentServer()
    {
        ScriptedServer server("+OK hi\r\n", [](const QByteArray &) { return QByteArray(); });
        auto program = startedCli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=x", "--timeout", "0.3"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY(program->errors().contains("nothing"));
    }

    void refusedConnection()
    {
        auto program = startedCli({"talk", "daytime", "127.0.0.1:1"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY(program->errors().contains("ECONNREFUSED"));
    }

    void wrongUsageIsStatusTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no dialogue") << QStringList{"talk", "fpt", "localhost"};
        QTest::newRow("value") << QStringList{"talk", "ftp", "localhost", "--set", "x=y"};
        QTest::newRow("file") << QStringList{"talk", "/nowhere/d.json", "localhost"};
    }
    void wrongUsageIsStatusTwo()
    {
        QFETCH(QStringList, words);
        auto program = startedCli(words);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 2);
    }

    /// The test has no terminal to be asked on.
    void secretThatCannotBeAskedFor()
    {
        auto program = cli({"talk", "pop3", "127.0.0.1:1", "--set", "user=ada"});
        program->process().setChildProcessModifier([] { ::setsid(); });
        QVERIFY(program->start());
        program->closeInput();
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY2(program->errors().contains("--set-env"), program->errors().constData());
    }

    void stepsWithKeys()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        auto program = cli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=x", "--step"});
        QVERIFY(program->start());
        QVERIFY(program->waitForErrors("-- 1. "));
        program->write("\n");
        QVERIFY(program->waitForErrors("-- 2. "));
        program->write("\n");
        QVERIFY(program->waitForErrors("USER {user}: "));
        program->write("NOOP\n");
        QVERIFY(program->waitForErrors("> NOOP\n< +OK\n"));
        QCOMPARE(server.lines, QByteArrayList{"NOOP"});
        program->write(":run\n");
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QCOMPARE(server.lines.value(1), QByteArray("USER ada"));
    }

    void quitsInTheMiddle()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        auto program = cli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=x", "--step"});
        QVERIFY(program->start());
        QVERIFY(program->waitForErrors("-- 1. "));
        program->write(":quit\n");
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
    }

    void aDialogueOfOnesOwn()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("own.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"json({ "dialogue": 1, "name": "own", "protocol": "own", "replies": "three-digit",
            "parameters": [ { "name": "word" } ],
            "steps": [ { "do": "connect" }, { "do": "expect", "accept": "100" },
                       { "do": "send", "line": "SAY {word}" }, { "do": "expect", "capture": [ { "name": "a", "pattern": "^200 (.*)" } ] },
                       { "do": "send", "line": "AGAIN {a}" }, { "do": "close" } ] })json");
        file.close();
        ScriptedServer server("100 go\r\n", [](const QByteArray &line) { return line.startsWith("SAY") ? QByteArray("200 echo\r\n") : QByteArray(); });
        auto program = startedCli({"talk", file.fileName(), at(server), "--set", "word=hello"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QTRY_COMPARE(server.lines, (QByteArrayList{"SAY hello", "AGAIN echo"}));
        auto explained = startedCli({"talk", "--explain", file.fileName()});
        QVERIFY(explained->waitForFinished());
        QVERIFY(explained->output().contains("SAY {word}"));
    }

    void telnetWithStandardInput()
    {
        ScriptedServer server("\xff\xfd\x18login: ", [](const QByteArray &line) { return line.contains("bye") ? "see you\r\n" : "what?\r\n"; });
        auto program = cli({"talk", "telnet", at(server)});
        QVERIFY(program->start());
        QVERIFY(program->waitForOutput("login: "));
        QVERIFY(program->waitForErrors("TERMINAL-TYPE: agreed"));
        program->write("bye\n");
        QVERIFY(program->waitForOutput("see you"));
        server.socket->disconnectFromHost();
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
    }

    void gopherMenuAndHostileText()
    {
        ScriptedServer server("", [](const QByteArray &) { return "1Docs\t/d\texample.org\t70\r\n0\x1b[2Jevil\t/e\th\t70\r\n.\r\n"; });
        auto program = startedCli({"talk", "gopher", at(server)});
        QTRY_COMPARE(server.lines.size(), 1);
        server.socket->disconnectFromHost();
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QVERIFY(program->output().contains("[1] Docs  (example.org:70 /d)"));
        QVERIFY(!program->output().contains('\x1b'));
    }

    void endlessReplyInBoundedMemory()
    {
        ScriptedServer server("220-" + QByteArray(64 * 1024 * 1024, 'x'), [](const QByteArray &) { return QByteArray(); });
        auto program = startedCli({"talk", "ftp", at(server)});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY(program->errors().contains("without end"));
    }

    void interrupted()
    {
        ScriptedServer server("+OK hi\r\n", [](const QByteArray &) { return QByteArray(); });
        auto program = startedCli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=x"});
        QTRY_COMPARE(server.lines.size(), 1);
        program->signal(SIGINT);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1); // it did not reach its end
    }

    void json()
    {
        ScriptedServer server("+OK hi\r\n", pop3Answer);
        auto program = startedCli({"talk", "pop3", at(server), "--set", "user=ada", "--set", "password=x", "--json"});
        QVERIFY(program->waitForFinished());
        QStringList events;
        for (const QByteArray &line : program->errors().trimmed().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            QVERIFY2(!object.isEmpty(), line.constData());
            events += object.value("event").toString();
        }
        QVERIFY(events.contains("sent") && events.contains("reply") && events.contains("table"));
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
};

QTEST_GUILESS_MAIN(TestCliTalk)
#include "tst_cli_talk.moc"
