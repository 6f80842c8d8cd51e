#include "core/dialogue/dialoguelibrary.h"

#include "core/dialogue/dialoguefile.h"
#include "core/dialogue/dialogueresources.h"

#include <QTest>

using namespace wirebench;

class TestDialogueLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsADialogue()
    {
        const QStringList names = dialogueResourceNames();
        QVERIFY(names.size() >= 14);
        for (const QString &name : names) {
            const auto read = parseDialogue(dialogueResourceText("built-in/" + name + ".json"), name + ".json");
            QVERIFY2(read, read ? "" : qPrintable(read.error().text(DialogueLanguage::English)));
            QCOMPARE((*read)->name, name);
            QVERIFY(DialogueLibrary::builtIn().dialogue(name));
            QVERIFY2(DialogueLibrary::builtIn().protocol((*read)->protocol), qPrintable(name));
        }
        QVERIFY(!DialogueLibrary::builtIn().dialogue("none"));
    }

    void everythingIsExplainedInBothLanguages()
    {
        for (const DialoguePtr &dialogue : DialogueLibrary::builtIn().dialogues()) {
            QList<DialogueText> texts{dialogue->title, dialogue->about};
            for (const DialogueParameter &parameter : dialogue->parameters)
                texts += parameter.title;
            for (const DialogueStep &step : dialogue->steps) {
                if (step.isShown())
                    texts += step.explanation;
            }
            for (const DialogueText &text : texts) {
                QVERIFY2(!text.english.isEmpty() && !text.french.isEmpty(), qPrintable(dialogue->name + ": " + text.english));
                QVERIFY2(!text.french.contains('\'') && !text.english.contains('\''), qPrintable(text.french));
            }
        }
    }

    void passwordsAreSecret()
    {
        for (const DialoguePtr &dialogue : DialogueLibrary::builtIn().dialogues()) {
            const DialogueParameter *password = dialogue->parameter("password");
            QVERIFY2(!password || password->secret, qPrintable(dialogue->name));
        }
    }

    void portsOfTheCourse_data()
    {
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("id");
        for (const auto &[port, id] : {std::pair(80, "http"), {119, "nntp"}, {21, "ftp"}, {20, "ftp"}, {25, "smtp"}, {110, "pop3"},
                                       {143, "imap"}, {23, "telnet"}, {70, "gopher"}, {993, "imap"}, {465, "smtp"}})
            QTest::addRow("%d", port) << port << QString(id);
    }
    void portsOfTheCourse()
    {
        QFETCH(int, port);
        const ProtocolEntry *entry = DialogueLibrary::builtIn().protocolAt(quint16(port));
        QVERIFY(entry);
        QTEST(entry->id, "id");
        QVERIFY(!entry->about.english.isEmpty() && !entry->about.french.isEmpty());
    }
    void otherPorts()
    {
        QVERIFY(!DialogueLibrary::builtIn().protocolAt(9999));
        QVERIFY(!DialogueLibrary::builtIn().protocolAt(0));
    }

    void commands()
    {
        const ProtocolEntry *ftp = DialogueLibrary::builtIn().protocol("ftp");
        QVERIFY(ftp && ftp->commands.size() > 20);
        QCOMPARE(ftp->dialogues, (QStringList{"ftp", "ftp-delete", "ftp-store"}));
        for (const ProtocolEntry &protocol : DialogueLibrary::builtIn().protocols()) {
            for (const ProtocolCommand &command : protocol.commands) {
                QVERIFY(!command.about.english.isEmpty() && !command.about.french.isEmpty());
                for (const CommandField &field : command.fields)
                    QVERIFY2(!field.title.isEmpty(), qPrintable(field.name));
            }
        }
    }

    void fillsCommands()
    {
        ProtocolCommand command;
        for (const ProtocolCommand &known : DialogueLibrary::builtIn().protocol("imap")->commands) {
            if (known.text.startsWith("LOGIN"))
                command = known;
        }
        QCOMPARE(command.fields.size(), 2);
        QVERIFY(command.fields[1].secret && !command.fields[0].secret);
        DialogueNote problem;
        QCOMPARE(command.line({{"user", "ada"}, {"password", "a\"b"}}, &problem), QStringLiteral("LOGIN \"ada\" \"a\\\"b\""));
        QVERIFY(problem.isEmpty());
        QVERIFY(command.line({{"user", "ada"}}, &problem).isEmpty());
        QCOMPARE(problem.key, QStringLiteral("value.missing"));
        QVERIFY(command.line({{"user", "a\r\nb"}, {"password", "x"}}, &problem).isEmpty());
        QCOMPARE(problem.key, QStringLiteral("value.line"));
    }
};

QTEST_APPLESS_MAIN(TestDialogueLibrary)
#include "tst_dialoguelibrary.moc"
