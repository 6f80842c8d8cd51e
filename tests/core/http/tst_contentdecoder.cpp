#include "core/http/contentdecoder.h"

#include <QTest>

#include <zlib.h>

using namespace wirebench;

class TestContentDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void passesThroughWithoutCoding();
    void knowsCodings();
    void takesNothingForAWholeBody();
    void stopsAtTheLimit();
    void givesSmallPieces();
    void passesOnWhatTheSinkSays();
};

namespace {

constexpr int gzipBits = MAX_WBITS + 16;
constexpr int zlibBits = MAX_WBITS;
constexpr int rawBits = -MAX_WBITS;

QByteArray deflated(const QByteArray &bytes, int windowBits)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

/// "hello hello hello hello\n", as Node.js packs it.
const QByteArray brotliHello = QByteArray::fromHex("1b1700f88d946ede445586d60a206c6f4a1179e280ae16");

ContentDecoder decoderFor(const QByteArray &codings, qint64 limit = -1)
{
    return std::move(ContentDecoder::forFields({{"Content-Encoding", codings}}, limit).value());
}

struct Decoded
{
    QByteArray bytes;
    Error error;
};

/// @param piece bytes at once
Decoded decode(ContentDecoder decoder, const QByteArray &bytes, qsizetype piece)
{
    Decoded decoded;
    const ContentDecoder::Sink sink = [&](QByteArrayView some) -> Result<void> {
        decoded.bytes.append(some.data(), some.size());
        return {};
    };
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (const Result<void> done = decoder.decode(
                QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)), sink);
            !done) {
            decoded.error = done.error();
            return decoded;
        }
    }
    if (const Result<void> done = decoder.finish(sink); !done)
        decoded.error = done.error();
    return decoded;
}

bool hasBrotli()
{
    return ContentDecoder::acceptedCodings().contains("br");
}

} // namespace

void TestContentDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("coded");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = QByteArray("some text, and more of it\n").repeated(9000);
    QTest::newRow("gzip") << QByteArray("gzip") << deflated(text, gzipBits) << text;
    QTest::newRow("x-gzip, in any case")
        << QByteArray("X-GZip") << deflated("a", gzipBits) << QByteArray("a");
    QTest::newRow("gzip in two members")
        << QByteArray("gzip") << deflated("abc", gzipBits) + deflated("def", gzipBits)
        << QByteArray("abcdef");
    QTest::newRow("gzip of nothing") << QByteArray("gzip") << deflated("", gzipBits) << QByteArray();
    QTest::newRow("deflate as zlib") << QByteArray("deflate") << deflated(text, zlibBits) << text;
    QTest::newRow("deflate, raw") << QByteArray("deflate") << deflated(text, rawBits) << text;
    QTest::newRow("deflate, raw, of one letter")
        << QByteArray("deflate") << deflated("x", rawBits) << QByteArray("x");
    QTest::newRow("deflate of nothing") << QByteArray("deflate") << deflated("", zlibBits) << QByteArray();
    QTest::newRow("two, undone backwards")
        << QByteArray("deflate, identity, gzip") << deflated(deflated(text, zlibBits), gzipBits) << text;
    if (hasBrotli())
        QTest::newRow("br") << QByteArray("br") << brotliHello << QByteArray("hello hello hello hello\n");
}

void TestContentDecoder::decodes()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, coded);
    QFETCH(QByteArray, bytes);
    for (const qsizetype piece : {coded.size(), qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(100)}) {
        const Decoded decoded = decode(decoderFor(coding), coded, piece);
        QCOMPARE(decoded.error.code, ErrorCode::None);
        QVERIFY(decoded.bytes == bytes);
    }
}

void TestContentDecoder::refuses_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("coded");
    QTest::addColumn<QByteArray>("before"); ///< what is given until there
    const QByteArray gzip = deflated("hello", gzipBits);
    const QByteArray zlib = deflated("hello", zlibBits);
    QTest::newRow("no gzip") << QByteArray("gzip") << QByteArray("<html>") << QByteArray();
    QTest::newRow("gzip, cut off") << QByteArray("gzip") << gzip.chopped(9) << QByteArray("hello");
    QTest::newRow("gzip, cut off in its check")
        << QByteArray("gzip") << gzip.chopped(1) << QByteArray("hello");
    QTest::newRow("gzip with a wrong check")
        << QByteArray("gzip") << gzip.chopped(8) + QByteArray(4, 'x') + gzip.last(4) << QByteArray("hello");
    QTest::newRow("gzip and more behind it") << QByteArray("gzip") << gzip + "more" << QByteArray("hello");
    QTest::newRow("gzip, the second member cut off")
        << QByteArray("gzip") << gzip + gzip.first(4) << QByteArray("hello");
    QTest::newRow("zlib with a wrong check")
        << QByteArray("deflate") << zlib.chopped(1) + 'x' << QByteArray("hello");
    QTest::newRow("zlib and more behind it") << QByteArray("deflate") << zlib + "more" << QByteArray("hello");
    QTest::newRow("deflate of one byte") << QByteArray("deflate") << QByteArray("x") << QByteArray();
    QTest::newRow("no deflate") << QByteArray("deflate") << QByteArray("<html>") << QByteArray();
    if (hasBrotli()) {
        QTest::newRow("br, cut off") << QByteArray("br") << brotliHello.chopped(3) << QByteArray();
        QTest::newRow("br and more behind it")
            << QByteArray("br") << brotliHello + "more" << QByteArray("hello hello hello hello\n");
        QTest::newRow("no br") << QByteArray("br") << QByteArray(9, '\xff') << QByteArray();
    }
}

void TestContentDecoder::refuses()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, coded);
    QFETCH(QByteArray, before);
    for (const qsizetype piece : {coded.size(), qsizetype(1)}) {
        const Decoded decoded = decode(decoderFor(coding), coded, piece);
        QCOMPARE(decoded.error.code, ErrorCode::HttpContentCoding);
        QCOMPARE(decoded.error.arguments.value(1), QString::fromLatin1(coding));
        QVERIFY(!decoded.error.arguments.value(2).isEmpty());
        if (!before.isEmpty())
            QCOMPARE(decoded.bytes, before);
    }
}

void TestContentDecoder::passesThroughWithoutCoding()
{
    for (const HttpFields &fields : {HttpFields{}, HttpFields{{"Content-Encoding", "Identity"}}}) {
        Result<ContentDecoder> decoder = ContentDecoder::forFields(fields, -1);
        QVERIFY(decoder.has_value() && decoder->isIdentity());
        QCOMPARE(decode(std::move(*decoder), "abc", 2).bytes, QByteArray("abc"));
    }
    QVERIFY(!decoderFor("gzip").isIdentity());
}

void TestContentDecoder::knowsCodings()
{
    const Result<ContentDecoder> other = ContentDecoder::forFields({{"Content-Encoding", "gzip, zstd"}}, -1);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::HttpUnknownCoding);
    QCOMPARE(other.error().arguments.value(1), QStringLiteral("zstd"));
    HttpFields many;
    for (int i = 0; i < 9; ++i)
        many.append("Content-Encoding", "gzip");
    QVERIFY(!ContentDecoder::forFields(many, -1));
    QVERIFY(ContentDecoder::acceptedCodings().startsWith("gzip, deflate"));
}

void TestContentDecoder::takesNothingForAWholeBody()
{
    for (const char *coding : {"gzip", "deflate"})
        QCOMPARE(decode(decoderFor(coding), {}, 1).error.code, ErrorCode::None);
}

/// 64 MiB of zeros, packed twice into few bytes.
void TestContentDecoder::stopsAtTheLimit()
{
    const QByteArray bomb = deflated(deflated(QByteArray(64 * 1024 * 1024, '\0'), gzipBits), gzipBits);
    QVERIFY(bomb.size() < 2000);
    const Decoded decoded = decode(decoderFor("gzip, gzip", 1'000'000), bomb, bomb.size());
    QCOMPARE(decoded.error.code, ErrorCode::HttpDecodedTooLarge);
    QCOMPARE(decoded.error.arguments.value(1), QStringLiteral("1000000"));
    QCOMPARE(decoded.bytes.size(), 1'000'000);

    QCOMPARE(decode(decoderFor("gzip", 5), deflated("hello", gzipBits), 99).error.code, ErrorCode::None);
    QCOMPARE(decode(decoderFor("gzip", 4), deflated("hello", gzipBits), 99).bytes, QByteArray("hell"));
    QCOMPARE(decode(decoderFor("identity", 2), "abc", 99).error.code, ErrorCode::HttpDecodedTooLarge);
}

void TestContentDecoder::givesSmallPieces()
{
    ContentDecoder decoder = decoderFor("gzip");
    qsizetype largest = 0;
    qsizetype all = 0;
    const Result<void> done = decoder.decode(deflated(QByteArray(1'000'000, 'x'), gzipBits),
                                             [&](QByteArrayView some) -> Result<void> {
                                                 largest = std::max(largest, some.size());
                                                 all += some.size();
                                                 return {};
                                             });
    QVERIFY(done.has_value());
    QCOMPARE(all, 1'000'000);
    QVERIFY(largest <= 64 * 1024);
}

void TestContentDecoder::passesOnWhatTheSinkSays()
{
    ContentDecoder decoder = decoderFor("gzip");
    const Result<void> done = decoder.decode(deflated("abc", gzipBits), [](QByteArrayView) -> Result<void> {
        return failure({ErrorCode::FileUnwritable, {}});
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::FileUnwritable);
}

QTEST_APPLESS_MAIN(TestContentDecoder)
#include "tst_contentdecoder.moc"
