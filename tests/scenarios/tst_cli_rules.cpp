// wirebench-cli answering by rules from a file, with python3 and ncat at the other end.

#include "core/workspace/rulesfile.h"
#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>

using namespace wirebench;
using namespace wirebench::test;

namespace {

AnswerRule rule(RuleMatch match, const char *pattern, const char *reply, RuleAction action = RuleAction::None)
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = QString::fromUtf8(pattern);
    rule.reply = QString::fromUtf8(reply);
    rule.action = action;
    return rule;
}

/// What a mail server says at first, and a rule that a peer would drive into the ground.
AnswerRules mailRules(RuleUnit unit)
{
    AnswerRule noted = rule(RuleMatch::StartsWith, "NOTE", "");
    noted.note = QStringLiteral("a note came");
    return {unit,
            4096,
            {noted, rule(RuleMatch::Regex, "^(a+)+$", "only a"),
             rule(RuleMatch::Regex, "^(?:HELO|EHLO) (?<who>[\\w.]+)", "250 Hello ${who}\\r\\n"),
             rule(RuleMatch::Exact, "COUNT", "{counter}\\r\\n"),
             rule(RuleMatch::Exact, "QUIT", "221 bye\\r\\n", RuleAction::Close),
             rule(RuleMatch::Exact, "STOP", "going down\\r\\n", RuleAction::Stop),
             rule(RuleMatch::Any, "", "500 what?\\r\\n")}};
}

constexpr char linesClient[] = R"(
import socket, ssl, sys, time
port, secure, slow = int(sys.argv[1]), "tls" in sys.argv, "slow" in sys.argv
with socket.create_connection(('127.0.0.1', port)) as s:
    if secure:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        s = context.wrap_socket(s)
    reader = s.makefile('rb')
    for piece in (b'EH', b'LO my', b'.host\r\nfoo\r', b'\nCOUNT\n'):
        s.sendall(piece)
    for _ in range(3):
        print(reader.readline())
    s.sendall(b'a' * 3000 + b'!\n')
    print(reader.readline())
    # What a server has not read when it closes makes a reset of its close, which may overtake the answer.
    s.sendall(b'NOTE this\nQUIT\n' + (b'' if slow else b'more\n'))
    print(reader.readline(), reader.read())
)";

constexpr char linesHeard[] =
    "b'250 Hello my.host\\r\\n'\nb'500 what?\\r\\n'\nb'3\\r\\n'\nb'500 what?\\r\\n'\n"
    "b'221 bye\\r\\n' b''\n";

} // namespace

class TestCliRules : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString saved(const AnswerRules &rules) const
    {
        const QString path = m_folder.filePath(QStringLiteral("rules.json"));
        return saveRules(rules, path) ? path : QString();
    }
    QString answer(RuleUnit unit) const { return QStringLiteral("rules=") + saved(mailRules(unit)); }

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }

    void linesInPieces_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("TCP") << QStringList();
        QTest::newRow("TCP, byte by byte") << QStringList{"--recv-size", "1"};
        QTest::newRow("TLS") << QStringList{"--tls-self-signed"};
    }
    void linesInPieces()
    {
        QFETCH(QStringList, words);
        auto server =
            startedCli(QStringList{"tcp-server", "127.0.0.1:0", "--answer", answer(RuleUnit::Line)} + words);
        QStringList arguments{QString::number(server->waitForPort())};
        if (words.contains("--tls-self-signed"))
            arguments += QStringLiteral("tls");
        if (words.contains("--recv-size"))
            arguments += QStringLiteral("slow");
        auto client = startedPython(linesClient, arguments);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray(linesHeard));
        QVERIFY2(server->waitForErrors(": a note came\n"), server->errors().constData());
        QVERIFY(server->errors().contains("rule 2 gave up"));
    }

    void chunksWithNcat()
    {
        WIREBENCH_NEED("ncat");
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--answer", answer(RuleUnit::Chunk)});
        auto client = started(findProgram("ncat"), {"127.0.0.1", QString::number(server->waitForPort())});
        client->write("HELO me\n");
        QVERIFY2(client->waitForOutput("250 Hello me\r\n"), client->errors().constData());
        client->write("QUIT\n"); // not exactly QUIT: ncat sends the newline too
        QVERIFY(client->waitForOutput("500 what?\r\n"));
        client->write("QUIT");
        QVERIFY(client->waitForOutput("221 bye\r\n"));
        client->closeInput();
        QVERIFY(client->waitForFinished());
    }

    void stopsTheServer()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--answer", answer(RuleUnit::Line)});
        auto client = startedPython("import socket, sys\n"
                                    "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
                                    "s.sendall(b'STOP\\n')\nprint(s.makefile('rb').read())\n",
                                    {QString::number(server->waitForPort())});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("b'going down\\r\\n'\n"));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void datagrams()
    {
        auto server = startedCli({"udp-server", "127.0.0.1:0", "--answer", answer(RuleUnit::Chunk)});
        auto client = startedPython(R"(
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('127.0.0.1', int(sys.argv[1])))
for message in (b'HELO me', b'COUNT', b'x', b'NOTE', b'STOP'):
    s.send(message)
    if message != b'NOTE':
        print(s.recv(100))
)",
                                    {QString::number(server->waitForPort())});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(),
                 QByteArray("b'250 Hello me\\r\\n'\nb'2\\r\\n'\nb'500 what?\\r\\n'\nb'going down\\r\\n'\n"));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QVERIFY2(server->errors().contains("note: 127.0.0.1:"), server->errors().constData());
    }

    void aBrokenFileIsRefused()
    {
        AnswerRules rules = mailRules(RuleUnit::Chunk);
        rules.rules[1].pattern = QStringLiteral("(a");
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--answer", "rules=" + saved(rules)});
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 2);
        QVERIFY2(server->errors().contains("rules[1].pattern: The regular expression has a mistake"),
                 server->errors().constData());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliRules)
#include "tst_cli_rules.moc"
