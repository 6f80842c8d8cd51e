#include "core/http/mediatype.h"

#include <QTest>

using namespace wirebench;

class TestMediaType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void knowsKinds_data();
    void knowsKinds();
    void theFirstCharsetCounts();
};

void TestMediaType::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("essence");
    QTest::addColumn<QList<QByteArray>>("parameters"); ///< name, value, name, value
    using List = QList<QByteArray>;
    QTest::newRow("alone") << QByteArray("text/plain") << QByteArray("text/plain") << List{};
    QTest::newRow("case") << QByteArray("Text/HTML;Charset=UTF-8") << QByteArray("text/html")
                          << List{"charset", "UTF-8"};
    QTest::newRow("blanks") << QByteArray(" text/html ;\tcharset=utf-8 ; a=b ") << QByteArray("text/html")
                            << List{"charset", "utf-8", "a", "b"};
    QTest::newRow("quoted") << QByteArray(R"(text/html;charset="utf-8")") << QByteArray("text/html")
                            << List{"charset", "utf-8"};
    QTest::newRow("quoted with escapes")
        << QByteArray(R"(a/b;c="d;\"e\\ f";g=h)") << QByteArray("a/b") << List{"c", R"(d;"e\ f)", "g", "h"};
    QTest::newRow("quoted and empty") << QByteArray(R"(a/b;c="")") << QByteArray("a/b") << List{"c", ""};
    QTest::newRow("boundary") << QByteArray("multipart/form-data; boundary=----x'y")
                              << QByteArray("multipart/form-data") << List{"boundary", "----x'y"};
    QTest::newRow("semicolons without parameters")
        << QByteArray("a/b;; ;c=d;") << QByteArray("a/b") << List{"c", "d"};
}

void TestMediaType::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, parameters);
    const Result<MediaType> media = parseMediaType(text);
    QVERIFY(media.has_value());
    QTEST(media->essence(), "essence");
    QList<QByteArray> found;
    for (const HttpField &field : media->parameters)
        found << field.name << field.value;
    QCOMPARE(found, parameters);
}

void TestMediaType::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("no subtype") << QByteArray("text") << 4;
    QTest::newRow("empty subtype") << QByteArray("text/") << 5;
    QTest::newRow("empty type") << QByteArray("/plain") << 0;
    QTest::newRow("blank") << QByteArray("text /plain") << 4;
    QTest::newRow("no semicolon") << QByteArray("text/plain charset=x") << 11;
    QTest::newRow("no value") << QByteArray("text/plain; charset") << 19;
    QTest::newRow("empty value") << QByteArray("text/plain; charset=") << 20;
    QTest::newRow("blank before the value") << QByteArray("text/plain; charset= x") << 20;
    QTest::newRow("quote without end") << QByteArray("text/plain; charset=\"x") << 22;
    QTest::newRow("quote ends in its escape") << QByteArray("a/b;c=\"d\\") << 9;
    QTest::newRow("two types") << QByteArray("text/plain, text/html") << 10;
}

void TestMediaType::refuses()
{
    QFETCH(QByteArray, text);
    const Result<MediaType> media = parseMediaType(text);
    QVERIFY(!media);
    QCOMPARE(media.error().code, ErrorCode::InvalidMediaType);
    QTEST(media.error().position, "position");
}

void TestMediaType::knowsKinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("kinds"); ///< j: JSON, t: text, i: image
    QTest::newRow("json") << QByteArray("application/json") << QStringLiteral("jt");
    QTest::newRow("+json") << QByteArray("application/problem+json") << QStringLiteral("jt");
    QTest::newRow("html") << QByteArray("text/html") << QStringLiteral("t");
    QTest::newRow("svg") << QByteArray("image/svg+xml") << QStringLiteral("ti");
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << QStringLiteral("t");
    QTest::newRow("png") << QByteArray("image/png") << QStringLiteral("i");
    QTest::newRow("bytes") << QByteArray("application/octet-stream") << QString();
    QTest::newRow("not json") << QByteArray("application/jsonx") << QString();
}

void TestMediaType::knowsKinds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, kinds);
    const MediaType media = parseMediaType(text).value();
    QCOMPARE(media.isJson(), kinds.contains(u'j'));
    QCOMPARE(media.isText(), kinds.contains(u't'));
    QCOMPARE(media.isImage(), kinds.contains(u'i'));
}

void TestMediaType::theFirstCharsetCounts()
{
    const MediaType media = parseMediaType("a/b;charset=UTF-8;charset=x;boundary=Y").value();
    QCOMPARE(media.charset(), QByteArray("utf-8"));
    QCOMPARE(media.boundary(), QByteArray("Y"));
}

QTEST_APPLESS_MAIN(TestMediaType)
#include "tst_mediatype.moc"
