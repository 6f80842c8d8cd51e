#include "core/payload/linereader.h"

#include <QTest>

using namespace wirebench;

namespace {

QList<TextLine> linesOf(const QList<QByteArray> &reads, qsizetype limit = LineReader::usualLimit)
{
    LineReader reader(limit);
    QList<TextLine> lines;
    for (const QByteArray &read : reads) {
        reader.add(read);
        while (auto line = reader.next())
            lines.append(*line);
    }
    if (auto last = reader.finish())
        lines.append(*last);
    return lines;
}

QList<QByteArray> bytesOf(const QByteArray &stream)
{
    QList<QByteArray> bytes;
    for (const char byte : stream)
        bytes.append(QByteArray(1, byte));
    return bytes;
}

} // namespace

class TestLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsHoweverTheStreamIsCut_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<QByteArray>>("lines");
        QTest::newRow("lf") << QByteArray("a\nb\n") << QList<QByteArray>{"a", "b"};
        QTest::newRow("crlf") << QByteArray("a\r\nb\r\n") << QList<QByteArray>{"a", "b"};
        QTest::newRow("cr inside") << QByteArray("a\rb\r\r\n") << QList<QByteArray>{"a\rb\r"};
        QTest::newRow("empty lines") << QByteArray("\n\r\n\n") << QList<QByteArray>{"", "", ""};
        QTest::newRow("no newline") << QByteArray("a\nb") << QList<QByteArray>{"a", "b"};
        QTest::newRow("ends in cr") << QByteArray("a\r") << QList<QByteArray>{"a\r"};
        QTest::newRow("utf-8") << QByteArray("été\n東京 🙂\n")
                               << QList<QByteArray>{"été", "東京 🙂"};
        QTest::newRow("hostile") << QByteArray("\0\xff\xc3\n\xe2\x80\xae<b>\n", 10)
                                 << QList<QByteArray>{QByteArray("\0\xff\xc3", 3), "\xe2\x80\xae<b>"};
        QTest::newRow("nothing") << QByteArray() << QList<QByteArray>();
    }

    void cutsHoweverTheStreamIsCut()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QList<QByteArray>, lines);
        const QList<TextLine> whole = linesOf({stream});
        QList<QByteArray> got;
        for (const TextLine &line : whole)
            got.append(line.bytes);
        QCOMPARE(got, lines);
        QCOMPARE(linesOf(bytesOf(stream)), whole);
        for (qsizetype at = 0; at <= stream.size(); ++at)
            QCOMPARE(linesOf({stream.first(at), stream.sliced(at)}), whole);
    }

    void tellsTheLineEnds()
    {
        const QList<TextLine> lines = linesOf({"a\r\nb\nc"});
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].hasCarriageReturn && lines[0].hasNewline);
        QVERIFY(!lines[1].hasCarriageReturn && lines[1].hasNewline);
        QVERIFY(!lines[2].hasNewline);
    }

    void cutsAtTheLimit_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<qint64>("cut");
        QTest::newRow("just fits") << QByteArray("12345") << QByteArray("12345") << qint64(0);
        QTest::newRow("fits with cr") << QByteArray("12345\r") << QByteArray("12345") << qint64(0);
        QTest::newRow("one more") << QByteArray("123456") << QByteArray("12345") << qint64(1);
        QTest::newRow("many more") << QByteArray("1234567890") << QByteArray("12345") << qint64(5);
        QTest::newRow("inside a letter") << QByteArray("1234é") << QByteArray("1234") << qint64(2);
        QTest::newRow("after a letter") << QByteArray("123é7") << QByteArray("123é") << qint64(1);
    }

    void cutsAtTheLimit()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, kept);
        QFETCH(qint64, cut);
        const QByteArray stream = line + "\nnext\n";
        const QList<TextLine> lines = linesOf({stream}, 5);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].bytes, kept);
        QCOMPARE(lines[0].cut, cut);
        QCOMPARE(lines[1].bytes, QByteArray("next"));
        QCOMPARE(linesOf(bytesOf(stream), 5), lines);
    }

    void aHundredMegabytesWithoutNewlineAreCounted()
    {
        LineReader reader;
        const QByteArray block(1024 * 1024, 'x');
        for (int i = 0; i < 100; ++i) {
            reader.add(block);
            QVERIFY(!reader.next());
        }
        QCOMPARE(reader.partial(), qint64(100) * block.size());
        reader.add("\n");
        const auto line = reader.next();
        QVERIFY(line);
        QCOMPARE(line->bytes.size(), LineReader::usualLimit);
        QCOMPARE(line->cut, qint64(100) * block.size() - LineReader::usualLimit);
        QVERIFY(line->bytes.capacity() < 4 * LineReader::usualLimit);
    }

    void linesMayBeAskedForLater()
    {
        LineReader reader;
        reader.add("a\nb\nc");
        QCOMPARE(reader.next()->bytes, QByteArray("a"));
        reader.add("d\n");
        QCOMPARE(reader.next()->bytes, QByteArray("b"));
        QCOMPARE(reader.next()->bytes, QByteArray("cd"));
        QVERIFY(!reader.next());
        QCOMPARE(reader.partial(), 0);
    }
};

QTEST_APPLESS_MAIN(TestLineReader)
#include "tst_linereader.moc"
