#include "core/payload/utf8.h"

#include <QString>
#include <QTest>

using namespace wirebench;
using Kind = Utf8Step::Kind;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachCharacter();
    void refusesWhatIsNotUtf8_data();
    void refusesWhatIsNotUtf8();
    void findsTheIncompleteTail_data();
    void findsTheIncompleteTail();
    void everyStartOfACharacterIsATail();
};

void TestUtf8::readsEachCharacter()
{
    for (char32_t letter = 0; letter <= 0x10FFFF; ++letter) {
        if (QChar::isSurrogate(letter))
            continue;
        const QByteArray bytes = QStringView(QChar::fromUcs4(letter)).toUtf8();
        const Utf8Step step = utf8Step(bytes);
        if (step.kind != Kind::Letter || step.size != bytes.size() || step.letter != letter)
            QFAIL(qPrintable(QStringLiteral("U+%1 is misread").arg(uint(letter), 4, 16)));
    }
}

void TestUtf8::refusesWhatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("size");

    const int invalid = int(Kind::Invalid);
    const int incomplete = int(Kind::Incomplete);
    QTest::newRow("continuation") << QByteArray("\x80") << invalid << 1;
    QTest::newRow("last continuation") << QByteArray("\xBF") << invalid << 1;
    QTest::newRow("overlong C0") << QByteArray("\xC0\x80") << invalid << 1;
    QTest::newRow("overlong C1") << QByteArray("\xC1\xBF") << invalid << 1;
    QTest::newRow("overlong E0") << QByteArray("\xE0\x9F\xBF") << invalid << 1;
    QTest::newRow("overlong F0") << QByteArray("\xF0\x8F\xBF\xBF") << invalid << 1;
    QTest::newRow("first surrogate") << QByteArray("\xED\xA0\x80") << invalid << 1;
    QTest::newRow("last surrogate") << QByteArray("\xED\xBF\xBF") << invalid << 1;
    QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << invalid << 1;
    QTest::newRow("F5") << QByteArray("\xF5\x80\x80\x80") << invalid << 1;
    QTest::newRow("FF") << QByteArray("\xFF") << invalid << 1;
    QTest::newRow("second byte is ASCII") << QByteArray("\xC3z") << invalid << 1;
    QTest::newRow("third byte is ASCII") << QByteArray("\xE2\x82z") << invalid << 1;
    QTest::newRow("fourth byte is ASCII") << QByteArray("\xF0\x9F\x98z") << invalid << 1;
    QTest::newRow("1 of 2") << QByteArray("\xC3") << incomplete << 1;
    QTest::newRow("1 of 3") << QByteArray("\xE2") << incomplete << 1;
    QTest::newRow("2 of 3") << QByteArray("\xE2\x82") << incomplete << 2;
    QTest::newRow("1 of 4") << QByteArray("\xF0") << incomplete << 1;
    QTest::newRow("2 of 4") << QByteArray("\xF0\x9F") << incomplete << 2;
    QTest::newRow("3 of 4") << QByteArray("\xF0\x9F\x98") << incomplete << 3;
}

void TestUtf8::refusesWhatIsNotUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(int, size);
    const Utf8Step step = utf8Step(bytes);
    QCOMPARE(int(step.kind), kind);
    QCOMPARE(step.size, size);
}

void TestUtf8::findsTheIncompleteTail_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("tail");

    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("ASCII") << QByteArray("abc") << 0;
    QTest::newRow("complete 2") << QByteArray("\xC3\xA9") << 0;
    QTest::newRow("complete 3") << QByteArray("\xE2\x82\xAC") << 0;
    QTest::newRow("complete 4") << QByteArray("\xF0\x9F\x98\x80") << 0;
    QTest::newRow("lead of 2") << QByteArray("a\xC3") << 1;
    QTest::newRow("lead of 3") << QByteArray("a\xE2") << 1;
    QTest::newRow("two of 3") << QByteArray("a\xE2\x82") << 2;
    QTest::newRow("three of 4") << QByteArray("a\xF0\x9F\x98") << 3;
    QTest::newRow("nothing but three of 4") << QByteArray("\xF0\x9F\x98") << 3;
    QTest::newRow("invalid lead") << QByteArray("a\xFF") << 0;
    QTest::newRow("overlong start") << QByteArray("a\xE0\x80") << 0;
    QTest::newRow("surrogate start") << QByteArray("a\xED\xA0") << 0;
    QTest::newRow("stray continuations") << QByteArray("a\x80\x80\x80") << 0;
    QTest::newRow("complete and a continuation") << QByteArray("\xC3\xA9\xA9") << 0;
}

void TestUtf8::findsTheIncompleteTail()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, tail);
    QCOMPARE(incompleteUtf8Tail(bytes), qsizetype(tail));
}

void TestUtf8::everyStartOfACharacterIsATail()
{
    const char32_t samples[] = {0x80,   0x7FF,  0x800,   0xFFF,   0xD7FF,
                                0xE000, 0xFFFF, 0x10000, 0x40000, 0x10FFFF};
    for (const char32_t letter : samples) {
        const QByteArray bytes = QStringView(QChar::fromUcs4(letter)).toUtf8();
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            QCOMPARE(incompleteUtf8Tail(bytes.first(size)), size);
            QCOMPARE(incompleteUtf8Tail("\xC3\xA9" + bytes.first(size)), size);
        }
    }
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
