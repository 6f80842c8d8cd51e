#include "ui/http/bodycontent.h"

#include <QBuffer>
#include <QTest>

using namespace wirebench;

namespace {

BodyContent contentOf(const QByteArray &bytes, const QByteArray &type, BodyMode mode)
{
    BodyStore store;
    if (!store.append(bytes))
        qFatal("no room for a body");
    return readBody(store, type, mode, std::atomic_bool(false));
}

QByteArray pngOf(const QSize &size)
{
    QImage image(size, QImage::Format_Mono);
    image.fill(1);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class tst_BodyContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesByType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<BodyMode>("mode");
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{") << BodyMode::Json;
        QTest::newRow("problem") << QByteArray("Application/Problem+JSON; charset=utf-8") << QByteArray("{")
                                 << BodyMode::Json;
        QTest::newRow("html") << QByteArray("text/html; charset=iso-8859-1") << QByteArray("<")
                              << BodyMode::Text;
        QTest::newRow("png") << QByteArray("image/png") << QByteArray("\x89PNG") << BodyMode::Image;
        QTest::newRow("svg") << QByteArray("image/svg+xml") << QByteArray("<svg") << BodyMode::Text;
        QTest::newRow("no type, text") << QByteArray() << QByteArray("hello\n") << BodyMode::Text;
        QTest::newRow("no type, bytes") << QByteArray() << QByteArray("\0\1", 2) << BodyMode::Hex;
        QTest::newRow("binary") << QByteArray("application/octet-stream")
                                << QByteArray("\x7f"
                                              "ELF\1",
                                              5)
                                << BodyMode::Hex;
    }

    void choosesByType()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, begin);
        QFETCH(BodyMode, mode);
        QCOMPARE(bodyModeFor(type, begin), mode);
    }

    void readsTheDeclaredCharset()
    {
        const BodyContent latin = contentOf("caf\xe9", "text/plain; charset=\"ISO-8859-1\"", BodyMode::Text);
        QCOMPARE(latin.text, QStringLiteral("café"));
        QCOMPARE(latin.charset, QStringLiteral("ISO-8859-1"));
        const BodyContent utf8 = contentOf("caf\xc3\xa9", "text/plain", BodyMode::Text);
        QCOMPARE(utf8.text, QStringLiteral("café"));
        QCOMPARE(utf8.charset, QStringLiteral("UTF-8"));
        const BodyContent unknown = contentOf("caf\xc3\xa9", "text/plain; charset=x-klingon", BodyMode::Text);
        QCOMPARE(unknown.text, QStringLiteral("café"));
        QVERIFY(unknown.charset.contains(QStringLiteral("x-klingon")));
    }

    void nulsDoNotEndATest()
    {
        QCOMPARE(contentOf(QByteArray("a\0b", 3), "text/plain", BodyMode::Text).text,
                 QStringLiteral("a\u2400b"));
    }

    void textIsBounded()
    {
        const QByteArray bytes(3'000'000, 'x');
        const BodyContent content = contentOf(bytes, "text/plain", BodyMode::Text);
        QCOMPARE(content.size, bytes.size());
        QCOMPARE(content.used, BodyContent::textLimit);
        QCOMPARE(content.text.size(), BodyContent::textLimit);
    }

    void jsonIsBounded()
    {
        const QByteArray bytes = '[' + QByteArray("{\"a\":1},").repeated(400'000) + "0]";
        const BodyContent content = contentOf(bytes, "application/json", BodyMode::Json);
        QVERIFY(content.used < content.size);
        QVERIFY(content.text.startsWith(QStringLiteral("[\n  {\n    \"a\": 1\n  },")));
        QVERIFY(content.text.size() <= BodyContent::laidOutLimit);
    }

    void bytesAreBounded()
    {
        const BodyContent content = contentOf(QByteArray(20'000'000, '\1'), {}, BodyMode::Hex);
        QCOMPARE(content.bytes.size(), BodyContent::hexLimit);
        QCOMPARE(content.used, BodyContent::hexLimit);
    }

    void imagesAreMadeSmaller()
    {
        const BodyContent small = contentOf(pngOf({20, 10}), "image/png", BodyMode::Image);
        QCOMPARE(small.image.size(), QSize(20, 10));
        QVERIFY(small.trouble.isEmpty());
        const BodyContent large = contentOf(pngOf({8192, 1000}), "image/png", BodyMode::Image);
        QCOMPARE(large.imageSize, QSize(8192, 1000));
        QCOMPARE(large.image.width(), BodyContent::imageSide);
    }

    void hostileImagesAreRefused()
    {
        const BodyContent broken = contentOf("\x89PNG\r\n nonsense", "image/png", BodyMode::Image);
        QVERIFY(broken.image.isNull());
        QVERIFY(!broken.trouble.isEmpty());
        // 60,000 by 60,000 pixels in one bit each: 450 MB to decode.
        const BodyContent bomb = contentOf(QByteArray("P4\n60000 60000\n") + QByteArray(1000, '\1'),
                                           "image/x-portable-bitmap", BodyMode::Image);
        QVERIFY(bomb.image.isNull());
        QVERIFY(!bomb.trouble.isEmpty());
    }

    void stopsWhenItIsCancelled()
    {
        BodyStore store;
        QVERIFY(store.append("hello"));
        QVERIFY(readBody(store, "text/plain", BodyMode::Text, std::atomic_bool(true)).text.isEmpty());
    }
};

QTEST_MAIN(tst_BodyContent)
#include "tst_bodycontent.moc"
