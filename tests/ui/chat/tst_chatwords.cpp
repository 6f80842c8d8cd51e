#include "ui/chat/chatwords.h"

#include <QSet>
#include <QTest>

using namespace wirebench;

class tst_ChatWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPortHasItsOwnWords()
    {
        QSet<QString> titles;
        QSet<QString> explanations;
        for (const LabPort port : labPorts) {
            titles.insert(labPortTitle(port));
            explanations.insert(labPortExplanation(port));
        }
        QCOMPARE(titles.size(), labPortCount);
        QCOMPARE(explanations.size(), labPortCount);
    }

    void everyFaultHasItsOwnWords()
    {
        QSet<QString> titles;
        QSet<QString> explanations;
        LabFaults all;
        for (const LabFault fault : labFaults) {
            titles.insert(faultTitle(fault));
            explanations.insert(faultExplanation(fault));
            all |= fault;
        }
        QCOMPARE(titles.size(), qsizetype(labFaults.size()));
        QCOMPARE(explanations.size(), qsizetype(labFaults.size()));
        QVERIFY(faultList({}).isEmpty());
        QCOMPARE(faultList(all).split(QStringLiteral(", ")).size(), qsizetype(labFaults.size()));
    }

    void everyExerciseHasAShortHeadingAndAnExplanation()
    {
        QSet<QString> headings;
        QSet<QString> explanations;
        for (int i = 0; i < exerciseCount; ++i) {
            const QStringList lines = exerciseTitle(Exercise(i)).split(u'\n');
            QCOMPARE(lines.size(), 2);
            for (const QString &line : lines)
                QVERIFY2(line.size() <= 6, qPrintable(line)); // seven of them stand beside a name
            headings.insert(exerciseTitle(Exercise(i)));
            explanations.insert(exerciseExplanation(Exercise(i)));
        }
        QCOMPARE(headings.size(), exerciseCount);
        QCOMPARE(explanations.size(), exerciseCount);
    }

    void everyTroubleSaysWhatMayBeWrong()
    {
        QSet<QString> titles;
        for (int i = 1; i <= int(BoardTrouble::Dropped); ++i) {
            titles.insert(troubleTitle(BoardTrouble(i)));
            QVERIFY(troubleExplanation(BoardTrouble(i)).size() > troubleTitle(BoardTrouble(i)).size());
        }
        QCOMPARE(titles.size(), int(BoardTrouble::Dropped));
        QVERIFY(troubleTitle(BoardTrouble::None).isEmpty());
        QVERIFY(troubleExplanation(BoardTrouble::None).isEmpty());
    }

    void whatHappensIsSaidOfSomebody()
    {
        ChatEvent event;
        event.who = QStringLiteral("Ada");
        event.text = QStringLiteral("because");
        QSet<QString> sentences;
        for (const auto kind : {ChatEvent::Kind::Joined, ChatEvent::Kind::Left, ChatEvent::Kind::Present,
                                ChatEvent::Kind::Named, ChatEvent::Kind::Dropped}) {
            event.kind = kind;
            QVERIFY(eventSentence(event).contains(QStringLiteral("Ada")));
            sentences.insert(eventSentence(event));
        }
        QCOMPARE(sentences.size(), 5);
        QVERIFY(eventSentence(event).contains(QStringLiteral("because"))); // why it was disconnected
        event.kind = ChatEvent::Kind::Notice;
        QCOMPARE(eventSentence(event), QStringLiteral("because"));
    }
};

QTEST_APPLESS_MAIN(tst_ChatWords)
#include "tst_chatwords.moc"
