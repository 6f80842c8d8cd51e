#include "ui/models/hexdocument.h"

#include <QList>
#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;

class TestHexDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsAndTakesBack()
    {
        HexDocument document;
        document.setBytes("Hello");
        QVERIFY(!document.canUndo());
        QVERIFY(document.replace(5, 0, " world"));
        QVERIFY(document.replace(0, 1, "J"));
        QCOMPARE(document.bytes(), QByteArray("Jello world"));
        QCOMPARE(document.undo().value_or(-1), qsizetype(1));
        QCOMPARE(document.undo().value_or(-1), qsizetype(5));
        QCOMPARE(document.bytes(), QByteArray("Hello"));
        QVERIFY(!document.undo());
        QCOMPARE(document.redo().value_or(-1), qsizetype(11));
        QCOMPARE(document.bytes(), QByteArray("Hello world"));
        QVERIFY(document.replace(0, 5, "")); // a new edit ends the way forwards
        QVERIFY(!document.canRedo());
        QCOMPARE(document.bytes(), QByteArray(" world"));
    }

    void twoDigitsAreOneStep()
    {
        HexDocument document;
        QVERIFY(document.replace(0, 0, "\x40"));
        QVERIFY(document.replace(0, 1, "\x4a", true));
        QCOMPARE(document.bytes(), QByteArray("J"));
        document.undo();
        QCOMPARE(document.bytes(), QByteArray());
        document.redo();
        QCOMPARE(document.bytes(), QByteArray("J"));
        QVERIFY(document.replace(1, 0, "x", true)); // elsewhere: a step of its own
        document.undo();
        QCOMPARE(document.bytes(), QByteArray("J"));
    }

    void outOfRangeAndTooLong()
    {
        HexDocument document;
        document.setBytes("abc");
        QVERIFY(document.replace(99, 99, "d"));
        QVERIFY(document.replace(1, 99, ""));
        QCOMPARE(document.bytes(), QByteArray("a"));
        document.setBytes(QByteArray(HexDocument::limit + 10, 'x'));
        QCOMPARE(document.size(), HexDocument::limit);
        QVERIFY(!document.replace(0, 0, "y"));
        QVERIFY(!document.canUndo());
        QVERIFY(document.replace(0, 1, "y"));
    }

    void historyIsBounded()
    {
        HexDocument document;
        document.setBytes(QByteArray(HexDocument::limit, 'x'));
        for (int i = 0; i < 20; ++i)
            QVERIFY(document.replace(0, HexDocument::limit, QByteArray(HexDocument::limit, char('a' + i))));
        int steps = 0;
        while (document.undo())
            ++steps;
        QCOMPARE(qsizetype(steps), HexDocument::mostStepBytes / (2 * HexDocument::limit));
    }

    /// Whatever was done: all the way back is the beginning, all the way forwards the end.
    void randomEdits()
    {
        QRandomGenerator random(20261122);
        HexDocument document;
        document.setBytes("beginning");
        QList<QByteArray> states{document.bytes()};
        for (int i = 0; i < 300; ++i) {
            const QByteArray inserted(random.bounded(4), char('a' + i % 26));
            QVERIFY(document.replace(random.bounded(20), random.bounded(5), inserted));
            states += document.bytes();
        }
        for (qsizetype i = states.size() - 2; i >= 0; --i) {
            QVERIFY(document.undo());
            QCOMPARE(document.bytes(), states[i]);
        }
        for (qsizetype i = 1; i < states.size(); ++i) {
            QVERIFY(document.redo());
            QCOMPARE(document.bytes(), states[i]);
        }
    }
};

QTEST_APPLESS_MAIN(TestHexDocument)
#include "tst_hexdocument.moc"
