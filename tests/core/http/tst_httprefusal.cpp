#include "core/base/errorsentence.h"
#include "core/http/httpreader.h"
#include "core/http/httprefusal.h"
#include "httptranscript.h"

#include <QTest>

using namespace wirebench;

/// Messages that break a rule: the code, where it is found, how the rule is called.
class TestHttpRefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void answers_data();
    void answers();
    void limits_data();
    void limits();
    void cutOff_data();
    void cutOff();
    void staysBad();
    void shortensWhatItShows();

private:
    static void check(HttpReader::Reads reads);
};

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.headBytes = 200;
    limits.fields = 4;
    return limits;
}

/// The place of @p mark in @p bytes, which is taken out of them.
qsizetype takeMark(QByteArray &bytes, char mark = '@')
{
    const qsizetype at = bytes.indexOf(mark);
    bytes.remove(at, 1);
    return at;
}

} // namespace

/// In the columns "bytes" the @ stands before the byte that error() names.
void TestHttpRefusal::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("shown");
    using E = ErrorCode;
    const auto row = [](const char *tag, const QByteArray &bytes, E code, const char *rule,
                        const QString &shown) {
        QTest::newRow(tag) << bytes << code << QString::fromLatin1(rule) << shown;
    };
    const QByteArray host = "GET / HTTP/1.1\r\nHost: x\r\n";
    const QByteArray post = "POST / HTTP/1.1\r\nHost: x\r\n";

    row("one word", "@hello\r\n", E::HttpStartLine, "RFC 9112, 3", "hello");
    row("HTTP/0.9", "@GET /\r\n", E::HttpStartLine, "RFC 9112, 3", "GET /");
    row("no method", "@ / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", " / HTTP/1.1");
    row("method that is no token", "@G(T / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "G(T / HTTP/1.1");
    row("blank in the target", "@GET /a b HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3",
        "GET /a b HTTP/1.1");
    row("two blanks", "@GET  / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "GET  / HTTP/1.1");
    row("tab for a blank", "@GET\t/ HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "GET␉/ HTTP/1.1");
    row("TLS", "@\x16\x03\x01", E::HttpStartLine, "RFC 9112, 3", "␖");
    row("NUL in the target", QByteArray("GET /@\0 HTTP/1.1\r\n", 18), E::HttpStartLine, "RFC 9112, 3",
        "GET /␀");
    row("another protocol's LF", "HELO me@\n", E::HttpStartLine, "RFC 9112, 3", "HELO me␊");
    row("CR alone", "G@\rET / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "G␍E");
    row("HTTP/2", "PRI * @HTTP/2.0\r\n\r\nSM", E::HttpVersion, "RFC 9112, 2.3", "HTTP/2.0");
    row("HTTP/1.2", "GET / @HTTP/1.2\r\n", E::HttpVersion, "RFC 9112, 2.3", "HTTP/1.2");
    row("HTTP/11", "GET / @HTTP/11\r\n", E::HttpVersion, "RFC 9112, 2.3", "HTTP/11");
    row("small letters", "@GET / http/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "GET / http/1.1");
    row("blank behind the version", "GET / @HTTP/1.1 \r\n", E::HttpVersion, "RFC 9112, 2.3", "HTTP/1.1");

    row("LF behind the start line", "GET / HTTP/1.1@\nHost: x\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2",
        "GET / HTTP/1.1␊");
    row("CR behind the start line", "GET / HTTP/1.1@\rHost: x\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2",
        "GET / HTTP/1.1␍H");
    row("LF behind a field", host + "A: b@\nC: d\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "A: b␊");
    row("CR in a value", host + "A: b@\rC: d\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "A: b␍C");
    row("two CR", host + "A: b@\r\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "A: b␍␍");
    row("LF in a name", host + "A@\n: b\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "A␊");
    row("LF as the empty line", host + "@\nbody", E::HttpBareLineEnd, "RFC 9112, 2.2", "␊");
    row("CR as the empty line", host + "@\rbody", E::HttpBareLineEnd, "RFC 9112, 2.2", "␍b");
    row("LF before the start line", "@\nGET / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3", "␊");

    row("folded field", host + "A: b\r\n@ c\r\n", E::HttpFoldedField, "RFC 9112, 5.2", " ");
    row("folded by a tab", host + "A: b\r\n@\tc\r\n", E::HttpFoldedField, "RFC 9112, 5.2", "␉");
    row("blank before the first field", "GET / HTTP/1.1\r\n@ Host: x\r\n", E::HttpFoldedField,
        "RFC 9112, 5.2", " ");
    row("blank before the colon", host + "A@ : b\r\n", E::HttpFieldName, "RFC 9112, 5.1", "A ");
    row("no name", host + "@: b\r\n", E::HttpFieldName, "RFC 9112, 5.1", ":");
    row("no colon", host + "Abc@\r\n", E::HttpFieldName, "RFC 9112, 5.1", "Abc␍");
    row("name that is no token", host + "A@(: b\r\n", E::HttpFieldName, "RFC 9112, 5.1", "A(");
    row("NUL in a name", host + "A@" + QByteArray(1, '\0') + ": b\r\n", E::HttpFieldName, "RFC 9112, 5.1",
        "A␀");
    row("letter beyond ASCII in a name", host + "A@\xe4: b\r\n", E::HttpFieldName, "RFC 9112, 5.1",
        "A\ufffd");
    row("NUL in a value", host + "A: b@" + QByteArray(1, '\0') + "c\r\n", E::HttpFieldValue, "RFC 9110, 5.5",
        "A: b␀");
    row("escape in a value", host + "A: @\x1b[0m\r\n", E::HttpFieldValue, "RFC 9110, 5.5", "A: ␛");
    row("DEL in a value", host + "A: b@\x7f\r\n", E::HttpFieldValue, "RFC 9110, 5.5", "A: b␡");

    row("no Host", "GET / HTTP/1.1\r\nA: b\r\n@\r\n", E::HttpHostField, "RFC 9112, 3.2", "");
    row("no fields", "GET / HTTP/1.1\r\n@\r\n", E::HttpHostField, "RFC 9112, 3.2", "");
    row("two Hosts", host + "A: b\r\nhost: @y\r\n\r\n", E::HttpHostField, "RFC 9112, 3.2", "y");
    row("two Hosts in 1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: @x\r\n\r\n", E::HttpHostField,
        "RFC 9112, 3.2", "x");

    for (const char *length :
         {"+5", "-1", "0x10", "5 5", "5.0", "abc", "18446744073709551616", "9223372036854775808"}) {
        QTest::addRow("Content-Length: %s", length)
            << post + "Content-Length: @" + length + "\r\n\r\n"
            << E::HttpContentLength << QStringLiteral("RFC 9112, 6.3") << QString::fromLatin1(length);
    }
    row("Content-Length: nothing", post + "Content-Length:@\r\n\r\n", E::HttpContentLength, "RFC 9112, 6.3",
        "");
    row("list of equal lengths", post + "Content-Length: @5, 5\r\n\r\n", E::HttpLengthsConflict,
        "RFC 9112, 6.3", "5, 5");
    row("two equal lengths", post + "Content-Length: 5\r\nContent-Length: @5\r\n\r\n", E::HttpLengthsConflict,
        "RFC 9112, 6.3", "5");
    row("two lengths", post + "Content-Length: 5\r\nContent-Length: @6\r\n\r\n", E::HttpLengthsConflict,
        "RFC 9112, 6.3", "6");
    row("length, then a coding", post + "Content-Length: 5\r\nTransfer-Encoding: @chunked\r\n\r\n",
        E::HttpLengthsConflict, "RFC 9112, 6.3", "chunked");
    row("coding, then a length", post + "Transfer-Encoding: chunked\r\nContent-Length: @5\r\n\r\n",
        E::HttpLengthsConflict, "RFC 9112, 6.3", "5");
    row("coding beside a length that is none",
        post + "Transfer-Encoding: chunked\r\nContent-Length: @x\r\n\r\n", E::HttpLengthsConflict,
        "RFC 9112, 6.3", "x");
    for (const char *coding : {"gzip", "identity", "chunked, gzip", "gzip, chunked", "chunked, chunked",
                               "xchunked", "chunked;q=1"}) {
        QTest::addRow("Transfer-Encoding: %s", coding)
            << post + "Transfer-Encoding: @" + coding + "\r\n\r\n"
            << E::HttpTransferCoding << QStringLiteral("RFC 9112, 6.1") << QString::fromLatin1(coding);
    }
    row("chunked in two fields", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: @chunked\r\n\r\n",
        E::HttpTransferCoding, "RFC 9112, 6.1", "chunked");
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: @chunked\r\n\r\n",
        E::HttpTransferCoding, "RFC 9112, 6.1", "chunked");
    row("the second of two", "GET / HTTP/1.0\r\n\r\n@GET /\r\n", E::HttpStartLine, "RFC 9112, 3", "GET /");
}

void TestHttpRefusal::requests()
{
    check(HttpReader::Reads::Requests);
}

void TestHttpRefusal::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("shown");
    using E = ErrorCode;
    const auto row = [](const char *tag, const QByteArray &bytes, E code, const char *rule,
                        const QString &shown) {
        QTest::newRow(tag) << bytes << code << QString::fromLatin1(rule) << shown;
    };
    row("SSH", "@SSH-2.0-OpenSSH_9.2\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "SSH-2.0-OpenSSH_9.2");
    row("a request", "@GET / HTTP/1.1\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "GET / HTTP/1.1");
    row("empty line first", "@\r\nHTTP/1.1 200 OK\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "␍");
    row("HTTP/2", "@HTTP/2 200\r\n", E::HttpVersion, "RFC 9112, 2.3", "HTTP/2");
    row("HTTP/3.0", "@HTTP/3.0 200 OK\r\n", E::HttpVersion, "RFC 9112, 2.3", "HTTP/3.0");
    row("two digits", "@HTTP/1.1 20 OK\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "HTTP/1.1 20 OK");
    row("number below 100", "@HTTP/1.1 020 OK\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "HTTP/1.1 020 OK");
    row("four digits", "@HTTP/1.1 2000 OK\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "HTTP/1.1 2000 OK");
    row("letters", "@HTTP/1.1 2x0 OK\r\n", E::HttpStartLine, "RFC 9112, 3 and 4", "HTTP/1.1 2x0 OK");
    row("no blank behind the number", "@HTTP/1.1 200\r\n", E::HttpStartLine, "RFC 9112, 3 and 4",
        "HTTP/1.1 200");
    row("control in the reason", "HTTP/1.1 200 O@\x08K\r\n", E::HttpStartLine, "RFC 9112, 3 and 4",
        "HTTP/1.1 200 O␈");

    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto size = [&](const char *tag, const QByteArray &chunks, const QString &shown) {
        row(tag, head + chunks, E::HttpChunkSize, "RFC 9112, 7.1", shown);
    };
    size("negative size", "@-5\r\n", "-");
    size("size with 0x", "0@x5\r\n", "0x");
    size("size with a sign", "@+5\r\n", "+");
    size("no size", "@\r\n", "␍");
    size("no size, but an extension", "@;a\r\n", ";");
    size("blank before the size", "@ 5\r\n", " ");
    size("garbage", "5@g\r\n", "5g");
    size("size beyond 2^63", "800000000000000@0\r\n", "8000000000000000");
    size("a very long size", QByteArray("0").repeated(3) + "fffffffffffffff@f\r\n", "000ffffffffffffffff");
    size("blank behind the size", "5 @\r\n", "5 ␍");
    size("digits behind a blank", "5 @5\r\n", "5 5");
    size("NUL in an extension", "5;a@" + QByteArray(1, '\0') + "\r\n", "5;a␀");
    row("LF behind a size", head + "5@\nhello\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "5␊");
    row("CR behind a size", head + "5@\rhello\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "5␍h");
    row("LF in an extension", head + "5;a@\nhello\r\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "5;a␊");
    row("chunk longer than its size", head + "5\r\nhello@!\r\n", E::HttpChunkEnd, "RFC 9112, 7.1", "!");
    row("LF behind a chunk", head + "5\r\nhello@\n", E::HttpChunkEnd, "RFC 9112, 7.1", "␊");
    row("CR without LF behind a chunk", head + "5\r\nhello\r@x", E::HttpChunkEnd, "RFC 9112, 7.1", "x");
    row("folded trailer", head + "0\r\nA: b\r\n@ c\r\n", E::HttpFoldedField, "RFC 9112, 5.2", " ");
    row("trailer without a colon", head + "0\r\nAb@\r\n", E::HttpFieldName, "RFC 9112, 5.1", "Ab␍");
    row("LF behind a trailer", head + "0\r\nA: b@\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "A: b␊");
    row("LF as the end", head + "0\r\n@\n", E::HttpBareLineEnd, "RFC 9112, 2.2", "␊");
    row("fault behind an interim head", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA@ : b\r\n",
        E::HttpFieldName, "RFC 9112, 5.1", "A ");
}

void TestHttpRefusal::answers()
{
    check(HttpReader::Reads::Responses);
}

void TestHttpRefusal::check(HttpReader::Reads reads)
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QFETCH(QString, rule);
    const qsizetype at = takeMark(bytes);
    const HttpTranscript whole = transcribe(HttpReader(reads), {bytes});
    QTEST(whole.error.code, "code");
    QCOMPARE(whole.error.arguments.size(), 3);
    QVERIFY(whole.error.arguments.at(0).isEmpty());
    QCOMPARE(whole.error.arguments.at(1), shown);
    const qsizetype begin = bytes.startsWith("GET / HTTP/1.0\r\n\r\n") ? 18 : 0; // of the second message
    QCOMPARE(whole.error.arguments.at(2), QString::number(at - begin));
    QVERIFY2(englishErrorText(whole.error).contains(rule), qPrintable(englishErrorText(whole.error)));

    QVERIFY(!whole.parts.isEmpty());
    const HttpPart fault = whole.parts.last();
    QCOMPARE(fault.kind, HttpPartKind::Fault);
    QVERIFY(fault.offset <= quint64(at - begin) && fault.offset + fault.length == whole.size);
    quint64 end = 0;
    for (const HttpPart &part : whole.parts) {
        QCOMPARE(part.offset, end);
        end += part.length;
    }

    QCOMPARE(transcribe(HttpReader(reads), cutIntoBytes(bytes)), whole);
    QCOMPARE(transcribe(HttpReader(reads), {bytes + "and more\r\n\r\n"}), whole);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QVERIFY2(transcribe(HttpReader(reads), cutAt(bytes, {cut})) == whole,
                 qPrintable(QString::number(cut)));
}

void TestHttpRefusal::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("limit");
    QTest::addColumn<quint64>("size"); ///< so much was read
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    const auto tooLarge = ErrorCode::HttpHeadTooLarge;
    QTest::newRow("start line") << "HTTP/1.1 200 " + QByteArray(300, 'a') << tooLarge << 200 << quint64(201);
    QTest::newRow("value") << head + "A: " + QByteArray(300, 'a') << tooLarge << 200 << quint64(201);
    QTest::newRow("name") << head + QByteArray(300, 'a') << tooLarge << 200 << quint64(201);
    QTest::newRow("blanks") << head + "A:" + QByteArray(300, ' ') << tooLarge << 200 << quint64(201);
    QTest::newRow("fields") << head + QByteArray("A:\r\n").repeated(5) << ErrorCode::HttpTooManyFields << 4
                            << quint64(17 + 4 * 4 + 1);
    QTest::newRow("extension") << chunked + "5;" + QByteArray(300, 'a') << tooLarge << 200
                               << quint64(chunked.size() + 201);
    QTest::newRow("size of zeros") << chunked + QByteArray(300, '0') << tooLarge << 200
                                   << quint64(chunked.size() + 201);
    QTest::newRow("trailer") << chunked + "0\r\nA: " + QByteArray(300, 'a') << tooLarge << 200
                             << quint64(chunked.size() + 3 + 201);
    QTest::newRow("trailer fields") << chunked + "0\r\n" + QByteArray("A:\r\n").repeated(5)
                                    << ErrorCode::HttpTooManyFields << 4
                                    << quint64(chunked.size() + 3 + 4 * 4 + 1);
}

void TestHttpRefusal::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint64, size);
    QFETCH(int, limit);
    const auto reader = [] { return HttpReader(HttpReader::Reads::Responses, smallLimits()); };
    const HttpTranscript whole = transcribe(reader(), {bytes});
    QTEST(whole.error.code, "code");
    QCOMPARE(whole.error.arguments.value(1), QString::number(limit));
    QCOMPARE(whole.size, size);
    QCOMPARE(whole.parts.last(), (HttpPart{HttpPartKind::Fault, size - 1, 1}));
    QCOMPARE(transcribe(reader(), cutIntoBytes(bytes)), whole);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QVERIFY2(transcribe(reader(), cutAt(bytes, {cut})) == whole, qPrintable(QString::number(cut)));
}

void TestHttpRefusal::cutOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QStringList>("arguments");
    const auto cut = ErrorCode::HttpCutOff;
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("nothing") << QByteArray() << ErrorCode::HttpUnanswered << QStringList{QString()};
    QTest::newRow("one byte") << QByteArray("H") << cut << QStringList{QString(), "0", QString()};
    QTest::newRow("in the head") << head + "A: b\r\n" << cut << QStringList{QString(), "0", QString()};
    QTest::newRow("behind an interim head")
        << QByteArray("HTTP/1.1 100 \r\n\r\n") << cut << QStringList{QString(), "0", QString()};
    QTest::newRow("in a body") << head + "Content-Length: 10\r\n\r\nabc" << cut
                               << QStringList{QString(), "3", "10"};
    QTest::newRow("before a body") << head + "Content-Length: 10\r\n\r\n"
                                   << cut << QStringList{QString(), "0", "10"};
    QTest::newRow("in chunks") << head + "Transfer-Encoding: chunked\r\n\r\n3\r\nab" << cut
                               << QStringList{QString(), "2", QString()};
    QTest::newRow("before the trailer ends") << head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
                                             << cut << QStringList{QString(), "3", QString()};
}

void TestHttpRefusal::cutOff()
{
    QFETCH(QByteArray, bytes);
    const HttpTranscript whole = transcribe(HttpReader(HttpReader::Reads::Responses), {bytes}, {"GET"});
    QTEST(whole.error.code, "code");
    QTEST(whole.error.arguments, "arguments");
    QCOMPARE(whole.size, quint64(bytes.size()));
    QCOMPARE(transcribe(HttpReader(HttpReader::Reads::Responses), cutIntoBytes(bytes), {"GET"}), whole);
    for (const HttpPart &part : whole.parts)
        QVERIFY(part.kind != HttpPartKind::Fault);
}

void TestHttpRefusal::staysBad()
{
    HttpReader reader(HttpReader::Reads::Requests);
    QCOMPARE(reader.read("x\n").state, HttpReader::State::Bad);
    const HttpReader::Step again = reader.read("GET / HTTP/1.1\r\n");
    QCOMPARE(again.state, HttpReader::State::Bad);
    QCOMPARE(again.consumed, 0);
    QCOMPARE(reader.finish().state, HttpReader::State::Bad);
    QCOMPARE(reader.error().code, ErrorCode::HttpStartLine);
    QVERIFY(!reader.keepsAlive());
}

void TestHttpRefusal::shortensWhatItShows()
{
    const QByteArray many(100, 'a');
    QCOMPARE(httpExcerpt(many + "b"), QString(59, u'a') + QChar(0x2026));
    QCOMPARE(httpExcerpt(many + "b", HttpExcerpt::KeepEnd), QChar(0x2026) + QString(58, u'a') + u'b');
    QCOMPARE(httpExcerpt("a\r\n"), QStringLiteral("a␍␊"));
}

QTEST_APPLESS_MAIN(TestHttpRefusal)
#include "tst_httprefusal.moc"
