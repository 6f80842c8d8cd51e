#include "core/dialogue/dialoguetext.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;

class TestDialogueText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languages()
    {
        QCOMPARE(dialogueLanguageOf("fr_CA"), DialogueLanguage::French);
        QCOMPARE(dialogueLanguageOf("en"), DialogueLanguage::English);
        QCOMPARE(dialogueLanguageOf(""), DialogueLanguage::English);
        QCOMPARE((DialogueText{"a", {}}).in(DialogueLanguage::French), QStringLiteral("a"));
    }

    void fills()
    {
        const DialogueNote note{"value.choice", {"{2}", "b", "c"}};
        const QString text = noteText(note, DialogueLanguage::English);
        QVERIFY(text.contains(QStringLiteral("“{2}” cannot be “b”"))); // what stands in an argument is not filled
        QCOMPARE(noteText({"no.such.key", {}}, DialogueLanguage::French), QStringLiteral("no.such.key"));
    }

    /// Every sentence is there in both languages, with the same places, and in French typography.
    void areComplete()
    {
        static const QRegularExpression place(QStringLiteral("\\{\\d\\}"));
        static const QRegularExpression plainQuote(QStringLiteral("\\w'\\w"));
        QVERIFY(noteKeys().size() > 200);
        for (const QString &key : noteKeys()) {
            const QString english = noteText({key, {"{1}", "{2}", "{3}"}}, DialogueLanguage::English);
            const QString french = noteText({key, {"{1}", "{2}", "{3}"}}, DialogueLanguage::French);
            QVERIFY2(!english.isEmpty() && !french.isEmpty() && english != key, qPrintable(key));
            QSet<QString> places[2];
            for (int i = 0; i < 2; ++i) {
                auto match = place.globalMatch(i == 0 ? english : french);
                while (match.hasNext())
                    places[i].insert(match.next().captured());
            }
            QVERIFY2(places[0] == places[1], qPrintable(key));
            QVERIFY2(!plainQuote.match(french).hasMatch() && !plainQuote.match(english).hasMatch(), qPrintable(key));
        }
    }

    void commandsOfTheCatalogueAreMeanings()
    {
        QVERIFY(hasNoteText("command.ftp.RETR"));
        QVERIFY(hasNoteText("command.imap.LOGIN"));
        QVERIFY(!hasNoteText("command.gopher.{selector}"));
    }
};

QTEST_APPLESS_MAIN(TestDialogueText)
#include "tst_dialoguetext.moc"
