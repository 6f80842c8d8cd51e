#include "core/practice/dottext.h"

#include <QTest>

using namespace wirebench;

namespace {

struct Read
{
    QByteArray text;
    QByteArray rest;
    bool done = false;
};

Read readText(const QByteArray &bytes, qsizetype pieceSize, bool bareLf = false, qsizetype limit = 1000)
{
    DotTextReader reader(limit, bareLf);
    qsizetype at = 0;
    while (at < bytes.size() && !reader.isDone())
        at += reader.add(QByteArrayView(bytes).sliced(at, qMin(pieceSize, bytes.size() - at)));
    return {reader.text(), bytes.mid(at), reader.isDone()};
}

} // namespace

class TestDotText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray(".\r\n") << QByteArray();
        QTest::newRow("one line") << QByteArray("a\r\n.\r\n") << QByteArray("a\r\n");
        QTest::newRow("doubled dot") << QByteArray("..\r\n..a\r\n.\r\n") << QByteArray(".\r\n.a\r\n");
        QTest::newRow("dot inside") << QByteArray("a.\r\n.\r\n") << QByteArray("a.\r\n");
        QTest::newRow("single dot before text") << QByteArray(".a\r\n.\r\n") << QByteArray("a\r\n");
        QTest::newRow("bare LF ends nothing") << QByteArray("a\n.\nb\r\n.\r\n") << QByteArray("a\n.\nb\r\n");
        QTest::newRow("bare CR") << QByteArray("a\rb\r\r\n.\r\n") << QByteArray("a\rb\r\r\n");
        QTest::newRow("dot, CR, no LF") << QByteArray(".\rx\r\n.\r\n") << QByteArray("\rx\r\n");
        QTest::newRow("all bytes") << QByteArray("\0\xff\x80\r\n.\r\n", 8) << QByteArray("\0\xff\x80\r\n", 5);
    }
    void reads()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, text);
        const QByteArray stream = bytes + "QUIT\r\n";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            const Read read = readText(stream, size);
            QVERIFY(read.done);
            QCOMPARE(read.text, text);
            QCOMPARE(read.rest, QByteArray("QUIT\r\n"));
        }
    }

    void peopleAtTheKeyboard()
    {
        const QByteArray stream = "a\n..b\n\n.\nQUIT\n";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            const Read read = readText(stream, size, true);
            QVERIFY(read.done);
            QCOMPARE(read.text, QByteArray("a\r\n.b\r\n\r\n"));
            QCOMPARE(read.rest, QByteArray("QUIT\n"));
        }
    }

    void limitKeepsNoMore()
    {
        DotTextReader reader(100, false);
        QCOMPARE(reader.add(QByteArray(10'000, 'x')), 10'000);
        QVERIFY(reader.isTooLong());
        QVERIFY(reader.text().size() <= 100);
        QCOMPARE(reader.add(QByteArray("\r\n.\r\n")), 5);
        QVERIFY(reader.isDone()); // its end is seen all the same
    }

    void whatIsStuffedReadsAgain()
    {
        const QByteArray texts[] = {"", "a\r\n", ".\r\n", "..\r\n.a\r\n\r\n", "x\r\n.\r\ny\r\n"};
        for (const QByteArray &text : texts)
            QCOMPARE(readText(withDots(text), 3).text, text);
        QCOMPARE(withDots("a\n.b"), QByteArray("a\r\n..b\r\n.\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestDotText)
#include "tst_dottext.moc"
