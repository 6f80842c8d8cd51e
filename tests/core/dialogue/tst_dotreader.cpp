#include "core/dialogue/dotreader.h"

#include <QTest>

using namespace wirebench;

namespace {

/// What was read, and what was left over.
std::pair<QByteArray, QByteArray> unstuffed(const QByteArray &bytes, qsizetype size, ReadStep &step)
{
    DotReader reader;
    QByteArray text;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QByteArray piece = bytes.mid(at, size);
        QByteArrayView view(piece);
        step = reader.read(view, text);
        if (step == ReadStep::Done)
            return {text, view.toByteArray() + bytes.mid(at + size)};
    }
    return {text, {}};
}

} // namespace

class TestDotReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char *what, const QByteArray &bytes, const QByteArray &text, const QByteArray &left = {}) {
            QTest::newRow(what) << bytes << text << left;
        };
        row("empty", ".\r\n", "");
        row("one line", "a\r\n.\r\n", "a\r\n");
        row("dots", "..\r\n...x\r\n.y\r\na.\r\n.\r\n", ".\r\n..x\r\ny\r\na.\r\n");
        row("empty lines", "\r\n\r\n.\r\n", "\r\n\r\n");
        row("bare LF", "a\n.\n", "a\n");
        row("CR alone", "a\rb\r\n.\r\n", "a\rb\r\n");
        row("dot and CR that is no end", ".\rx\r\n.\r\n", "\rx\r\n");
        row("dot inside", "a.\r\nb\r\n.\r\n", "a.\r\nb\r\n");
        row("trailing data", "a\r\n.\r\n+OK next\r\n", "a\r\n", "+OK next\r\n");
        row("NUL", QByteArray("a\0b\r\n.\r\n", 8), QByteArray("a\0b\r\n", 5));
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            ReadStep step = ReadStep::More;
            const auto [text, left] = unstuffed(bytes, size, step);
            QCOMPARE(step, ReadStep::Done);
            QTEST(text, "text");
            QTEST(left, "left");
        }
    }

    void waits()
    {
        ReadStep step = ReadStep::Done;
        QCOMPARE(unstuffed("a\r\n.", 100, step).first, QByteArray("a\r\n"));
        QCOMPARE(step, ReadStep::More);
    }

    void stuffs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray() << QByteArray(".\r\n");
        QTest::newRow("no line end") << QByteArray("a") << QByteArray("a\r\n.\r\n");
        QTest::newRow("dots") << QByteArray(".\r\n..a\r\nb.") << QByteArray("..\r\n...a\r\nb.\r\n.\r\n");
        QTest::newRow("LF") << QByteArray("a\n.\n") << QByteArray("a\r\n..\r\n.\r\n");
        QTest::newRow("CR") << QByteArray("a\r.\r") << QByteArray("a\r\n..\r\n.\r\n");
        QTest::newRow("long line") << QByteArray(5000, 'x') << QByteArray(5000, 'x') + "\r\n.\r\n";
    }
    void stuffs()
    {
        QFETCH(QByteArray, text);
        QTEST(dotStuffed(text), "bytes");
    }

    void comesBack()
    {
        const QByteArray text = "From: a\r\n\r\n.\r\n..\r\n.hidden\r\nend.\r\n";
        ReadStep step = ReadStep::More;
        QCOMPARE(unstuffed(dotStuffed(text), 7, step).first, text);
        QCOMPARE(step, ReadStep::Done);
    }
};

QTEST_APPLESS_MAIN(TestDotReader)
#include "tst_dotreader.moc"
