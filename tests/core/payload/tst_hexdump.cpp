#include "core/payload/hexdump.h"

#include <QStringList>
#include <QTest>

using namespace wirebench;

class TestHexDump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dumps_data();
    void dumps();
    void countsLines_data();
    void countsLines();
    void givesSingleLines();
    void hasNoLineBeyondTheEnd();
    void showsOnlyPrintableAscii();
    void columnsPointAtTheirByte();
    void longOffsetsKeepTheirDigits();
};

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes += char(byte);
    return bytes;
}

} // namespace

void TestHexDump::dumps_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qlonglong>("offset");
    QTest::addColumn<QString>("dump");

    QTest::newRow("nothing") << QByteArray() << 0LL << QString();
    QTest::newRow("one byte") << QByteArray("A") << 0LL
                              << QStringLiteral(
                                     "00000000  41                                                A");
    QTest::newRow("eight bytes")
        << QByteArray("01234567") << 0LL
        << QStringLiteral("00000000  30 31 32 33 34 35 36 37                           01234567");
    QTest::newRow("a full line")
        << QByteArray("0123456789abcdef") << 0LL
        << QStringLiteral("00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef");
    QTest::newRow("17 bytes with an offset")
        << QByteArray("0123456789abcdef\n") << 0x1f0LL
        << QStringLiteral("000001f0  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef\n"
                          "00000200  0a                                                .");
}

void TestHexDump::dumps()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qlonglong, offset);
    QFETCH(QString, dump);
    QCOMPARE(hexDump(bytes, offset), dump);
}

void TestHexDump::countsLines_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("lines");
    QTest::newRow("0") << 0 << 0;
    QTest::newRow("1") << 1 << 1;
    QTest::newRow("15") << 15 << 1;
    QTest::newRow("16") << 16 << 1;
    QTest::newRow("17") << 17 << 2;
    QTest::newRow("10 MB") << 10'000'000 << 625'000;
}

void TestHexDump::countsLines()
{
    QFETCH(int, size);
    QFETCH(int, lines);
    QCOMPARE(hexDumpLineCount(size), qsizetype(lines));
}

void TestHexDump::givesSingleLines()
{
    const QByteArray bytes = allBytes().chopped(5);
    const QStringList lines = hexDump(bytes, 32).split(u'\n');
    QCOMPARE(lines.size(), hexDumpLineCount(bytes.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(hexDumpLine(bytes, i, 32), lines[i]);
}

void TestHexDump::hasNoLineBeyondTheEnd()
{
    QCOMPARE(hexDumpLine("0123456789abcdef", 1), QString());
    QCOMPARE(hexDumpLine("0123456789abcdef", -1), QString());
    QCOMPARE(hexDumpLine({}, 0), QString());
}

void TestHexDump::showsOnlyPrintableAscii()
{
    const QByteArray bytes = allBytes();
    for (int byte = 0; byte < 256; ++byte) {
        const QChar shown = hexDumpLine(bytes, byte / 16)[hexDumpAsciiColumn(byte % 16)];
        QCOMPARE(shown, byte >= 0x20 && byte <= 0x7E ? QChar(byte) : QChar(u'.'));
    }
}

void TestHexDump::columnsPointAtTheirByte()
{
    const QByteArray bytes = allBytes();
    for (int byte = 0; byte < 256; ++byte) {
        const QString line = hexDumpLine(bytes, byte / 16);
        QCOMPARE(line.mid(hexDumpHexColumn(byte % 16), 2).toInt(nullptr, 16), byte);
    }
}

void TestHexDump::longOffsetsKeepTheirDigits()
{
    if constexpr (sizeof(qsizetype) > 4) {
        const QString line = hexDumpLine("AB", 0, qsizetype(0x123456780));
        QCOMPARE(line, QStringLiteral("123456780  41 42                                             AB"));
    }
}

QTEST_APPLESS_MAIN(TestHexDump)
#include "tst_hexdump.moc"
