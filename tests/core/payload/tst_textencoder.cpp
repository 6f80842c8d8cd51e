#include "core/payload/textencoder.h"

#include <QTest>

using namespace wirebench;

class TestTextEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes_data();
    void encodes();
    void agreesWithQtOnEveryCharacter();
    void joinsHalvesFromDifferentPlaces();
    void refuses_data();
    void refuses();
    void keepsTheFirstMistake();
    void mixesRawBytesAndLetters();
};

namespace {

Result<QByteArray> encode(const QString &text, TextEncoding encoding)
{
    TextEncoder encoder(encoding);
    for (qsizetype i = 0; i < text.size(); ++i)
        encoder.addUnit(text[i].unicode(), i);
    return encoder.finish();
}

} // namespace

void TestTextEncoder::encodes_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");

    const QString mixed = QStringLiteral("aé€😀");
    QTest::newRow("UTF-8") << TextEncoding::Utf8 << mixed
                           << QByteArray("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le << mixed
                              << QByteArray("a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE", 10);
    QTest::newRow("UTF-16BE") << TextEncoding::Utf16Be << mixed
                              << QByteArray("\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00", 10);
    QTest::newRow("Latin-1") << TextEncoding::Latin1 << QStringLiteral("aéÿ") << QByteArray("a\xE9\xFF");
    QTest::newRow("Windows-1252") << TextEncoding::Windows1252 << QStringLiteral("aé€")
                                  << QByteArray("a\xE9\x80");
    QTest::newRow("ASCII") << TextEncoding::Ascii << QStringLiteral("a\x7F") << QByteArray("a\x7F");
    QTest::newRow("NUL") << TextEncoding::Utf8 << QString(QChar(u'\0')) << QByteArray(1, '\0');
    QTest::newRow("nothing") << TextEncoding::Utf16Le << QString() << QByteArray();
}

void TestTextEncoder::encodes()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto encoded = encode(text, encoding);
    QVERIFY(encoded);
    QCOMPARE(*encoded, bytes);
}

void TestTextEncoder::agreesWithQtOnEveryCharacter()
{
    for (char32_t letter = 0; letter <= 0x10FFFF; ++letter) {
        if (QChar::isSurrogate(letter))
            continue;
        const QString text = QStringView(QChar::fromUcs4(letter)).toString();
        if (encode(text, TextEncoding::Utf8) != text.toUtf8())
            QFAIL(qPrintable(QStringLiteral("U+%1 differs").arg(uint(letter), 4, 16)));
    }
}

void TestTextEncoder::joinsHalvesFromDifferentPlaces()
{
    TextEncoder encoder(TextEncoding::Ascii);
    encoder.addUnit(0xD83D, 10);
    encoder.addUnit(0xDE00, 16);
    const auto encoded = encoder.finish();
    QVERIFY(!encoded);
    QCOMPARE(encoded.error().position, 10);
    QCOMPARE(encoded.error().arguments, QStringList({"😀", "ASCII"}));
}

void TestTextEncoder::refuses_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("character");

    const QString high(QChar(0xD83D));
    const QString low(QChar(0xDE00));
    QTest::newRow("ASCII, é") << TextEncoding::Ascii << QStringLiteral("abé") << 2 << QStringLiteral("é");
    QTest::newRow("ASCII, control") << TextEncoding::Ascii << QString(QChar(0x80)) << 0
                                    << QStringLiteral("U+0080");
    QTest::newRow("Latin-1, €") << TextEncoding::Latin1 << QStringLiteral("é€") << 1 << QStringLiteral("€");
    QTest::newRow("Windows-1252, C1")
        << TextEncoding::Windows1252 << QString(QChar(0x85)) << 0 << QStringLiteral("U+0085");
    QTest::newRow("Windows-1252, emoji")
        << TextEncoding::Windows1252 << QStringLiteral("a😀b") << 1 << QStringLiteral("😀");
    QTest::newRow("after an emoji") << TextEncoding::Utf8 << QString("😀" + low) << 2
                                    << QStringLiteral("U+DE00");
    QTest::newRow("UTF-8, high at the end")
        << TextEncoding::Utf8 << QString("a" + high) << 1 << QStringLiteral("U+D83D");
    QTest::newRow("UTF-8, high before a letter")
        << TextEncoding::Utf8 << QString(high + "a") << 0 << QStringLiteral("U+D83D");
    QTest::newRow("UTF-8, two highs")
        << TextEncoding::Utf8 << QString(high + high + low) << 0 << QStringLiteral("U+D83D");
    QTest::newRow("UTF-16, low alone")
        << TextEncoding::Utf16Be << QString("ab" + low) << 2 << QStringLiteral("U+DE00");
}

void TestTextEncoder::refuses()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, character);
    const auto encoded = encode(text, encoding);
    QVERIFY(!encoded);
    QCOMPARE(encoded.error().code, ErrorCode::Unencodable);
    QCOMPARE(encoded.error().position, position);
    QCOMPARE(encoded.error().arguments, QStringList({character, encodingName(encoding)}));
}

void TestTextEncoder::keepsTheFirstMistake()
{
    TextEncoder encoder(TextEncoding::Ascii);
    encoder.addUnit(u'a', 0);
    QVERIFY(!encoder.failed());
    encoder.addUnit(u'é', 1);
    QVERIFY(encoder.failed());
    encoder.addUnit(u'€', 2);
    QCOMPARE(encoder.finish().error().position, 1);
}

void TestTextEncoder::mixesRawBytesAndLetters()
{
    TextEncoder encoder(TextEncoding::Utf16Le);
    encoder.addUnit(u'a', 0);
    encoder.addByte('\xFF');
    encoder.addUnit(u'b', 5);
    QCOMPARE(encoder.finish().value_or(QByteArray()), QByteArray("a\0\xFF"
                                                                 "b\0",
                                                                 5));

    TextEncoder interrupted(TextEncoding::Utf16Le);
    interrupted.addUnit(0xD83D, 3);
    interrupted.addByte('\0');
    interrupted.addUnit(0xDE00, 9);
    QCOMPARE(interrupted.finish().error().position, 3);
}

QTEST_APPLESS_MAIN(TestTextEncoder)
#include "tst_textencoder.moc"
