#include "core/dialogue/dialoguefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

/// A dialogue with these steps, one line each, the first of them on line 6.
QByteArray withSteps(const QByteArray &steps, const QByteArray &more = {})
{
    return "{ \"dialogue\": 1, \"name\": \"mine\",\n"
           "  \"protocol\": \"ftp\", \"replies\": \"three-digit\",\n"
           "  \"parameters\": [ { \"name\": \"user\" }, \"password\",\n"
           "     { \"name\": \"to\", \"kind\": \"list\" } ],\n"
           "  \"steps\": [\n" +
           steps + "\n  ]" + more + " }\n";
}

} // namespace

class TestDialogueFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto read = parseDialogue(withSteps("{ \"do\": \"connect\", \"explain\": \"Opens.\" },\n"
                                                  "{ \"do\": \"expect\", \"accept\": \"220 120\", \"refused\": { \"en\": \"No\", \"fr\": \"Non\" } },\n"
                                                  "{ \"do\": \"send\", \"line\": \"USER {user}\", \"when\": \"given user and not reply 5\" }",
                                                  ", \"farewell\": [ { \"do\": \"close\" } ]"),
                                        "mine.json");
        QVERIFY2(read, read ? "" : qPrintable(read.error().text(DialogueLanguage::English)));
        const Dialogue &dialogue = **read;
        QCOMPARE(dialogue.family, ReplyFamily::ThreeDigit);
        QCOMPARE(dialogue.parameters.size(), 3);
        QVERIFY(dialogue.parameters[1].secret);
        QCOMPARE(dialogue.steps.size(), 4);
        QCOMPARE(dialogue.steps[0].explanation.in(DialogueLanguage::French), QStringLiteral("Opens."));
        QCOMPARE(dialogue.steps[1].accept, (QStringList{"220", "120"}));
        QCOMPARE(dialogue.steps[2].conditions.size(), 2);
        QVERIFY(dialogue.steps[2].conditions[1].negated);
        QCOMPARE(dialogue.farewell, 3);
    }

    void flattensBlocks()
    {
        const auto read = parseDialogue(withSteps("{ \"do\": \"if\", \"when\": \"given user\", \"steps\": [ { \"do\": \"close\" } ], \"else\": [ { \"do\": \"connect\" } ] },\n"
                                                  "{ \"do\": \"repeat\", \"list\": \"to\", \"as\": \"one\", \"steps\": [ { \"do\": \"send\", \"line\": \"{one}\" } ] },\n"
                                                  "{ \"do\": \"close\" }"),
                                        "mine.json");
        QVERIFY2(read, read ? "" : qPrintable(read.error().text(DialogueLanguage::English)));
        const QList<DialogueStep> &steps = (*read)->steps;
        QList<StepKind> kinds;
        for (const DialogueStep &step : steps)
            kinds += step.kind;
        QCOMPARE(kinds, (QList<StepKind>{StepKind::If, StepKind::Close, StepKind::Jump, StepKind::Connect, StepKind::Repeat,
                                         StepKind::Send, StepKind::Again, StepKind::Close}));
        QCOMPARE(steps[0].otherwise, 3);
        QCOMPARE(steps[2].otherwise, 4);
        QCOMPARE(steps[4].otherwise, 7);
        QCOMPARE(steps[6].otherwise, 4);
        QCOMPARE(steps[1].depth, 1);
        QVERIFY(!steps[2].isShown());
    }

    void usesParts()
    {
        const auto read = parseDialogue(withSteps("{ \"do\": \"send\", \"line\": \"x\" },\n{ \"do\": \"use\", \"part\": \"smtp-hello\" }"), "mine.json");
        QVERIFY(read);
        QCOMPARE((*read)->steps.size(), 3);
        QVERIFY((*read)->steps[1].text.startsWith("EHLO"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QString>("key");
        const auto row = [](const QByteArray &step, const QString &key) { QTest::newRow(step.constData()) << step << key; };
        row("{ \"do\": \"fly\" }", "file.word");
        row("{ \"line\": \"x\" }", "file.missing");
        row("{ \"do\": \"send\", \"lien\": \"x\" }", "file.unknown");
        row("{ \"do\": \"send\", \"line\": 5 }", "file.text");
        row("{ \"do\": \"send\", \"line\": \"{nobody}\" }", "file.value");
        row("{ \"do\": \"send\", \"line\": \"{user|rot13}\" }", "file.filter");
        row("{ \"do\": \"send\", \"line\": \"{user\" }", "file.brace");
        row("{ \"do\": \"send\", \"line\": \"x\", \"when\": \"if user\" }", "file.condition");
        row("{ \"do\": \"send\", \"line\": \"x\", \"when\": \"given nobody\" }", "file.value");
        row("{ \"do\": \"send\", \"line\": \"x\", \"explain\": { \"de\": \"x\" } }", "file.missing");
        row("{ \"do\": \"send\", \"line\": \"x\", \"tagged\": \"yes\" }", "file.bool");
        row("{ \"do\": \"expect\", \"capture\": [ { \"name\": \"a\", \"pattern\": \"(\" } ] }", "file.pattern");
        row("{ \"do\": \"expect\", \"capture\": [ { \"name\": \"a\", \"pattern\": \"x\" } ] }", "file.groups");
        row("{ \"do\": \"expect\", \"capture\": {} }", "file.array");
        row("{ \"do\": \"open-data\", \"address\": \"port\" }", "file.word");
        row("{ \"do\": \"read\", \"until\": \"never\" }", "file.word");
        row("{ \"do\": \"read\", \"save\": { \"folder\": \".\" } }", "file.missing");
        row("{ \"do\": \"use\", \"part\": \"none\" }", "file.part");
        row("{ \"do\": \"use\", \"part\": \"../built-in/ftp\" }", "file.part");
        row("{ \"do\": \"if\", \"steps\": [] }", "file.missing");
        row("{ \"do\": \"repeat\", \"list\": \"nobody\", \"as\": \"x\", \"steps\": [] }", "file.value");
        row("5", "file.object");
        row(QByteArray("{ \"do\": \"if\", \"when\": \"secured\", \"steps\": [ ").repeated(30) + QByteArray("] }").repeated(30), "file.deep");
    }
    void refuses()
    {
        QFETCH(QByteArray, step);
        const auto read = parseDialogue(withSteps("{ \"do\": \"connect\" },\n" + step), "mine.json");
        QVERIFY(!read);
        QTEST(read.error().note.key, "key");
        QCOMPARE(read.error().line, 7);
        QVERIFY(read.error().text(DialogueLanguage::English).startsWith("mine.json:7: "));
        QVERIFY(read.error().text(DialogueLanguage::French) != read.error().text(DialogueLanguage::English));
    }

    void refusesDocuments_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QByteArray() << "file.json" << 1;
        QTest::newRow("syntax") << QByteArray("{ \"dialogue\": 1,\n  \"name\" }") << "file.json" << 2;
        QTest::newRow("list") << QByteArray("[]") << "file.object" << 1;
        QTest::newRow("version") << QByteArray("{\n\"dialogue\": 2 }") << "file.version" << 2;
        QTest::newRow("no name") << QByteArray("{ \"dialogue\": 1 }") << "file.missing" << 1;
        QTest::newRow("no steps") << withSteps("") << "file.empty" << 5;
        QTest::newRow("unknown member") << withSteps("{ \"do\": \"close\" }", ",\n\"autor\": \"x\"") << "file.unknown" << 8;
        QTest::newRow("port") << withSteps("{ \"do\": \"close\" }", ", \"port\": 70000") << "file.port" << 7;
        QTest::newRow("family") << QByteArray("{ \"dialogue\": 1, \"name\": \"a\", \"protocol\": \"b\", \"replies\": \"c\" }") << "file.word" << 1;
        QTest::newRow("parameter") << QByteArray("{ \"dialogue\": 1, \"name\": \"a\", \"protocol\": \"b\",\n\"parameters\": [ \"nose\" ], \"steps\": [] }") << "file.parameter" << 2;
        QTest::newRow("twice") << QByteArray("{ \"dialogue\": 1, \"name\": \"a\", \"protocol\": \"b\", \"parameters\": [ \"user\",\n\"user\" ], \"steps\": [] }") << "file.twice" << 2;
        QTest::newRow("no replies") << QByteArray("{ \"dialogue\": 1, \"name\": \"a\", \"protocol\": \"b\", \"steps\": [\n{ \"do\": \"expect\" } ] }") << "file.no-replies" << 2;
        QTest::newRow("too many") << withSteps("{ \"do\": \"close\" }" + QByteArray(",{ \"do\": \"close\" }").repeated(1000)) << "file.steps" << 1;
    }
    void refusesDocuments()
    {
        QFETCH(QByteArray, json);
        const auto read = parseDialogue(json, "mine.json");
        QVERIFY(!read);
        QTEST(read.error().note.key, "key");
        QTEST(read.error().line, "line");
    }

    void columnsOfSyntax()
    {
        const auto read = parseDialogue("{\n  \"dialogue\": 1 \"x\" }", "mine.json");
        QVERIFY(!read);
        QVERIFY(read.error().column > 1);
        QVERIFY(read.error().text(DialogueLanguage::English).startsWith("mine.json:2:"));
    }

    void readsFiles()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("d.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(withSteps("{ \"do\": \"close\" }"));
        file.close();
        QVERIFY(readDialogue(file.fileName()));
        QCOMPARE(readDialogue(folder.filePath("none.json")).error().note.key, QStringLiteral("file.unreadable"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(2 * 1024 * 1024, ' '));
        file.close();
        QCOMPARE(readDialogue(file.fileName()).error().note.key, QStringLiteral("file.large"));
    }
};

QTEST_APPLESS_MAIN(TestDialogueFile)
#include "tst_dialoguefile.moc"
