#include "ui/models/numbertext.h"

#include <QLocale>
#include <QTest>

using namespace wirebench;

class TestNumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { initTestCase(); }
    void groupsCounts();
    void shortensBytes_data();
    void shortensBytes();
    void givesDurationsThreeDigits_data();
    void givesDurationsThreeDigits();
    void writesSeconds();
    void followsTheLocale();
};

void TestNumberText::groupsCounts()
{
    QCOMPARE(formatCount(0), QStringLiteral("0"));
    QCOMPARE(formatCount(1234567), QStringLiteral("1,234,567"));
}

void TestNumberText::shortensBytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("below a kibibyte") << qint64(1023) << QStringLiteral("1,023 B");
    QTest::newRow("a kibibyte") << qint64(1024) << QStringLiteral("1.0 KiB");
    QTest::newRow("rounds into the next unit") << qint64(1024 * 1024 - 1) << QStringLiteral("1.0 MiB");
    QTest::newRow("gibibytes") << (qint64(3) << 29) << QStringLiteral("1.5 GiB");
    QTest::newRow("the largest unit") << (qint64(5000) << 40) << QStringLiteral("5,000.0 TiB");
}

void TestNumberText::shortensBytes()
{
    QFETCH(qint64, bytes);
    QTEST(formatBytes(bytes), "text");
}

void TestNumberText::givesDurationsThreeDigits_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0 ns");
    QTest::newRow("nanoseconds") << qint64(840) << QStringLiteral("840 ns");
    QTest::newRow("microseconds") << qint64(21'400) << QStringLiteral("21.4 µs");
    QTest::newRow("rounds within a unit") << qint64(9'996) << QStringLiteral("10.0 µs");
    QTest::newRow("rounds into the next unit") << qint64(999'600) << QStringLiteral("1.00 ms");
    QTest::newRow("milliseconds") << qint64(3'200'000) << QStringLiteral("3.20 ms");
    QTest::newRow("seconds") << qint64(125'000'000'000) << QStringLiteral("125 s");
    QTest::newRow("clocks of two threads") << qint64(-1'500) << QStringLiteral("-1.50 µs");
}

void TestNumberText::givesDurationsThreeDigits()
{
    QFETCH(qint64, ns);
    QTEST(formatDuration(ns), "text");
}

void TestNumberText::writesSeconds()
{
    QCOMPARE(formatSeconds(12'000'345'678), QStringLiteral("12.000346"));
}

void TestNumberText::followsTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    QCOMPARE(formatDuration(1'520'000'000), QStringLiteral("1,52 s"));
}

QTEST_GUILESS_MAIN(TestNumberText)
#include "tst_numbertext.moc"
