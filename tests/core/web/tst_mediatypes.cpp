#include "core/web/mediatypes.h"

#include <QTest>

using namespace wirebench;

class TestMediaTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void charsetNeedsUtf8();
    void knowsCutOffLetters();
    void specialNamesDoNotChangeTheirSuffix();
};

void TestMediaTypes::types_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const QByteArray &start, const char *type) {
        QTest::addRow("%s", name) << QByteArray(name) << start << QByteArray(type);
    };
    row("index.html", "<p>", "text/html; charset=utf-8");
    row("INDEX.HTM", "<p>", "text/html; charset=utf-8");
    row("style.css", "a {}", "text/css; charset=utf-8");
    row("picture.png", "\x89PNG", "image/png");
    row("photo.jpg", "\xFF\xD8", "image/jpeg");
    row("drawing.svg", "<svg/>", "image/svg+xml");
    row("data.json", "{}", "application/json");
    row("doc.pdf", "%PDF", "application/pdf");
    row("a.zip", "PK", "application/zip");
    row("note.txt", "text", "text/plain; charset=utf-8");
    row("README", "text", "text/plain; charset=utf-8");
    row("unknown.qqq", "text\n", "text/plain; charset=utf-8");
    row("unknown.qq1", QByteArray("a\0b", 3), "application/octet-stream");
    row("nosuffix", "<html><script>", "text/plain; charset=utf-8"); // never a page by its content
    row("binary", "\xFF\xFE\x80", "application/octet-stream");
    row("empty.qqq", "", "text/plain; charset=utf-8");
}

void TestMediaTypes::types()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, start);
    MediaTypes types;
    QByteArray type = types.typeOf(name, start);
    if (name == "README" && type.startsWith("text/x-readme")) // as newer tables call it
        type.replace("text/x-readme", "text/plain");
    QTEST(type, "type");
    QCOMPARE(types.typeOf(name, start), types.typeOf(name, start));
}

void TestMediaTypes::charsetNeedsUtf8()
{
    MediaTypes types;
    QCOMPARE(types.typeOf("a.html", "caf\xC3\xA9"), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(types.typeOf("a.html", "caf\xE9 noir"),
             QByteArray("text/html")); // the page says it, or the browser guesses
    QVERIFY(types.typeOf("a.js", "1").endsWith("javascript; charset=utf-8"));
}

void TestMediaTypes::knowsCutOffLetters()
{
    QVERIFY(startsAsUtf8(""));
    QVERIFY(startsAsUtf8("a\xE2\x82\xAC"));
    QVERIFY(startsAsUtf8("a\xE2\x82"));
    QVERIFY(startsAsUtf8("a\xF0"));
    QVERIFY(!startsAsUtf8("a\xE2\x82z"));
    QVERIFY(!startsAsUtf8("\x80"));
    QVERIFY(!startsAsUtf8("\xC0\xAE"));
    QVERIFY(!startsAsUtf8("\xE9 "));
}

void TestMediaTypes::specialNamesDoNotChangeTheirSuffix()
{
    MediaTypes types;
    types.typeOf("CMakeLists.txt", "x");
    QCOMPARE(types.typeOf("a.txt", "x"), QByteArray("text/plain; charset=utf-8"));
}

QTEST_GUILESS_MAIN(TestMediaTypes)
#include "tst_mediatypes.moc"
