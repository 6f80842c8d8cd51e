#include "core/http/httpwriter.h"

#include <QTest>

using namespace wirebench;

class TestHttpWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesARequest();
    void writesAnAnswer();
    void refusesWhatWouldBreakTheRequest_data();
    void refusesWhatWouldBreakTheRequest();
    void refusesWhatWouldBreakTheAnswer();
    void writesChunks();
    void leavesOutATrailerThatBreaks();
    void knowsReasons();
    void knowsTokens_data();
    void knowsTokens();
    void readsTypedFields();
    void refusesTypedFields_data();
    void refusesTypedFields();
};

void TestHttpWriter::writesARequest()
{
    HttpRequestHead head{"POST", "/a?b", 1, {{"Host", "x"}, {"Empty", ""}, {"U", "\xc3\xa4\tb"}}};
    QCOMPARE(writeHead(head).value(),
             QByteArray("POST /a?b HTTP/1.1\r\nHost: x\r\nEmpty: \r\nU: \xc3\xa4\tb\r\n\r\n"));
    head = {"GET", "/", 0, {}};
    QCOMPARE(writeHead(head).value(), QByteArray("GET / HTTP/1.0\r\n\r\n"));
}

void TestHttpWriter::writesAnAnswer()
{
    const HttpResponseHead head{404, "Not Found", 1, {{"A", "b"}}};
    QCOMPARE(writeHead(head).value(), QByteArray("HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n"));
}

void TestHttpWriter::refusesWhatWouldBreakTheRequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ErrorCode>("code");
    const auto field = [](const char *tag, const QByteArray &name, const QByteArray &value) {
        QTest::newRow(tag) << QByteArray("GET") << QByteArray("/") << name << value
                           << ErrorCode::InvalidHttpField;
    };
    field("CR LF begins another field", "A", "b\r\nC: d");
    field("CR LF twice begins a body", "A", "b\r\n\r\nd");
    field("LF", "A", "b\nc");
    field("CR", "A", "b\rc");
    field("NUL", "A", QByteArray("b\0c", 3));
    field("DEL", "A", "b\x7f");
    field("no name", "", "b");
    field("blank in the name", "A b", "c");
    field("colon in the name", "A:", "c");
    field("line end in the name", "A\r\nB", "c");
    field("letter beyond ASCII in the name", "\xc3\xa4", "c");
    const auto line = [](const char *tag, const QByteArray &method, const QByteArray &target,
                         ErrorCode code) {
        QTest::newRow(tag) << method << target << QByteArray("A") << QByteArray("b") << code;
    };
    line("method with a blank", "GE T", "/", ErrorCode::InvalidHttpMethod);
    line("no method", "", "/", ErrorCode::InvalidHttpMethod);
    line("method with a line end", "GET\r\n", "/", ErrorCode::InvalidHttpMethod);
    line("target with a blank", "GET", "/a b", ErrorCode::InvalidUrl);
    line("target with a line end", "GET", "/ HTTP/1.1\r\nX: y", ErrorCode::InvalidUrl);
    line("no target", "GET", "", ErrorCode::InvalidUrl);
}

void TestHttpWriter::refusesWhatWouldBreakTheRequest()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const Result<QByteArray> written = writeHead(HttpRequestHead{method, target, 1, {{name, value}}});
    QVERIFY(!written);
    QTEST(written.error().code, "code");
    QVERIFY(!written.error().arguments.isEmpty());
}

void TestHttpWriter::refusesWhatWouldBreakTheAnswer()
{
    QVERIFY(!writeHead(HttpResponseHead{200, "OK\r\nA: b", 1, {}}));
    QVERIFY(!writeHead(HttpResponseHead{20, "OK", 1, {}}));
    QVERIFY(!writeHead(HttpResponseHead{1000, "OK", 1, {}}));
    QVERIFY(!writeHead(HttpResponseHead{200, "OK", 1, {{"A", "b\nc"}}}));
}

void TestHttpWriter::writesChunks()
{
    QCOMPARE(chunk("hello"), QByteArray("5\r\nhello\r\n"));
    QCOMPARE(chunk(QByteArray(26, 'x')), "1a\r\n" + QByteArray(26, 'x') + "\r\n");
    QCOMPARE(lastChunk(), QByteArray("0\r\n\r\n"));
    QCOMPARE(lastChunk({{"Sum", "5"}}), QByteArray("0\r\nSum: 5\r\n\r\n"));
}

void TestHttpWriter::leavesOutATrailerThatBreaks()
{
    QCOMPARE(lastChunk({{"A", "1"}, {"B", "2\r\n\r\nGET / HTTP/1.1"}}), QByteArray("0\r\n\r\n"));
}

void TestHttpWriter::knowsReasons()
{
    QCOMPARE(reasonPhrase(404), QByteArray("Not Found"));
    QCOMPARE(reasonPhrase(100), QByteArray("Continue"));
    QVERIFY(reasonPhrase(299).isEmpty());
}

void TestHttpWriter::knowsTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("token");
    QTest::newRow("letters and digits") << QByteArray("X-Ab9") << true;
    QTest::newRow("all others") << QByteArray("!#$%&'*+-.^_`|~") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    for (const char c : QByteArray(" \t\"(),/:;<=>?@[\\]{}\x7f\xe4\x1f"))
        QTest::addRow("0x%02x", static_cast<unsigned char>(c)) << QByteArray(1, c) << false;
}

void TestHttpWriter::knowsTokens()
{
    QFETCH(QByteArray, text);
    QTEST(isToken(text), "token");
}

void TestHttpWriter::readsTypedFields()
{
    const Result<HttpFields> fields =
        parseFieldLines(QStringLiteral("\n  Accept: text/html \r\n# left out\nX:\nY:a:b\nZ: \u00e4\n\n"));
    QVERIFY(fields.has_value());
    QCOMPARE(*fields, (HttpFields{{"Accept", "text/html"}, {"X", ""}, {"Y", "a:b"}, {"Z", "\xc3\xa4"}}));
    QCOMPARE(fieldLines(*fields), QStringLiteral("Accept: text/html\nX: \nY: a:b\nZ: \u00e4"));
    QCOMPARE(parseFieldLines(fieldLines(*fields)).value(), *fields);
    QVERIFY(parseFieldLines({}).value().isEmpty());
}

void TestHttpWriter::refusesTypedFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("no colon") << QStringLiteral("A: b\nnothing\nC: d") << 5;
    QTest::newRow("no name") << QStringLiteral(": b") << 0;
    QTest::newRow("blank before the colon") << QStringLiteral("A : b") << 0;
    QTest::newRow("CR inside") << QStringLiteral("A: b\n\nC: d\re\n") << 6;
    QTest::newRow("NUL") << QStringLiteral("A: b") + QChar(0) + QStringLiteral("c") << 0;
}

void TestHttpWriter::refusesTypedFields()
{
    QFETCH(QString, text);
    const Result<HttpFields> fields = parseFieldLines(text);
    QVERIFY(!fields);
    QCOMPARE(fields.error().code, ErrorCode::InvalidHttpField);
    QTEST(fields.error().position, "position");
}

QTEST_APPLESS_MAIN(TestHttpWriter)
#include "tst_httpwriter.moc"
