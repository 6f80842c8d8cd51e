#include "core/payload/textdecoder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;

class TestTextDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesHoweverItIsCut_data();
    void decodesHoweverItIsCut();
    void holdsBackAPartialLetter_data();
    void holdsBackAPartialLetter();
    void anyBytesGiveTheSameTextHoweverCut_data();
    void anyBytesGiveTheSameTextHoweverCut();
    void roundTripsEachEncoding_data();
    void roundTripsEachEncoding();
    void startsAnewAfterFinish();
};

namespace {

const QChar replacement(QChar::ReplacementCharacter);

QString decodePieces(TextEncoding encoding, const QList<QByteArrayView> &pieces)
{
    TextDecoder decoder(encoding);
    QString text;
    for (const QByteArrayView piece : pieces)
        text += decoder.decode(piece);
    return text + decoder.finish();
}

QString decodeByteByByte(TextEncoding encoding, const QByteArray &bytes)
{
    TextDecoder decoder(encoding);
    QString text;
    for (const char byte : bytes)
        text += decoder.decode(QByteArrayView(&byte, 1));
    return text + decoder.finish();
}

} // namespace

void TestTextDecoder::decodesHoweverItIsCut_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    const QString mixed = QStringLiteral("aé€😀z");
    const QString bad = replacement;
    QTest::newRow("UTF-8") << TextEncoding::Utf8 << mixed.toUtf8() << mixed;
    QTest::newRow("UTF-8, byte order mark") << TextEncoding::Utf8
                                            << QByteArray("\xEF\xBB\xBF"
                                                          "a")
                                            << QString(QChar(0xFEFF)) + u'a';
    QTest::newRow("UTF-8, NUL") << TextEncoding::Utf8 << QByteArray("a\0b", 3)
                                << QString::fromLatin1("a\0b", 3);
    QTest::newRow("UTF-8, invalid byte") << TextEncoding::Utf8
                                         << QByteArray("a\xFF"
                                                       "b")
                                         << 'a' + bad + 'b';
    QTest::newRow("UTF-8, stray continuation") << TextEncoding::Utf8 << QByteArray("\xA9z") << bad + 'z';
    QTest::newRow("UTF-8, lead before ASCII") << TextEncoding::Utf8 << QByteArray("\xC3z") << bad + 'z';
    QTest::newRow("UTF-8, ends in a 2-byte letter") << TextEncoding::Utf8 << QByteArray("a\xC3") << 'a' + bad;
    QTest::newRow("UTF-8, ends in a 3-byte letter")
        << TextEncoding::Utf8 << QByteArray("a\xE2\x82") << 'a' + bad;
    QTest::newRow("UTF-8, ends in a 4-byte letter")
        << TextEncoding::Utf8 << QByteArray("a\xF0\x9F\x98") << 'a' + bad;
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le << QByteArray("a\0\x3D\xD8\x00\xDE\xAC\x20", 8)
                              << QStringLiteral("a😀€");
    QTest::newRow("UTF-16BE") << TextEncoding::Utf16Be << QByteArray("\0a\xD8\x3D\xDE\x00\x20\xAC", 8)
                              << QStringLiteral("a😀€");
    QTest::newRow("UTF-16LE, byte order mark") << TextEncoding::Utf16Le
                                               << QByteArray("\xFF\xFE"
                                                             "a\0",
                                                             4)
                                               << QString(QChar(0xFEFF)) + u'a';
    QTest::newRow("UTF-16BE, high alone")
        << TextEncoding::Utf16Be << QByteArray("\xD8\x3D\0a", 4) << bad + 'a';
    QTest::newRow("UTF-16BE, two highs")
        << TextEncoding::Utf16Be << QByteArray("\xD8\x3D\xD8\x3D\xDE\x00", 6) << bad + QStringLiteral("😀");
    QTest::newRow("UTF-16BE, low alone")
        << TextEncoding::Utf16Be << QByteArray("\xDE\x00\0a", 4) << bad + 'a';
    QTest::newRow("UTF-16BE, low after a pair")
        << TextEncoding::Utf16Be << QByteArray("\xD8\x3D\xDE\x00\xDE\x00", 6) << QStringLiteral("😀") + bad;
    QTest::newRow("UTF-16LE, half a unit") << TextEncoding::Utf16Le << QByteArray("a\0b", 3) << 'a' + bad;
    QTest::newRow("UTF-16LE, high at the end")
        << TextEncoding::Utf16Le << QByteArray("a\0\x3D\xD8", 4) << 'a' + bad;
    QTest::newRow("UTF-16LE, high and a half")
        << TextEncoding::Utf16Le << QByteArray("\x3D\xD8\x00", 3) << bad;
    QTest::newRow("Latin-1") << TextEncoding::Latin1 << QByteArray("a\xE9\x80\xFF")
                             << QString::fromLatin1("a\xE9\x80\xFF");
    QTest::newRow("Windows-1252") << TextEncoding::Windows1252 << QByteArray("a\xE9\x80\x81")
                                  << QStringLiteral("aé€") + bad;
    QTest::newRow("ASCII") << TextEncoding::Ascii << QByteArray("a\x7F\x80") << QStringLiteral("a\x7F") + bad;
    QTest::newRow("nothing") << TextEncoding::Utf8 << QByteArray() << QString();
}

void TestTextDecoder::decodesHoweverItIsCut()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const QByteArrayView view(bytes);
    QCOMPARE(decodePieces(encoding, {view}), text);
    QCOMPARE(decodeByteByByte(encoding, bytes), text);
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        for (qsizetype second = first; second <= bytes.size(); ++second) {
            QCOMPARE(decodePieces(encoding, {view.first(first), view.sliced(first, second - first),
                                             view.sliced(second)}),
                     text);
        }
    }
}

void TestTextDecoder::holdsBackAPartialLetter_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("letter");
    QTest::addColumn<QString>("text");

    QTest::newRow("UTF-8, 2 bytes") << TextEncoding::Utf8 << QByteArray("\xC3\xA9") << QStringLiteral("é");
    QTest::newRow("UTF-8, 3 bytes") << TextEncoding::Utf8 << QByteArray("\xE2\x82\xAC")
                                    << QStringLiteral("€");
    QTest::newRow("UTF-8, 4 bytes") << TextEncoding::Utf8 << QByteArray("\xF0\x9F\x98\x80")
                                    << QStringLiteral("😀");
    QTest::newRow("UTF-16LE, unit") << TextEncoding::Utf16Le << QByteArray("\xAC\x20") << QStringLiteral("€");
    QTest::newRow("UTF-16LE, pair") << TextEncoding::Utf16Le << QByteArray("\x3D\xD8\x00\xDE", 4)
                                    << QStringLiteral("😀");
    QTest::newRow("UTF-16BE, pair") << TextEncoding::Utf16Be << QByteArray("\xD8\x3D\xDE\x00", 4)
                                    << QStringLiteral("😀");
}

void TestTextDecoder::holdsBackAPartialLetter()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, letter);
    QFETCH(QString, text);
    TextDecoder decoder(encoding);
    for (qsizetype i = 0; i + 1 < letter.size(); ++i) {
        QCOMPARE(decoder.decode(QByteArrayView(letter).sliced(i, 1)), QString());
        QVERIFY(decoder.hasPartial());
    }
    QCOMPARE(decoder.decode({}), QString());
    QVERIFY(decoder.hasPartial());
    QCOMPARE(decoder.decode(QByteArrayView(letter).last(1)), text);
    QVERIFY(!decoder.hasPartial());
    QCOMPARE(decoder.finish(), QString());
}

void TestTextDecoder::anyBytesGiveTheSameTextHoweverCut_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("alphabet");
    // Bytes at the borders of every rule of the encoding.
    QTest::newRow("UTF-8")
        << TextEncoding::Utf8
        << QByteArray(
               "A\0\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xED\xEF\xBB\xF0\xF3\xF4\xF5\xFF", 23);
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le
                              << QByteArray("A\0\xD7\xD8\xDB\xDC\xDF\xE0\xFF\xFE", 10);
    QTest::newRow("UTF-16BE") << TextEncoding::Utf16Be
                              << QByteArray("A\0\xD7\xD8\xDB\xDC\xDF\xE0\xFF\xFE", 10);
    QTest::newRow("Windows-1252") << TextEncoding::Windows1252 << QByteArray("A\0\x80\x81\x9F\xA0\xFF", 7);
}

void TestTextDecoder::anyBytesGiveTheSameTextHoweverCut()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, alphabet);
    QRandomGenerator random(20261121); // fixed: a failure can be repeated
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(12); i > 0; --i)
            bytes += alphabet[random.bounded(int(alphabet.size()))];
        const qsizetype cut = random.bounded(int(bytes.size()) + 1);
        const QString whole = decodePieces(encoding, {bytes});
        QCOMPARE(
            decodePieces(encoding, {QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut)}),
            whole);
        QCOMPARE(decodeByteByByte(encoding, bytes), whole);
        QVERIFY(whole.isValidUtf16());
    }
}

void TestTextDecoder::roundTripsEachEncoding_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<uint>("last");
    QTest::newRow("UTF-8") << TextEncoding::Utf8 << 0x10FFFFu;
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le << 0x10FFFFu;
    QTest::newRow("UTF-16BE") << TextEncoding::Utf16Be << 0x10FFFFu;
    QTest::newRow("Latin-1") << TextEncoding::Latin1 << 0xFFu;
    QTest::newRow("Windows-1252") << TextEncoding::Windows1252 << 0x7Fu;
    QTest::newRow("ASCII") << TextEncoding::Ascii << 0x7Fu;
}

void TestTextDecoder::roundTripsEachEncoding()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(uint, last);
    QString text;
    for (char32_t letter = 0; letter <= last; ++letter) {
        if (!QChar::isSurrogate(letter))
            text += QChar::fromUcs4(letter);
    }
    const auto bytes = encodePayload(text, {PayloadNotation::Text, encoding, LineEnding::None, false});
    QVERIFY(bytes);
    QVERIFY(decodePieces(encoding, {*bytes}) == text); // a million letters make no readable QCOMPARE
}

void TestTextDecoder::startsAnewAfterFinish()
{
    TextDecoder decoder(TextEncoding::Utf8);
    decoder.decode("\xE2\x82");
    QCOMPARE(decoder.finish(), QString(replacement));
    QVERIFY(!decoder.hasPartial());
    QCOMPARE(decoder.finish(), QString());
    QCOMPARE(decoder.decode("ok"), QStringLiteral("ok"));
}

QTEST_APPLESS_MAIN(TestTextDecoder)
#include "tst_textdecoder.moc"
