#include "core/payload/windows1252.h"

#include <QByteArray>
#include <QString>
#include <QTest>

using namespace wirebench;

class TestWindows1252 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsOwnCharacters();
    void isLatin1Elsewhere();
    void hasFiveHoles();
    void hasNoOtherCharacters_data();
    void hasNoOtherCharacters();
};

void TestWindows1252::hasItsOwnCharacters()
{
    const QString letters = QStringLiteral("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
    const QByteArray bytes("\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8E"
                           "\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9E\x9F");
    QCOMPARE(letters.size(), bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QCOMPARE(QChar(windows1252ToUnicode(quint8(bytes[i]))), letters[i]);
        QCOMPARE(windows1252FromUnicode(letters[i].unicode()), std::optional<quint8>(quint8(bytes[i])));
    }
}

void TestWindows1252::isLatin1Elsewhere()
{
    for (int byte = 0; byte <= 0xFF; ++byte) {
        if (byte >= 0x80 && byte <= 0x9F)
            continue;
        QCOMPARE(int(windows1252ToUnicode(quint8(byte))), byte);
        QCOMPARE(windows1252FromUnicode(char32_t(byte)), std::optional<quint8>(quint8(byte)));
    }
}

void TestWindows1252::hasFiveHoles()
{
    int holes = 0;
    for (int byte = 0x80; byte <= 0x9F; ++byte)
        holes += windows1252ToUnicode(quint8(byte)) == QChar::ReplacementCharacter ? 1 : 0;
    QCOMPARE(holes, 5);
    for (const int byte : {0x81, 0x8D, 0x8F, 0x90, 0x9D})
        QCOMPARE(int(windows1252ToUnicode(quint8(byte))), int(QChar::ReplacementCharacter));
}

void TestWindows1252::hasNoOtherCharacters_data()
{
    QTest::addColumn<uint>("letter");
    QTest::newRow("first C1 control") << 0x80u;
    QTest::newRow("last C1 control") << 0x9Fu;
    QTest::newRow("a hole's control") << 0x81u;
    QTest::newRow("above Latin-1") << 0x100u;
    QTest::newRow("replacement character") << 0xFFFDu;
    QTest::newRow("emoji") << 0x1F600u;
    QTest::newRow("low half is a Latin-1 letter") << 0x100E9u;
}

void TestWindows1252::hasNoOtherCharacters()
{
    QFETCH(uint, letter);
    QVERIFY(!windows1252FromUnicode(letter));
}

QTEST_APPLESS_MAIN(TestWindows1252)
#include "tst_windows1252.moc"
