#include "core/payload/payload.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::PayloadFormat)

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesText_data();
    void encodesText();
    void readsEscapes_data();
    void readsEscapes();
    void readsEveryByteEscape();
    void readsHex_data();
    void readsHex();
    void marksMistakes_data();
    void marksMistakes();
    void writesEscapes_data();
    void writesEscapes();
    void escapesReadBackAsTheSameBytes();
    void writesHex();
    void namesEncodings();
    void longTextsKeepTheirPosition();
};

namespace {

using Encoding = TextEncoding;
using Ending = LineEnding;

constexpr PayloadFormat text(Encoding encoding, Ending ending = Ending::None, bool convert = false)
{
    return {PayloadNotation::Text, encoding, ending, convert};
}

constexpr PayloadFormat escapes(Encoding encoding = Encoding::Utf8, Ending ending = Ending::None,
                                bool convert = false)
{
    return {PayloadNotation::Escapes, encoding, ending, convert};
}

constexpr PayloadFormat hex = {PayloadNotation::Hex, Encoding::Utf8, Ending::None, false};

/// A literal with its NULs.
template <int N>
QByteArray raw(const char (&literal)[N])
{
    return QByteArray(literal, N - 1);
}

} // namespace

void TestPayload::encodesText_data()
{
    QTest::addColumn<PayloadFormat>("format");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");

    const auto u8 = Encoding::Utf8;
    const auto le = Encoding::Utf16Le;
    const auto be = Encoding::Utf16Be;
    const QString hi = QStringLiteral("hi");
    const QString lines = QStringLiteral("a\nb\r\nc\rd");

    QTest::newRow("nothing") << text(u8) << QString() << QByteArray();
    QTest::newRow("UTF-8") << text(u8) << QStringLiteral("é€😀")
                           << raw("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("Latin-1") << text(Encoding::Latin1) << QStringLiteral("é") << raw("\xE9");
    QTest::newRow("Windows-1252") << text(Encoding::Windows1252) << QStringLiteral("é€") << raw("\xE9\x80");
    QTest::newRow("UTF-16LE") << text(le) << QStringLiteral("é€") << raw("\xE9\0\xAC\x20");
    QTest::newRow("UTF-16BE") << text(be) << QStringLiteral("é€") << raw("\0\xE9\x20\xAC");
    QTest::newRow("ASCII") << text(Encoding::Ascii) << hi << raw("hi");
    QTest::newRow("a backslash is itself") << text(u8) << QStringLiteral("\\n\\x41\\") << raw("\\n\\x41\\");

    QTest::newRow("LF") << text(u8, Ending::Lf) << hi << raw("hi\n");
    QTest::newRow("CR") << text(u8, Ending::Cr) << hi << raw("hi\r");
    QTest::newRow("CRLF") << text(u8, Ending::CrLf) << hi << raw("hi\r\n");
    QTest::newRow("NUL") << text(u8, Ending::Nul) << hi << raw("hi\0");
    QTest::newRow("ending of nothing") << text(u8, Ending::CrLf) << QString() << raw("\r\n");
    QTest::newRow("ending after an ending")
        << text(u8, Ending::Lf) << QStringLiteral("hi\n") << raw("hi\n\n");
    QTest::newRow("CRLF, UTF-16LE") << text(le, Ending::CrLf) << hi << raw("h\0i\0\r\0\n\0");
    QTest::newRow("CRLF, UTF-16BE") << text(be, Ending::CrLf) << hi << raw("\0h\0i\0\r\0\n");
    QTest::newRow("NUL, UTF-16LE") << text(le, Ending::Nul) << hi << raw("h\0i\0\0\0");

    QTest::newRow("newlines stay") << text(u8, Ending::Lf) << lines << raw("a\nb\r\nc\rd\n");
    QTest::newRow("newlines to LF") << text(u8, Ending::Lf, true) << lines << raw("a\nb\nc\nd\n");
    QTest::newRow("newlines to CR") << text(u8, Ending::Cr, true) << lines << raw("a\rb\rc\rd\r");
    QTest::newRow("newlines to CRLF") << text(u8, Ending::CrLf, true) << lines << raw("a\r\nb\r\nc\r\nd\r\n");
    QTest::newRow("newlines to NUL") << text(u8, Ending::Nul, true) << lines << raw("a\0b\0c\0d\0");
    QTest::newRow("newlines to nothing stay") << text(u8, Ending::None, true) << lines << raw("a\nb\r\nc\rd");
    QTest::newRow("empty lines") << text(u8, Ending::CrLf, true) << QStringLiteral("\n\n")
                                 << raw("\r\n\r\n\r\n");
    QTest::newRow("newlines, UTF-16BE")
        << text(be, Ending::CrLf, true) << QStringLiteral("a\n") << raw("\0a\0\r\0\n\0\r\0\n");
}

void TestPayload::encodesText()
{
    QFETCH(PayloadFormat, format);
    QFETCH(QString, typed);
    QFETCH(QByteArray, bytes);
    const auto encoded = encodePayload(typed, format);
    QVERIFY(encoded);
    QCOMPARE(*encoded, bytes);
}

void TestPayload::readsEscapes_data()
{
    QTest::addColumn<PayloadFormat>("format");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");

    const auto u8 = Encoding::Utf8;
    const auto le = Encoding::Utf16Le;
    QTest::newRow("controls") << escapes() << QStringLiteral("\\r\\n\\t\\a\\b\\f\\v\\e")
                              << raw("\r\n\t\a\b\f\v\x1B");
    QTest::newRow("quotes and backslash") << escapes() << QStringLiteral("\\\\\\\"\\'") << raw("\\\"'");
    QTest::newRow("backslash n") << escapes() << QStringLiteral("\\\\n") << raw("\\n");
    QTest::newRow("NUL") << escapes() << QStringLiteral("a\\0b") << raw("a\0b");
    QTest::newRow("NUL before digits") << escapes() << QStringLiteral("\\012")
                                       << raw("\0"
                                              "12");
    QTest::newRow("bytes") << escapes() << QStringLiteral("\\x00\\x7f\\xFF\\xaB") << raw("\0\x7F\xFF\xAB");
    QTest::newRow("byte before digits") << escapes()
                                        << QStringLiteral("\\x41"
                                                          "42")
                                        << raw("A42");
    QTest::newRow("a byte is no letter") << escapes() << QStringLiteral("é\\xe9") << raw("\xC3\xA9\xE9");
    QTest::newRow("letter by number")
        << escapes() << QStringLiteral("\\u00e9\\u20AC") << raw("\xC3\xA9\xE2\x82\xAC");
    QTest::newRow("pair by numbers") << escapes() << QStringLiteral("\\uD83D\\uDE00!")
                                     << raw("\xF0\x9F\x98\x80!");
    QTest::newRow("letter by number, Latin-1")
        << escapes(Encoding::Latin1) << QStringLiteral("\\u00e9") << raw("\xE9");
    QTest::newRow("letters, UTF-16LE")
        << escapes(le) << QStringLiteral("é\\n\\u20ac") << raw("\xE9\0\n\0\xAC\x20");
    QTest::newRow("raw bytes, UTF-16LE") << escapes(le) << QStringLiteral("a\\0\\xff") << raw("a\0\0\xFF");
    QTest::newRow("ending") << escapes(u8, Ending::CrLf) << QStringLiteral("a\\n") << raw("a\n\r\n");
    QTest::newRow("typed newline stays")
        << escapes(u8, Ending::CrLf) << QStringLiteral("a\nb") << raw("a\nb\r\n");
    QTest::newRow("typed newline converted")
        << escapes(u8, Ending::CrLf, true) << QStringLiteral("a\nb\\nc") << raw("a\r\nb\nc\r\n");
}

void TestPayload::readsEscapes()
{
    encodesText();
}

void TestPayload::readsEveryByteEscape()
{
    for (int byte = 0; byte < 256; ++byte) {
        const QString lower = QStringLiteral("\\x%1").arg(byte, 2, 16, QChar(u'0'));
        const QString upper = QStringLiteral("\\x") + lower.mid(2).toUpper();
        QCOMPARE(encodePayload(lower, escapes()).value_or("none"), QByteArray(1, char(byte)));
        QCOMPARE(encodePayload(upper, escapes()).value_or("none"), QByteArray(1, char(byte)));
    }
}

void TestPayload::readsHex_data()
{
    QTest::addColumn<PayloadFormat>("format");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("nothing") << hex << QString() << QByteArray();
    QTest::newRow("only separators") << hex << QStringLiteral(" ,:;-\n\t") << QByteArray();
    QTest::newRow("run") << hex << QStringLiteral("48656C6c6f") << raw("Hello");
    QTest::newRow("blanks") << hex << QStringLiteral(" 48  65 6c6c 6f ") << raw("Hello");
    QTest::newRow("newlines") << hex << QStringLiteral("4865\r\n6c\n6c\t6f") << raw("Hello");
    QTest::newRow("colons") << hex << QStringLiteral("de:ad:be:ef") << raw("\xDE\xAD\xBE\xEF");
    QTest::newRow("dashes") << hex << QStringLiteral("DE-AD-BE-EF") << raw("\xDE\xAD\xBE\xEF");
    QTest::newRow("commas and semicolons")
        << hex << QStringLiteral("de, ad; be,;ef") << raw("\xDE\xAD\xBE\xEF");
    QTest::newRow("no-break space") << hex << QStringLiteral("de") + QChar(0xA0) + QStringLiteral("ad")
                                    << raw("\xDE\xAD");
    QTest::newRow("0x") << hex << QStringLiteral("0x48, 0X65,0x6c") << raw("Hel");
    QTest::newRow("0x once") << hex << QStringLiteral("0x48656c") << raw("Hel");
    QTest::newRow("0x without separators") << hex << QStringLiteral("0x480x65") << raw("He");
    QTest::newRow("zeros") << hex << QStringLiteral("00 0000") << raw("\0\0\0");
    const PayloadFormat ending{PayloadNotation::Hex, Encoding::Utf16Le, Ending::CrLf, true};
    QTest::newRow("no ending") << ending << QStringLiteral("48\n65") << raw("He");
}

void TestPayload::readsHex()
{
    encodesText();
}

void TestPayload::marksMistakes_data()
{
    QTest::addColumn<PayloadFormat>("format");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("detail"); // argument 1

    const auto badHex = ErrorCode::InvalidHex;
    const auto odd = ErrorCode::OddHexDigits;
    const auto badEscape = ErrorCode::InvalidEscape;
    const auto unencodable = ErrorCode::Unencodable;

    QTest::newRow("hex: letter") << hex << QStringLiteral("48 6g") << badHex << 4 << QStringLiteral("g");
    QTest::newRow("hex: first") << hex << QStringLiteral("z") << badHex << 0 << QStringLiteral("z");
    QTest::newRow("hex: emoji") << hex << QStringLiteral("48😀") << badHex << 2 << QStringLiteral("😀");
    QTest::newRow("hex: other digits")
        << hex << QStringLiteral("４８") << badHex << 0 << QStringLiteral("４");
    QTest::newRow("hex: x alone") << hex << QStringLiteral("48 x41") << badHex << 3 << QStringLiteral("x");
    QTest::newRow("hex: 0x alone") << hex << QStringLiteral("48 0x") << badHex << 4 << QStringLiteral("x");
    QTest::newRow("hex: 0x and no digit")
        << hex << QStringLiteral("0x,41") << badHex << 1 << QStringLiteral("x");
    QTest::newRow("hex: control") << hex << QStringLiteral("4\x01") << badHex << 1 << QStringLiteral("␁");
    QTest::newRow("hex: odd at the end")
        << hex << QStringLiteral("48 656") << odd << 5 << QStringLiteral("6");
    QTest::newRow("hex: odd in the middle")
        << hex << QStringLiteral("4 8") << odd << 0 << QStringLiteral("4");
    QTest::newRow("hex: odd behind 0x")
        << hex << QStringLiteral("0x41 0x4") << odd << 7 << QStringLiteral("4");

    QTest::newRow("escape: unknown") << escapes() << QStringLiteral("ab\\q") << badEscape << 2
                                     << QStringLiteral("\\q");
    QTest::newRow("escape: cut") << escapes() << QStringLiteral("ab\\") << badEscape << 2
                                 << QStringLiteral("\\");
    QTest::newRow("escape: cut after pair")
        << escapes() << QStringLiteral("\\\\\\") << badEscape << 2 << QStringLiteral("\\");
    QTest::newRow("escape: newline") << escapes() << QStringLiteral("\\\n") << badEscape << 0
                                     << QStringLiteral("\\␊");
    QTest::newRow("escape: emoji") << escapes() << QStringLiteral("\\😀") << badEscape << 0
                                   << QStringLiteral("\\😀");
    QTest::newRow("escape: no digit")
        << escapes() << QStringLiteral("a\\xg1") << badEscape << 1 << QStringLiteral("\\x");
    QTest::newRow("escape: one digit")
        << escapes() << QStringLiteral("a\\x4g") << badEscape << 1 << QStringLiteral("\\x4");
    QTest::newRow("escape: digits at the end")
        << escapes() << QStringLiteral("a\\x4") << badEscape << 1 << QStringLiteral("\\x4");
    QTest::newRow("escape: x at the end")
        << escapes() << QStringLiteral("\\x") << badEscape << 0 << QStringLiteral("\\x");
    QTest::newRow("escape: three digits")
        << escapes() << QStringLiteral("\\u20a\\n") << badEscape << 0 << QStringLiteral("\\u20a");
    QTest::newRow("escape: upper case")
        << escapes() << QStringLiteral("\\N") << badEscape << 0 << QStringLiteral("\\N");
    QTest::newRow("escape: after an emoji")
        << escapes() << QStringLiteral("😀\\q") << badEscape << 2 << QStringLiteral("\\q");

    QTest::newRow("ASCII") << text(Encoding::Ascii) << QStringLiteral("abcé") << unencodable << 3
                           << QStringLiteral("ASCII");
    QTest::newRow("Latin-1") << text(Encoding::Latin1) << QStringLiteral("é€") << unencodable << 1
                             << QStringLiteral("Latin-1");
    QTest::newRow("Windows-1252") << text(Encoding::Windows1252) << QStringLiteral("€😀") << unencodable << 1
                                  << QStringLiteral("Windows-1252");
    QTest::newRow("after converted newlines")
        << text(Encoding::Ascii, Ending::CrLf, true) << QStringLiteral("\n\r\n\né") << unencodable << 4
        << QStringLiteral("ASCII");
    QTest::newRow("by number") << escapes(Encoding::Ascii) << QStringLiteral("ab\\u00e9") << unencodable << 2
                               << QStringLiteral("ASCII");
    QTest::newRow("pair by numbers") << escapes(Encoding::Ascii) << QStringLiteral("a\\uD83D\\uDE00")
                                     << unencodable << 1 << QStringLiteral("ASCII");
    QTest::newRow("half by number") << escapes() << QStringLiteral("ab\\uD83D") << unencodable << 2
                                    << QStringLiteral("UTF-8");
    QTest::newRow("half before the ending")
        << text(Encoding::Utf16Le, Ending::Lf) << QStringLiteral("a") + QChar(0xD83D) << unencodable << 1
        << QStringLiteral("UTF-16LE");
    QTest::newRow("halves with a byte between")
        << escapes() << QStringLiteral("\\uD83D\\x00\\uDE00") << unencodable << 0 << QStringLiteral("UTF-8");
    QTest::newRow("the first of two")
        << escapes(Encoding::Ascii) << QStringLiteral("aé\\q") << unencodable << 1 << QStringLiteral("ASCII");
    QTest::newRow("the first of two, other order")
        << escapes(Encoding::Ascii) << QStringLiteral("a\\qé") << badEscape << 1 << QStringLiteral("\\q");
}

void TestPayload::marksMistakes()
{
    QFETCH(PayloadFormat, format);
    QFETCH(QString, typed);
    QFETCH(ErrorCode, code);
    QFETCH(int, position);
    QFETCH(QString, detail);
    const auto encoded = encodePayload(typed, format);
    QVERIFY(!encoded);
    QCOMPARE(encoded.error().code, code);
    QCOMPARE(encoded.error().position, position);
    QCOMPARE(encoded.error().arguments.value(1), detail);
}

void TestPayload::writesEscapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("plain") << raw("Hello \"you\" 'there'") << QStringLiteral("Hello \"you\" 'there'");
    QTest::newRow("short ones") << raw("\r\n\t\\") << QStringLiteral("\\r\\n\\t\\\\");
    QTest::newRow("controls") << raw("\x01\x1B\x7F") << QStringLiteral("\\x01\\x1b\\x7f");
    QTest::newRow("NUL") << raw("a\0b") << QStringLiteral("a\\0b");
    QTest::newRow("NUL before a digit") << raw("\0"
                                               "1\0")
                                        << QStringLiteral("\\x001\\0");
    QTest::newRow("letters") << QByteArray("é€😀") << QStringLiteral("é€😀");
    QTest::newRow("invalid") << raw("\xFF\xC3z\x80") << QStringLiteral("\\xff\\xc3z\\x80");
    QTest::newRow("incomplete") << raw("a\xE2\x82") << QStringLiteral("a\\xe2\\x82");
    QTest::newRow("C1 control") << raw("\xC2\x85") << QStringLiteral("\\xc2\\x85");
    QTest::newRow("no-break space") << raw("\xC2\xA0") << QStringLiteral("\\xc2\\xa0");
    QTest::newRow("right-to-left override") << raw("\xE2\x80\xAE") << QStringLiteral("\\xe2\\x80\\xae");
    QTest::newRow("line separator") << raw("\xE2\x80\xA8") << QStringLiteral("\\xe2\\x80\\xa8");
    QTest::newRow("byte order mark") << raw("\xEF\xBB\xBF") << QStringLiteral("\\xef\\xbb\\xbf");
}

void TestPayload::writesEscapes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, escaped);
    QCOMPARE(toEscapes(bytes), escaped);
}

void TestPayload::escapesReadBackAsTheSameBytes()
{
    const QByteArray alphabet =
        raw("\0\x01\n\r\t\\x0u19aAf\"'\x7F\x80\x82\xA0\xAC\xBF\xC2\xC3\xE2\xED\xEF\xF0\x9F\x98\xF4\xFF");
    QRandomGenerator random(20261121);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(16); i > 0; --i)
            bytes += alphabet[random.bounded(int(alphabet.size()))];
        QCOMPARE(encodePayload(toEscapes(bytes), escapes()).value_or("none"), bytes);
    }
}

void TestPayload::writesHex()
{
    QCOMPARE(toHexText({}), QString());
    QCOMPARE(toHexText("\r"), QStringLiteral("0d"));
    QCOMPARE(toHexText(raw("\r\n\0\xFF")), QStringLiteral("0d 0a 00 ff"));
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    QCOMPARE(encodePayload(toHexText(all), hex).value_or("none"), all);
}

void TestPayload::namesEncodings()
{
    const QList<std::pair<Encoding, QString>> names = {
        {Encoding::Utf8, "UTF-8"},
        {Encoding::Latin1, "Latin-1"},
        {Encoding::Windows1252, "Windows-1252"},
        {Encoding::Utf16Le, "UTF-16LE"},
        {Encoding::Utf16Be, "UTF-16BE"},
        {Encoding::Ascii, "ASCII"},
    };
    for (const auto &[encoding, name] : names)
        QCOMPARE(encodingName(encoding), name);
}

void TestPayload::longTextsKeepTheirPosition()
{
    const QString typed = QString(1'000'000, u'a') + u'é';
    const auto encoded = encodePayload(typed, text(Encoding::Ascii));
    QVERIFY(!encoded);
    QCOMPARE(encoded.error().position, 1'000'000);
    QCOMPARE(encodePayload(typed, text(Encoding::Utf8)).value_or(QByteArray()).size(), 1'000'002);
}

QTEST_APPLESS_MAIN(TestPayload)
#include "tst_payload.moc"
