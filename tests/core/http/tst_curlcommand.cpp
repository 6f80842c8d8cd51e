#include "core/http/curlcommand.h"

#include <QTest>

using namespace wirebench;

using Body = CurlRequest::Body;

namespace {

CurlRequest get(const char *url)
{
    CurlRequest request;
    request.method = QStringLiteral("GET");
    request.url = QString::fromUtf8(url);
    return request;
}

CurlRequest post(const QByteArray &bytes,
                 const HttpFields &fields = {{"Content-Type", "application/x-www-form-urlencoded"}})
{
    CurlRequest request = get("h");
    request.method = QStringLiteral("POST");
    request.body = Body::Raw;
    request.bytes = bytes;
    request.fields = fields;
    return request;
}

CurlRequest form(const char *lines)
{
    CurlRequest request = get("h");
    request.method = QStringLiteral("POST");
    request.body = Body::Form;
    request.text = QString::fromUtf8(lines);
    return request;
}

} // namespace

class TestCurlCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void asCopiedFromBrowsers_data();
    void asCopiedFromBrowsers();
    void mistakes_data();
    void mistakes();
    void whatMeansNothingIsTold_data();
    void whatMeansNothingIsTold();
    void secretsCanBeTakenOut();
};

void TestCurlCommand::commands_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<CurlRequest>("request");
    const auto row = [](const char *command, const CurlRequest &request) {
        QTest::newRow(command) << QStringLiteral("curl ") + QString::fromUtf8(command) << request;
    };
    row("http://h/a", get("http://h/a"));
    row("--url h", get("h"));
    row("-- h", get("h"));
    row("-- -h", get("-h"));
    CurlRequest r = get("h");
    r.method = QStringLiteral("PUT");
    for (const char *command :
         {"-XPUT h", "-X PUT h", "--request=PUT h", "--request PUT h", "h -sSX PUT", "--req PUT h"})
        row(command, r);
    r.method = QStringLiteral("HEAD");
    row("-I h", r);
    row("--head -sS h", r);
    r = get("h");
    r.fields = {{"A", "b: c"}, {"E", {}}, {"Accept", {}}};
    row("-H 'A: b: c' -H 'E;' -H Accept: -H Expect: h", r);
    r.fields = {
        {"User-Agent", "x y"}, {"Referer", "http://r/"}, {"Cookie", "a=1; b=2"}, {"Range", "bytes=0-9"}};
    row("-A 'x y' -e 'http://r/;auto' -b a=1 --cookie b=2 -r 0-9 h", r);
    row("-d a=1 -d b=2 h", post("a=1&b=2"));
    row("--data-raw @a --data-ascii '' h", post("@a&"));
    row("-d '' h", post(""));
    row("--data-urlencode 'a=b c&' --data-urlencode '=x y' --data-urlencode é h",
        post("a=b+c%26&x+y&%C3%A9"));
    row("-H 'content-type: x/y' --data-binary $'a\\nb\\x80' h", post("a\nb\x80", {{"content-type", "x/y"}}));
    row("--json '{\"a\":' --json '1}' h",
        post("{\"a\":1}", {{"Content-Type", "application/json"}, {"Accept", "application/json"}}));
    row("-G -d a=1 --data-urlencode 'b= ' 'h?c#d'", get("h?c&a=1&b=+#d"));
    row("-G h", get("h"));
    row("--url-query 'a=1 ' --url-query +b h", get("h?a=1+&b"));
    r = post({});
    r.body = Body::File;
    r.text = QStringLiteral("a b.bin");
    row("--data-binary '@a b.bin' h", r);
    r.fields = {};
    r.method = QStringLiteral("PUT");
    row("-T 'a b.bin' h", r);
    row("-F a=1 -F 'f=@x y.txt;type=a/b;filename=\"z;\"' h",
        form("a=1\nf=@x y.txt;type=a/b;filename=\"z;\"\n"));
    row("-F 'a=\"b\\\"c\"' --form-string 'd=\"e\"' h", form("a=b\"c\nd=\"e\"\n"));
    row("--form-string 'a=@b;type=c' h", form("a=\"@b;type=c\"\n"));
    r = get("h");
    r.user = QStringLiteral("u");
    r.password = QStringLiteral("p:q");
    row("-u u:p:q h", r);
    r.digest = true;
    row("--digest --user u:p:q h", r);
    r = get("h");
    r.bearer = QStringLiteral("t");
    row("--oauth2-bearer t h", r);
    r = get("h");
    r.followRedirects = r.insecure = r.compressed = true;
    r.maxRedirects = 3;
    r.connectTimeoutMs = 1500;
    r.totalTimeoutMs = 20'000;
    r.authorityFile = QStringLiteral("ca");
    r.certificateFile = QStringLiteral("c");
    r.keyFile = QStringLiteral("k");
    row("-Lk --compressed --max-redirs 3 --connect-timeout 1.5 -m20 --cacert ca -E c --key k h", r);
    r = get("h");
    r.proxy = QStringLiteral("http://p:3128");
    row("-x p:3128 h", r);
    r.proxy = QStringLiteral("socks5h://u%40:p%2F@p:1");
    row("-x socks5h://p:1 -U u@:p/ h", r);
    r.proxy = QStringLiteral("socks5://p:1");
    row("--socks5-hostname p:1 h", r);
}

void TestCurlCommand::commands()
{
    QFETCH(QString, command);
    QFETCH(CurlRequest, request);
    const auto read = parseCurl(command);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().arguments.join(u' ')));
    QCOMPARE(read->method, request.method);
    QCOMPARE(read->url, request.url);
    QCOMPARE(read->bytes, request.bytes);
    QCOMPARE(read->text, request.text);
    QCOMPARE(read->proxy, request.proxy);
    for (const HttpField &field : request.fields)
        QCOMPARE(read->fields.value(field.name), field.value);
    QCOMPARE(read->ignored, QStringList());
    QVERIFY(*read == request);
}

void TestCurlCommand::asCopiedFromBrowsers_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("bash") << QStringLiteral("curl 'https://h.example/api?x=1&y=2' \\\n"
                                            "  -X 'POST' \\\n"
                                            "  -H 'accept: */*' \\\n"
                                            "  -H 'content-type: application/json' \\\n"
                                            "  -b 'sid=a; t=b' \\\n"
                                            "  --data-raw $'{\"a\":\"it\\'s \\u0021\",\\n\"b\":\"50%\"}' \\\n"
                                            "  --compressed");
    QTest::newRow("cmd") << QStringLiteral(
        "curl ^\"https://h.example/api?x=1^&y=2^\" ^\r\n"
        "  -X ^\"POST^\" ^\r\n"
        "  -H ^\"accept: */*^\" ^\r\n"
        "  -H ^\"content-type: application/json^\" ^\r\n"
        "  -b ^\"sid=a; t=b^\" ^\r\n"
        "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"it's ^!^\\^\",^\n\n^\\^\"b^\\^\":^\\^\"50^%^\\^\"^}^\" ^\r\n"
        "  --compressed");
    QTest::newRow("one line for Windows") << QStringLiteral(
        "curl.exe \"https://h.example/api?x=1&y=2\" -X POST -H \"accept: */*\" -H \"content-type: "
        "application/json\" "
        "-b \"sid=a; t=b\" --data-raw \"{\\\"a\\\":\\\"it's !\\\",\n\\\"b\\\":\\\"50%\\\"}\" --compressed");
}

void TestCurlCommand::asCopiedFromBrowsers()
{
    QFETCH(QString, command);
    const auto read = parseCurl(command);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().arguments.join(u' ')));
    CurlRequest expected =
        post("{\"a\":\"it's !\",\n\"b\":\"50%\"}",
             {{"accept", "*/*"}, {"content-type", "application/json"}, {"Cookie", "sid=a; t=b"}});
    expected.url = QStringLiteral("https://h.example/api?x=1&y=2");
    expected.compressed = true;
    QCOMPARE(read->bytes, expected.bytes);
    QVERIFY(*read == expected);
}

void TestCurlCommand::mistakes_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("position");
    const auto row = [](const char *command, const char *reason, int position) {
        QTest::newRow(*command ? command : "empty")
            << QString::fromUtf8(command) << QString::fromUtf8(reason) << position;
    };
    row("", "it does not begin with curl", 0);
    row("wget h", "it does not begin with curl", 0);
    row("curl", "the address is missing", 0);
    row("curl h -X", "the value of -X is missing", 7);
    row("curl h --data", "the value of --data is missing", 7);
    row("curl 'h", "a quote ' has no end", 5);
    row("curl h -m x", "“x” is no such number", 7);
    row("curl h -d a --data-binary @b", "a file is only sent as the whole body", 12);
    row("curl h -d @b -d a", "a file is only sent as the whole body", 13);
    row("curl h -d @-", "the body comes from another program", 7);
    row("curl h -d a -F b=c", "a body is either data or a form", 0);
    row("curl h -F b", "a field of a form is NAME=VALUE", 7);
    row("curl h -F 'a=<b'", "a field of a form whose text is in a file is not known here", 7);
    row("curl h -F $'a=b\\nc'", "a field of a form has several lines, which cannot be typed here", 7);
    row("curl h --data-urlencode a@b", "--data-urlencode with a file is not known here", 7);
}

void TestCurlCommand::mistakes()
{
    QFETCH(QString, command);
    const auto read = parseCurl(command);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidCurlCommand);
    QTEST(read.error().arguments.value(1), "reason");
    QTEST(read.error().position, "position");
}

void TestCurlCommand::whatMeansNothingIsTold_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("ignored");
    const auto row = [](const char *command, const QStringList &ignored) {
        QTest::newRow(command) << QString::fromUtf8(command) << ignored;
    };
    row("$ curl -sSvig --http1.1 h", {});
    row("curl -o out -O --http2 h",
        {QStringLiteral("-o out"), QStringLiteral("-O"), QStringLiteral("--http2")});
    row("curl --new-thing h other", {QStringLiteral("--new-thing"), QStringLiteral("other")});
    row("curl h -b jar.txt -H @file -H nonsense",
        {QStringLiteral("--cookie jar.txt"), QStringLiteral("--header @file"),
         QStringLiteral("--header nonsense")});
    row("curl h | jq .", {QStringLiteral("| jq .")});
    row("curl h --next -d x i",
        {QStringLiteral("--next"), QStringLiteral("-d"), QStringLiteral("x"), QStringLiteral("i")});
    row("curl -F 'a=b;type=c/d' h", {QStringLiteral("--form …;type=c/d")});
}

void TestCurlCommand::whatMeansNothingIsTold()
{
    QFETCH(QString, command);
    const auto read = parseCurl(command);
    QVERIFY(read);
    QCOMPARE(read->url, QStringLiteral("h"));
    QTEST(read->ignored, "ignored");
}

void TestCurlCommand::secretsCanBeTakenOut()
{
    const auto read = parseCurl(QStringLiteral("curl https://me:secret@h/a@b -u u:secret --oauth2-bearer "
                                               "secret -x http://u:secret@p:1 -H 'authorization: secret' "
                                               "-b a=secret -H 'X: y'"));
    QVERIFY(read);
    const CurlRequest clean = withoutSecrets(*read);
    QVERIFY2(!toCurl(clean).contains(QStringLiteral("secret")), qPrintable(toCurl(clean)));
    QCOMPARE(clean.url, QStringLiteral("https://me@h/a@b"));
    QCOMPARE(clean.user, QStringLiteral("u"));
    QCOMPARE(clean.proxy, QStringLiteral("http://u@p:1"));
    QCOMPARE(clean.fields, (HttpFields{{"X", "y"}}));
}

QTEST_GUILESS_MAIN(TestCurlCommand)
#include "tst_curlcommand.moc"
