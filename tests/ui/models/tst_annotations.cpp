#include "ui/models/annotations.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class TestAnnotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAndUnmarks();
    void keepsTrimmedComments();
    void saysOnlyWhatChanged();
    void goesRoundTheNotes();
    void takesTheNotesOfARecording();
};

void TestAnnotations::marksAndUnmarks()
{
    Annotations notes;
    QVERIFY(!notes.isMarked(7));
    notes.setMarked(7, true);
    QVERIFY(notes.isMarked(7));
    QVERIFY(!notes.isMarked(8));
    notes.setMarked(7, false);
    QVERIFY(!notes.isMarked(7));
    QCOMPARE(notes.next(0), 0u);
}

void TestAnnotations::keepsTrimmedComments()
{
    Annotations notes;
    notes.setMarked(3, true);
    notes.setComment(3, QStringLiteral("  half a letter \n"));
    QCOMPARE(notes.comment(3), QStringLiteral("half a letter"));
    notes.setComment(3, QStringLiteral(" "));
    QCOMPARE(notes.comment(3), QString());
    QVERIFY(notes.isMarked(3));
}

void TestAnnotations::saysOnlyWhatChanged()
{
    Annotations notes;
    QSignalSpy changed(&notes, &Annotations::changed);
    notes.setMarked(5, false);
    notes.setComment(5, {});
    QCOMPARE(changed.size(), 0);
    notes.setMarked(5, true);
    notes.setMarked(5, true);
    notes.setComment(5, QStringLiteral("x"));
    notes.setComment(5, QStringLiteral("x"));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0][0].value<quint64>(), 5u);
}

void TestAnnotations::goesRoundTheNotes()
{
    Annotations notes;
    QCOMPARE(notes.next(0), 0u);
    notes.setMarked(10, true);
    notes.setComment(20, QStringLiteral("x"));
    QCOMPARE(notes.next(0), 10u);
    QCOMPARE(notes.next(10), 20u);
    QCOMPARE(notes.next(20), 10u);
}

void TestAnnotations::takesTheNotesOfARecording()
{
    Annotations notes;
    notes.setNotes({{3, {true, QStringLiteral("look")}}});
    QVERIFY(notes.isMarked(3));
    QCOMPARE(notes.comment(3), QStringLiteral("look"));
    notes.setComment(4, QStringLiteral("mine"));
    QCOMPARE(notes.notes().size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
