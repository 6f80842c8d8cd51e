// Rules in Python against the engine's: what a peer hears from either is the same, byte for byte.

#include "core/program/program.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &reply,
                RuleAction action = RuleAction::None)
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.reply = reply;
    rule.action = action;
    return rule;
}

AnswerRules allKinds(RuleUnit unit)
{
    AnswerRule counted = rule(RuleMatch::Any, {}, QStringLiteral("{counter}:"));
    counted.goOn = true;
    AnswerRule slow = rule(RuleMatch::Exact, QStringLiteral("slow"), QStringLiteral("late "));
    slow.delayMs = 20;
    AnswerRule quiet = rule(RuleMatch::EndsWith, QStringLiteral("É!"), QStringLiteral("no case "));
    quiet.caseSensitive = false;
    AnswerRule latin = rule(RuleMatch::Contains, QStringLiteral("\\xe9"), QStringLiteral("é{{}}'\\0 "));
    latin.encoding = TextEncoding::Latin1;
    AnswerRule off = rule(RuleMatch::Any, {}, QStringLiteral("off"));
    off.on = false;
    return {
        unit,
        4096,
        {counted, off, slow, quiet, latin,
         rule(RuleMatch::Regex, QStringLiteral("^ADD (\\d+) (?<b>\\d+)?$"), QStringLiteral("${b}+$1=$0 ")),
         rule(RuleMatch::Regex, QStringLiteral("<(.*)>"), QStringLiteral("[$1] ")),
         rule(RuleMatch::StartsWith, QStringLiteral("END"), QStringLiteral("end "), RuleAction::HalfClose),
         rule(RuleMatch::Exact, QStringLiteral("QUIT"), QStringLiteral("bye"), RuleAction::Close),
         rule(RuleMatch::Any, {}, QStringLiteral("? "))}};
}

QByteArray described(const QString &program, const PeerProcess &process)
{
    return program.toUtf8() + process.output() + process.errors();
}

} // namespace

class TestPythonRules : public QObject
{
    Q_OBJECT

private:
    ProgramRun m_run;
    int m_port = 21900;

    QString nextPort() { return QString::number(m_port++); }

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }

    void linesSayTheSame_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<bool>("closes");
        QTest::newRow("all kinds")
            << QByteArray("slow\nADD 1 2\r\nADD 1 \n<\xC3\xA9>\n<\xFF>\nab\xC3\x89!\n\xE9\nQUIT\nmore\n")
            << false;
        QTest::newRow("without a newline") << QByteArray("\nADD 3 4") << false;
        QTest::newRow("half-close") << QByteArray("END\nslow\nQUIT\n") << false;
        QTest::newRow("close after an answer") << QByteArray("ADD 1 2\nx\n") << true;
    }
    void linesSayTheSame()
    {
        QFETCH(QByteArray, said);
        QFETCH(bool, closes);
        TcpServerSettings session;
        session.host = QStringLiteral("127.0.0.1");
        session.answer = AnswerKind::Rules;
        session.rules = allKinds(RuleUnit::Line);
        session.closeAfterAnswer = closes;
        session.workMs = 5;
        session.port = nextPort();
        const QString program = *programOf(Language::Python, session);
        const auto python = m_run.start(Language::Python, program);
        QVERIFY2(waitForListening(session.port.toUShort()), described(program, *python).constData());
        const QByteArray heard = heardFromServer(session.port.toUShort(), said);
        session.port = nextPort();
        RunningEngine engine;
        QVERIFY(engine.start(session));
        const QByteArray expected = heardFromServer(session.port.toUShort(), said);
        QVERIFY2(heard == expected,
                 (heard + " / " + expected + '\n' + described(program, *python)).constData());
        QVERIFY(!heard.isEmpty() && !heard.startsWith('('));
    }

    void chunksAndDatagramsSayTheSame()
    {
        for (const QByteArray &said : {QByteArray("ADD 10 20"), QByteArray("<a\nb>"), QByteArray("x")}) {
            TcpServerSettings stream;
            stream.host = QStringLiteral("127.0.0.1");
            stream.answer = AnswerKind::Rules;
            stream.rules = allKinds(RuleUnit::Chunk);
            stream.port = nextPort();
            const QString program = *programOf(Language::Python, stream);
            const auto python = m_run.start(Language::Python, program);
            QVERIFY2(waitForListening(stream.port.toUShort()), described(program, *python).constData());
            const QByteArray heard = heardFromServer(stream.port.toUShort(), said);
            stream.port = nextPort();
            RunningEngine engine;
            QVERIFY(engine.start(stream));
            QCOMPARE(heard, heardFromServer(stream.port.toUShort(), said));

            UdpSettings datagrams;
            datagrams.host = QStringLiteral("127.0.0.1");
            datagrams.answer = AnswerKind::Rules;
            datagrams.rules = stream.rules;
            datagrams.rules.rules.removeFirst(); // one answer is waited for
            datagrams.port = nextPort();
            const QString udpProgram = *programOf(Language::Python, datagrams);
            const auto udpPython = m_run.start(Language::Python, udpProgram);
            QVERIFY2(waitForBound(datagrams.port.toUShort()), described(udpProgram, *udpPython).constData());
            const QByteArray udpHeard = heardFromDatagrams(datagrams.port.toUShort(), said);
            datagrams.port = nextPort();
            RunningEngine udpEngine;
            udpEngine.start(datagrams);
            QCOMPARE(udpHeard, heardFromDatagrams(datagrams.port.toUShort(), said));
            QVERIFY(udpHeard != "(no answer)");
        }
    }

    void whatDiffersIsToldAndLeftOut()
    {
        TcpServerSettings session;
        session.answer = AnswerKind::Rules;
        session.rules.rules = {rule(RuleMatch::Regex, QStringLiteral("a++"), QStringLiteral("x"))};
        const QString program = *programOf(Language::Python, session);
        QVERIFY(program.contains(QStringLiteral("# Note: Rule 1 is left out")));
        QVERIFY(!program.contains(QStringLiteral("a++")));
        for (const Language language : {Language::C, Language::QtCpp, Language::Shell}) {
            const QString other = *programOf(language, session);
            QVERIFY2(other.contains(QStringLiteral("The rules are left out")), qPrintable(other));
        }
        QVERIFY(programOf(Language::Cli, session)->contains(QStringLiteral("--answer rules=rules.json")));
    }
};

WIREBENCH_SCENARIO_MAIN(TestPythonRules)
#include "tst_pythonrules.moc"
