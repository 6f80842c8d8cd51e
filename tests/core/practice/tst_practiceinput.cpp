#include "core/practice/practiceinput.h"

#include <QTest>

using namespace wirebench;

class TestPracticeInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesHoweverCut()
    {
        const QByteArray stream = "one\r\n\ntwo\nthree\r\r\nfour";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            PracticeInput input(20);
            QList<CommandText> lines;
            for (qsizetype at = 0; at < stream.size(); at += size) {
                input.add(QByteArrayView(stream).sliced(at, qMin(size, stream.size() - at)));
                while (const auto line = input.line())
                    lines.append(*line);
            }
            const QList<CommandText> expected = {
                {"one", true, false}, {"", false, false}, {"two", false, false}, {"three\r", true, false}};
            QCOMPARE(lines, expected);
            QCOMPARE(input.rest().toByteArray(), QByteArray("four"));
        }
    }

    void longLinesAreCutAndTold()
    {
        for (const qsizetype size : {1, 5, 1000}) {
            PracticeInput input(10);
            const QByteArray stream = QByteArray(500, 'x') + "\r\nshort\r\n" + QByteArray(10, 'y') + "\r\n";
            QList<CommandText> lines;
            for (qsizetype at = 0; at < stream.size(); at += size) {
                input.add(QByteArrayView(stream).sliced(at, qMin(size, stream.size() - at)));
                while (const auto line = input.line())
                    lines.append(*line);
                QVERIFY(input.rest().size() <= qMax<qsizetype>(size, 11));
            }
            const QList<CommandText> expected = {{QByteArray(10, 'x'), true, true},
                                                 {"short", true, false},
                                                 {QByteArray(10, 'y'), true, false}};
            QCOMPARE(lines, expected);
        }
    }

    void bytesBehindALine()
    {
        PracticeInput input(100);
        input.add("DATA\r\nab\r\ncd");
        QCOMPARE(input.line()->text, QByteArray("DATA"));
        QCOMPARE(input.rest().toByteArray(), QByteArray("ab\r\ncd"));
        input.skip(3);
        QCOMPARE(input.rest().toByteArray(), QByteArray("\ncd"));
        QCOMPARE(input.line()->text, QByteArray());
        input.skip(100);
        QVERIFY(input.rest().isEmpty());
        input.add("x\n");
        QCOMPARE(input.line()->text, QByteArray("x"));
        input.add("lost");
        input.clear();
        input.add("kept\n");
        QCOMPARE(input.line()->text, QByteArray("kept"));
    }
};

QTEST_APPLESS_MAIN(TestPracticeInput)
#include "tst_practiceinput.moc"
