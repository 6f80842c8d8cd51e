#include "core/payload/payload.h"
#include "core/traffic/recordtext.h"

#include <QDateTime>
#include <QTest>

using namespace wirebench;

namespace {

QByteArray escaped(const QByteArray &bytes)
{
    QByteArray out;
    appendEscaped(out, bytes);
    return out;
}

} // namespace

class TestRecordText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void escapesReadBack();
    void plainText_data();
    void plainText();
    void isoTimes_data();
    void isoTimes();
    void seconds();
    void durations_data();
    void durations();
};

void TestRecordText::escapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("plain") << QByteArray("Hello, world") << QByteArray("Hello, world");
    QTest::newRow("line") << QByteArray("a\r\n\tb") << QByteArray("a\\r\\n\\tb");
    QTest::newRow("backslash") << QByteArray("a\\n") << QByteArray("a\\\\n");
    QTest::newRow("letters") << QByteArray("Reçu €") << QByteArray("Reçu €");
    QTest::newRow("cut letter") << QByteArray("a\xC3") << QByteArray("a\\xc3");
    QTest::newRow("escape sequence") << QByteArray("\x1B[2J") << QByteArray("\\x1b[2J");
    QTest::newRow("direction mark") << QByteArray("a\xE2\x80\xAE"
                                                  "b")
                                    << QByteArray("a\\xe2\\x80\\xaeb");
}

void TestRecordText::escapes()
{
    QFETCH(QByteArray, bytes);
    QTEST(escaped(bytes), "text");
}

void TestRecordText::escapesReadBack()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    all += QByteArray("\0", 1) + "7 \\x41 é" + QByteArray("\0\0", 2) + "12\xE2\x82";
    const QByteArray text = escaped(all);
    for (const char byte : text)
        QVERIFY2(uchar(byte) >= 0x20 && byte != 0x7F, text.constData());
    const Result<QByteArray> back = encodePayload(QString::fromUtf8(text), {PayloadNotation::Escapes});
    QVERIFY(back.has_value());
    QCOMPARE(*back, all);
}

void TestRecordText::plainText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("plain");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("text with newlines") << QByteArray("a\tb\r\nç €") << true;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("escape") << QByteArray("\x1B[0m") << false;
    QTest::newRow("delete") << QByteArray("\x7F") << false;
    QTest::newRow("C1") << QByteArray("\xC2\x85") << false;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") << false;
    QTest::newRow("noncharacter") << QByteArray("\xEF\xBF\xBE") << false;
    QTest::newRow("Latin-1") << QByteArray("caf\xE9 x") << false;
    QTest::newRow("cut letter") << QByteArray("caf\xC3") << false;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x98\x80") << true;
}

void TestRecordText::plainText()
{
    QFETCH(QByteArray, bytes);
    QTEST(isPlainText(bytes), "plain");
}

void TestRecordText::isoTimes_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000000000Z");
    QTest::newRow("leap day") << qint64(1'709'164'800) * 1'000'000'000 + 7
                              << QByteArray("2024-02-29T00:00:00.000000007Z");
    QTest::newRow("last ns") << qint64(1'795'255'199) * 1'000'000'000 + 999'999'999
                             << QByteArray("2026-11-21T09:59:59.999999999Z");
}

void TestRecordText::isoTimes()
{
    QFETCH(qint64, ns);
    QFETCH(QByteArray, text);
    const QDateTime expected = QDateTime::fromMSecsSinceEpoch(ns / 1'000'000, Qt::UTC);
    QCOMPARE(isoTime(ns).left(23), expected.toString(Qt::ISODateWithMs).left(23).toLatin1());
    QCOMPARE(isoTime(ns), text);
}

void TestRecordText::seconds()
{
    QCOMPARE(secondsText(0), QByteArray("0.000000000"));
    QCOMPARE(secondsText(12'345), QByteArray("0.000012345"));
    QCOMPARE(secondsText(12'345'678'901, 6), QByteArray("12.345678"));
    QCOMPARE(secondsText(-1'500'000'000, 3), QByteArray("-1.500"));
}

void TestRecordText::durations_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("0") << qint64(0) << QByteArray("0 ns");
    QTest::newRow("ns") << qint64(999) << QByteArray("999 ns");
    QTest::newRow("us") << qint64(12'345) << QByteArray("12.3 µs");
    QTest::newRow("round") << qint64(12'000'000) << QByteArray("12 ms");
    QTest::newRow("ms") << qint64(3'200'000) << QByteArray("3.2 ms");
    QTest::newRow("hundreds") << qint64(123'456'789) << QByteArray("123 ms");
    QTest::newRow("s") << qint64(45'100'000'000) << QByteArray("45.1 s");
    QTest::newRow("long") << qint64(7'200'000'000'000) << QByteArray("7200 s");
}

void TestRecordText::durations()
{
    QFETCH(qint64, ns);
    QTEST(durationText(ns), "text");
}

QTEST_APPLESS_MAIN(TestRecordText)
#include "tst_recordtext.moc"
