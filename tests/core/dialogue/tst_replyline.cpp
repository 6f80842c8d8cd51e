#include "core/dialogue/replyline.h"

#include <QTest>

using namespace wirebench;

class TestReplyLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLines_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {1, 2, 3, 100})
            QTest::addRow("pieces of %d", int(size)) << size;
    }
    void cutsLines()
    {
        QFETCH(qsizetype, size);
        const QByteArray bytes = "one\r\n\r\ntwo\nth\rree\r\r\nrest";
        ReplyLine line;
        QByteArrayList lines;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            const QByteArray piece = bytes.mid(at, size);
            QByteArrayView view(piece);
            while (!view.isEmpty()) {
                if (line.read(view) == ReadStep::Done)
                    lines += line.take();
            }
        }
        QCOMPARE(lines, (QByteArrayList{"one", "", "two", "th\rree\r"}));
        QVERIFY(!line.isEmpty());
    }

    void leavesWhatFollows()
    {
        ReplyLine line;
        QByteArrayView view("a\r\nb\r\n");
        QCOMPARE(line.read(view), ReadStep::Done);
        QCOMPARE(view.toByteArray(), QByteArray("b\r\n"));
    }

    void hasALimit()
    {
        const QByteArray exact(10, 'x');
        ReplyLine line(10);
        const QByteArray whole = exact + "\r\n";
        QByteArrayView view(whole);
        QCOMPARE(line.read(view), ReadStep::Done);
        QCOMPARE(line.take(), exact);

        const QByteArray longer = QByteArray(11, 'x') + "\n";
        view = longer;
        QCOMPARE(line.read(view), ReadStep::Bad);

        ReplyLine endless(10);
        ReadStep step = ReadStep::More;
        for (int i = 0; i < 100 && step == ReadStep::More; ++i) {
            QByteArrayView byte("x");
            step = endless.read(byte);
        }
        QCOMPARE(step, ReadStep::Bad);
    }
};

QTEST_APPLESS_MAIN(TestReplyLine)
#include "tst_replyline.moc"
