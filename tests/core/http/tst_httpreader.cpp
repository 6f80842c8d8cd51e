#include "core/http/httpreader.h"
#include "httptranscript.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::HttpReader::Reads)

class TestHttpReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void partsLieSideBySide_data() { samples_data(); }
    void partsLieSideBySide();
    void namesPartsOfARequest();
    void namesPartsOfAChunkedAnswer();
    void partsAreBounded();
    void bodyBytesAreNotCopied();
    void limitsOfTheBody_data();
    void limitsOfTheBody();
    void endlessInterimHeadsEnd();
    void tellsWhetherAMessageHasBegun();
    void sizeCountsALineUnderWay();

private:
    static HttpReader readerFor(const QByteArray &bytes, const HttpLimits &limits = {});
};

HttpReader TestHttpReader::readerFor(const QByteArray &bytes, const HttpLimits &limits)
{
    return HttpReader(bytes.startsWith("HTTP/") ? HttpReader::Reads::Responses : HttpReader::Reads::Requests,
                      limits);
}

namespace {

using Kind = HttpPartKind;

QByteArray concerning(const QByteArray &bytes, const HttpPart &part)
{
    return bytes.mid(qsizetype(part.offset), qsizetype(part.length));
}

} // namespace

/// Conversations that are as they should be, and what is found in them: heads, framing, bodies, ends.
void TestHttpReader::samples_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("methods");
    QTest::addColumn<QStringList>("events"); ///< those of "done" without their parts
    using Methods = QList<QByteArray>;
    using Events = QStringList;

    QTest::newRow("request without body")
        << QByteArray("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n") << Methods{}
        << Events{"GET /a?b=c 1.1 [Host=x]", "length -1 stays", "done 32", "end"};
    QTest::newRow("request with a body")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello") << Methods{}
        << Events{"POST / 1.1 [Host=x] [Content-Length=5]", "length 5 stays", "body hello", "done 52", "end"};
    QTest::newRow("request with an empty body")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n") << Methods{}
        << Events{"POST / 1.1 [Host=x] [Content-Length=0]", "length 0 stays", "done 47", "end"};
    QTest::newRow("HTTP/1.0 needs no Host and does not stay")
        << QByteArray("GET / HTTP/1.0\r\n\r\n") << Methods{}
        << Events{"GET / 1.0", "length -1", "done 18", "end"};
    QTest::newRow("pipelined requests, an empty line between")
        << QByteArray("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: "
                      "close\r\n\r\n")
        << Methods{}
        << Events{
               "GET /1 1.1 [Host=x]", "length -1 stays", "done 28", "GET /2 1.1 [Host=x] [Connection=close]",
               "length -1",           "done 49",         "end"};
    QTest::newRow("empty line and no further request")
        << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\n") << Methods{}
        << Events{"GET / 1.1 [Host=x]", "length -1 stays", "done 27", "end"};
    QTest::newRow("chunked request")
        << QByteArray("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        << Methods{}
        << Events{"PUT / 1.1 [Host=x] [Transfer-Encoding=chunked]", "length -1 chunked stays", "body abc",
                  "done 68", "end"};

    QTest::newRow("answer with a length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc") << Methods{"GET"}
        << Events{"200 OK 1.1 [Content-Length=3]", "length 3 stays", "body abc", "done 41", "end"};
    QTest::newRow("answer without a reason")
        << QByteArray("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n") << Methods{"GET"}
        << Events{"200  1.1 [Content-Length=0]", "length 0 stays", "done 36", "end"};
    QTest::newRow("answer that ends with the connection")
        << QByteArray("HTTP/1.1 200 OK\r\nServer: s\r\n\r\nall of it") << Methods{"GET"}
        << Events{"200 OK 1.1 [Server=s]", "length -1 to close", "end", "body all of it", "done 39"};
    QTest::newRow("chunks with extensions and a trailer")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                      "3;a=\"b\"\r\nabc\r\n00A ; x\r\n0123456789\r\n0;last\r\nSum:  5 \r\nT:\r\n\r\n")
        << Methods{"GET"}
        << Events{"200 OK 1.1 [Transfer-Encoding=Chunked]", "length -1 chunked stays", "body abc0123456789",
                  "done 106 [Sum=5] [T=]", "end"};
    QTest::newRow("HEAD")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")
        << Methods{"HEAD", "GET"}
        << Events{"200 OK 1.1 [Content-Length=99]",
                  "length -1 stays",
                  "done 39",
                  "204 No Content 1.1",
                  "length -1 stays",
                  "done 27",
                  "end"};
    QTest::newRow("204, 304 and 205")
        << QByteArray(
               "HTTP/1.1 204 No\r\nContent-Length: 4\r\n\r\nHTTP/1.1 304 Not\r\nContent-Length: 4\r\n\r\n"
               "HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n")
        << Methods{"DELETE", "GET", "GET"}
        << Events{"204 No 1.1 [Content-Length=4]",
                  "length -1 stays",
                  "done 38",
                  "304 Not 1.1 [Content-Length=4]",
                  "length -1 stays",
                  "done 39",
                  "205 Reset 1.1 [Content-Length=0]",
                  "length 0 stays",
                  "done 41",
                  "end"};
    QTest::newRow("interim heads") << QByteArray(
                                          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: a\r\n\r\n"
                                          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
                                   << Methods{"POST"}
                                   << Events{"100 Continue 1.1",
                                             "length -1",
                                             "103 Early 1.1 [Link=a]",
                                             "length -1",
                                             "200 OK 1.1 [Content-Length=1]",
                                             "length 1 stays",
                                             "body x",
                                             "done 95",
                                             "end"};
    QTest::newRow("101 is the last head")
        << QByteArray("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n") << Methods{"GET"}
        << Events{"101 Switching 1.1 [Upgrade=x]", "length -1", "done 38", "end"};
    QTest::newRow("CONNECT")
        << QByteArray("HTTP/1.1 200 Established\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n")
        << Methods{"CONNECT"}
        << Events{"200 Established 1.1 [Content-Length=7] [Transfer-Encoding=chunked]", "length -1",
                  "done 75", "end"};
    QTest::newRow("bytes beyond ASCII, tabs and blanks around values")
        << QByteArray("HTTP/1.0 404 Nicht da\r\nA: \t b \t c \t\r\nB:\xc3\xa4\r\nConnection: keep-alive\r\n"
                      "Content-Length: 0\r\n\r\n")
        << Methods{"GET"}
        << Events{QString::fromLatin1("404 Nicht da 1.0 [A=b \t c] [B=\xc3\xa4] [Connection=keep-alive] "
                                      "[Content-Length=0]"),
                  "length 0 stays", "done 88", "end"};
    QTest::newRow("no answer at all") << QByteArray() << Methods{} << Events{"end"};
}

void TestHttpReader::samples()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, methods);
    QFETCH(QStringList, events);
    const HttpTranscript whole = transcribe(readerFor(bytes), {bytes}, methods);
    QStringList plain = whole.events;
    plain.replaceInStrings(QRegularExpression(QStringLiteral("^(done.*?)( \\d+:\\d+\\+\\d+)+$")),
                           QStringLiteral("\\1"));
    // The body to the end of the connection is only whole with it.
    const qsizetype body = plain.indexOf(QStringLiteral("body all of it"));
    if (body > 0 && plain.value(body + 1) == QStringLiteral("end"))
        plain.swapItemsAt(body, body + 1);
    QCOMPARE(plain, events);

    QCOMPARE(transcribe(readerFor(bytes), cutIntoBytes(bytes), methods), whole);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QVERIFY2(transcribe(readerFor(bytes), cutAt(bytes, {cut}), methods) == whole,
                 qPrintable(QString::number(cut)));
}

/// Every byte of a message is told of once.
void TestHttpReader::partsLieSideBySide()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, methods);
    HttpReader reader = readerFor(bytes);
    QByteArrayView input = bytes;
    int messages = 0;
    const auto check = [&] {
        quint64 end = 0;
        for (const HttpPart &part : reader.parts()) {
            QCOMPARE(part.offset, end);
            QVERIFY(part.length > 0);
            end += part.length;
        }
        QCOMPARE(end, reader.size());
        ++messages;
    };
    reader.expectAnswerTo(methods.value(0, "GET"));
    HttpReader::Step step;
    do {
        step = reader.read(input);
        input = input.sliced(step.consumed);
        if (step.state == HttpReader::State::Done) {
            check();
            reader.expectAnswerTo(methods.value(messages, "GET"));
        }
    } while (step.state != HttpReader::State::NeedMore && step.state != HttpReader::State::Bad);
    if (reader.finish().state == HttpReader::State::Done)
        check();
    QCOMPARE(messages, bytes.isEmpty()
                           ? 0
                           : std::max(1, int(methods.isEmpty() ? bytes.count(" HTTP/") : methods.size())));
}

void TestHttpReader::namesPartsOfARequest()
{
    const QByteArray bytes = "GET /a HTTP/1.1\r\nHost:\tx y \r\nE:\r\n\r\n";
    HttpReader reader(HttpReader::Reads::Requests);
    QCOMPARE(reader.read(bytes).state, HttpReader::State::Head);
    QList<std::pair<Kind, QByteArray>> found;
    for (const HttpPart &part : reader.parts())
        found.append({part.kind, concerning(bytes, part)});
    const QList<std::pair<Kind, QByteArray>> expected{
        {Kind::Method, "GET"},     {Kind::LineEnd, " "},        {Kind::Target, "/a"},
        {Kind::LineEnd, " "},      {Kind::Version, "HTTP/1.1"}, {Kind::LineEnd, "\r\n"},
        {Kind::FieldName, "Host"}, {Kind::LineEnd, ":\t"},      {Kind::FieldValue, "x y"},
        {Kind::LineEnd, " \r\n"},  {Kind::FieldName, "E"},      {Kind::LineEnd, ":\r\n"},
        {Kind::LineEnd, "\r\n"}};
    QCOMPARE(found, expected);
}

void TestHttpReader::namesPartsOfAChunkedAnswer()
{
    const QByteArray bytes =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x\r\nab\r\n0\r\nT: v\r\n\r\n";
    HttpReader reader(HttpReader::Reads::Responses);
    QByteArrayView input = bytes;
    HttpReader::Step step;
    do {
        step = reader.read(input);
        input = input.sliced(step.consumed);
    } while (step.state != HttpReader::State::Done && step.state != HttpReader::State::NeedMore);
    QCOMPARE(step.state, HttpReader::State::Done);
    QList<std::pair<Kind, QByteArray>> found;
    for (const HttpPart &part : reader.parts())
        found.append({part.kind, concerning(bytes, part)});
    const QList<std::pair<Kind, QByteArray>> expected{{Kind::Version, "HTTP/1.1"},
                                                      {Kind::LineEnd, " "},
                                                      {Kind::Status, "200"},
                                                      {Kind::LineEnd, " "},
                                                      {Kind::Reason, "OK"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::FieldName, "Transfer-Encoding"},
                                                      {Kind::LineEnd, ": "},
                                                      {Kind::FieldValue, "chunked"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::ChunkSize, "2"},
                                                      {Kind::ChunkExtension, ";x"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::Body, "ab"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::ChunkSize, "0"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::TrailerName, "T"},
                                                      {Kind::LineEnd, ": "},
                                                      {Kind::TrailerValue, "v"},
                                                      {Kind::LineEnd, "\r\n"},
                                                      {Kind::LineEnd, "\r\n"}};
    QCOMPARE(found, expected);
}

void TestHttpReader::partsAreBounded()
{
    HttpLimits limits;
    limits.parts = 30;
    QByteArray bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 100; ++i)
        bytes += "1\r\nx\r\n";
    bytes += "y";
    HttpReader reader(HttpReader::Reads::Responses, limits);
    QByteArrayView input = bytes;
    HttpReader::Step step;
    do {
        step = reader.read(input);
        input = input.sliced(step.consumed);
    } while (step.state == HttpReader::State::Head || step.state == HttpReader::State::Body);
    QCOMPARE(step.state, HttpReader::State::Bad);
    QCOMPARE(reader.parts().size(), 30);
    QCOMPARE(reader.parts().last(), (HttpPart{Kind::Fault, quint64(bytes.size()) - 1, 1}));
    QCOMPARE(reader.size(), quint64(bytes.size()));
}

void TestHttpReader::bodyBytesAreNotCopied()
{
    const QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd";
    HttpReader reader(HttpReader::Reads::Responses);
    const QByteArrayView input = bytes;
    const HttpReader::Step head = reader.read(input);
    const HttpReader::Step body = reader.read(input.sliced(head.consumed));
    QCOMPARE(body.state, HttpReader::State::Body);
    QCOMPARE(static_cast<const void *>(body.body.data()),
             static_cast<const void *>(bytes.constData() + bytes.size() - 4));
}

void TestHttpReader::limitsOfTheBody_data()
{
    QTest::addColumn<QByteArray>("framed");
    QTest::newRow("length") << QByteArray("Content-Length: 6\r\n\r\nabcdef");
    QTest::newRow("to the close") << QByteArray("\r\nabcdef");
    QTest::newRow("chunks") << QByteArray(
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
}

void TestHttpReader::limitsOfTheBody()
{
    QFETCH(QByteArray, framed);
    const QByteArray bytes = "HTTP/1.1 200 OK\r\n" + framed;
    HttpLimits limits;
    limits.bodyBytes = 5;
    const HttpTranscript whole = transcribe(readerFor(bytes, limits), {bytes});
    QVERIFY(whole.events.contains(QStringLiteral("body abcde")));
    QCOMPARE(whole.error.code, ErrorCode::HttpBodyTooLarge);
    QCOMPARE(whole.error.arguments.value(1), QStringLiteral("5"));
    QVERIFY(!whole.parts.isEmpty());
    QCOMPARE(whole.parts.last(), (HttpPart{Kind::Fault, quint64(bytes.lastIndexOf("f")), 1}));
    QCOMPARE(transcribe(readerFor(bytes, limits), cutIntoBytes(bytes)), whole);
    limits.bodyBytes = 6;
    QCOMPARE(transcribe(readerFor(bytes, limits), {bytes}).error.code, ErrorCode::None);
}

void TestHttpReader::endlessInterimHeadsEnd()
{
    HttpLimits limits;
    limits.headBytes = 1000;
    const HttpTranscript end = transcribe(HttpReader(HttpReader::Reads::Responses, limits),
                                          {QByteArray("HTTP/1.1 100 \r\n\r\n").repeated(200)});
    QCOMPARE(end.error.code, ErrorCode::HttpHeadTooLarge);
    QCOMPARE(end.size, 1001u);
}

void TestHttpReader::tellsWhetherAMessageHasBegun()
{
    HttpReader reader(HttpReader::Reads::Requests);
    QVERIFY(!reader.hasBegun());
    reader.read("\r\n");
    QVERIFY(!reader.hasBegun());
    QCOMPARE(reader.finish().state, HttpReader::State::NeedMore);
    reader.read("G");
    QVERIFY(reader.hasBegun());
    QCOMPARE(reader.finish().state, HttpReader::State::Bad);
    QCOMPARE(reader.error().code, ErrorCode::HttpCutOff);
}

void TestHttpReader::sizeCountsALineUnderWay()
{
    HttpReader reader(HttpReader::Reads::Requests);
    reader.read("GET / HTTP/1.1\r\nHos");
    QCOMPARE(reader.size(), 19u);
    QCOMPARE(reader.parts().size(), 6);
}

QTEST_APPLESS_MAIN(TestHttpReader)
#include "tst_httpreader.moc"
