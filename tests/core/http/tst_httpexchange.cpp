#include "core/http/cookiejar.h"
#include "core/http/httpexchange.h"

#include <QTest>

using namespace wirebench;

using Then = HttpExchange::Then;

namespace {

HttpRequest request(const char *url)
{
    HttpRequest request;
    request.url = parseHttpUrl(QString::fromUtf8(url)).value_or(QUrl());
    return request;
}

HttpRequest bare(const char *url)
{
    HttpRequest bareRequest = request(url);
    bareRequest.fields = {{"User-Agent", {}}, {"Accept", {}}};
    bareRequest.acceptCompressed = false;
    return bareRequest;
}

HttpResponseHead answer(int status, const HttpFields &fields = {})
{
    return {status, "X", 1, fields};
}

HttpResponseHead redirect(int status, const char *location)
{
    return answer(status, {{"Location", location}});
}

} // namespace

class TestHttpExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headsAsWritten_data();
    void headsAsWritten();
    void whatCannotBeSent();
    void redirectsChangeMethodAndBody();
    void redirectsThatAreNotFollowed();
    void redirectsHaveALimit();
    void redirectsInACircle();
    void redirectsToTheSamePlaceWithACookie();
    void nothingSecretGoesElsewhere();
    void secretsGoAgainWhereTheyBelong();
    void credentialsOfTheUrl();
    void digestIsAnsweredAndRemembered();
    void digestThatIsNotKnown();
    void wrongCredentialsAreDone();
    void typedAuthorizationIsAll();
    void cookiesComeAndGo();
    void cookiesCanBeOff();
};

void TestHttpExchange::headsAsWritten_data()
{
    QTest::addColumn<HttpRequest>("asked");
    QTest::addColumn<QByteArray>("head");
    const auto row = [](const char *name, const HttpRequest &asked, const QByteArray &head) {
        QTest::newRow(name) << asked << head + "\r\n";
    };
    row("bare", bare("http://h/"), "GET / HTTP/1.1\r\nHost: h\r\n");
    HttpRequest r = bare("http://h:81/a?b");
    r.keepAlive = false;
    row("closing", r, "GET /a?b HTTP/1.1\r\nHost: h:81\r\nConnection: close\r\n");
    r = bare("http://h/");
    r.method = "POST";
    row("expects a body", r, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n");
    r.body = bytesBody("{}", "application/json");
    row("body", r, "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\n");
    r.fields.append("X-Empty", {});
    r.fields.append("content-type", "x/y");
    r.fields.append("Content-Length", "9");
    row("typed ones take the place", r,
        "POST / HTTP/1.1\r\nHost: h\r\nX-Empty: \r\ncontent-type: x/y\r\nContent-Length: 9\r\n");
    r = bare("http://h/");
    r.body = bytesBody("0\r\n\r\n", {});
    r.fields.append("Transfer-Encoding", "chunked");
    row("typed transfer coding", r, "GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n");
    r = bare("http://h/");
    r.fields.append("A", "1");
    r.fields.append("hOST", "other");
    row("typed host stands first", r, "GET / HTTP/1.1\r\nhOST: other\r\nA: 1\r\n");
    r = bare("http://h/");
    r.fields.append("Host", {});
    row("no host on purpose", r, "GET / HTTP/1.1\r\n");
    r = bare("http://h/");
    r.auth = {HttpAuthKind::Bearer, {}, QStringLiteral("t")};
    row("bearer", r, "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer t\r\n");
}

void TestHttpExchange::headsAsWritten()
{
    QFETCH(HttpRequest, asked);
    CookieJar jar;
    const auto head = firstHead(asked, jar);
    QVERIFY(head);
    QTEST(*head, "head");
}

void TestHttpExchange::whatCannotBeSent()
{
    CookieJar jar;
    const auto errorOf = [&](const HttpRequest &r) {
        const auto head = firstHead(r, jar);
        return head ? ErrorCode::None : head.error().code;
    };
    QCOMPARE(errorOf(request("http://h/")), ErrorCode::None);
    QCOMPARE(errorOf(HttpRequest()), ErrorCode::InvalidUrl);
    HttpRequest r = request("http://h/");
    r.url = QUrl(QStringLiteral("ftp://h/"));
    QCOMPARE(errorOf(r), ErrorCode::InvalidUrl);
    r = request("http://h/");
    r.method = "GET /x";
    QCOMPARE(errorOf(r), ErrorCode::InvalidHttpMethod);
    r = request("http://h/");
    r.fields.append("A", "b\r\nC: d");
    QCOMPARE(errorOf(r), ErrorCode::InvalidHttpField);
    r = request("http://h/");
    r.auth = {HttpAuthKind::Bearer, {}, QStringLiteral("a\r\nB: c")};
    QCOMPARE(errorOf(r), ErrorCode::InvalidHttpField);
}

void TestHttpExchange::redirectsChangeMethodAndBody()
{
    for (const int status : {302, 307}) {
        HttpRequest r = bare("http://h/form");
        r.method = "POST";
        r.body = bytesBody("a=1", "x/y");
        r.fields.append("Content-Language", "fr");
        r.fields.append("X-Kept", "1");
        CookieJar jar;
        HttpExchange exchange(r, jar);
        QVERIFY(exchange.next());
        QCOMPARE(exchange.take(redirect(status, "/done#x")), Then::Redirect);
        const auto head = exchange.next();
        QVERIFY(head);
        QCOMPARE(head->target, QByteArray("/done"));
        QCOMPARE(head->method, QByteArray(status == 302 ? "GET" : "POST"));
        QCOMPARE(head->fields.value("X-Kept"), QByteArray("1"));
        QCOMPARE(head->fields.contains("Content-Language"), status == 307);
        QCOMPARE(head->fields.contains("Content-Type"), status == 307);
        QCOMPARE(head->fields.value("Content-Length"), QByteArray(status == 307 ? "3" : ""));
        QCOMPARE(exchange.body().size(), status == 307 ? 3 : 0);
        QCOMPARE(exchange.redirects(), 1);
    }
}

void TestHttpExchange::redirectsThatAreNotFollowed()
{
    CookieJar jar;
    HttpRequest r = request("https://h/");
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(304, "/x")), Then::Done);
    QCOMPARE(exchange.take(answer(302)), Then::Refused);
    QCOMPARE(exchange.error().code, ErrorCode::HttpRedirectUseless);
    QCOMPARE(exchange.take(redirect(302, "http://h/")), Then::Refused);
    QCOMPARE(exchange.error().code, ErrorCode::HttpRedirectDowngrade);
    QCOMPARE(exchange.url(), QUrl(QStringLiteral("https://h/")));
    r.redirects.follow = false;
    QCOMPARE(HttpExchange(r, jar).take(redirect(302, "/x")), Then::Done);
}

void TestHttpExchange::redirectsHaveALimit()
{
    CookieJar jar;
    HttpRequest r = request("http://h/0");
    r.redirects.most = 2;
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "/1")), Then::Redirect);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "/2")), Then::Redirect);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "/3")), Then::Refused);
    QCOMPARE(exchange.error(),
             (Error{ErrorCode::HttpTooManyRedirects, {QStringLiteral("http://h/2"), QStringLiteral("2")}}));
}

void TestHttpExchange::redirectsInACircle()
{
    CookieJar jar;
    HttpExchange exchange(request("http://h/a"), jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "/b")), Then::Redirect);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "/a")), Then::Refused);
    QCOMPARE(exchange.error(), (Error{ErrorCode::HttpRedirectLoop, {QStringLiteral("http://h/b")}}));
}

void TestHttpExchange::redirectsToTheSamePlaceWithACookie()
{
    CookieJar jar;
    HttpExchange exchange(request("http://h/a"), jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(answer(302, {{"Location", "/a"}, {"Set-Cookie", "seen=1"}})), Then::Redirect);
    const auto head = exchange.next();
    QVERIFY(head);
    QCOMPARE(head->fields.value("Cookie"), QByteArray("seen=1"));
    QCOMPARE(exchange.take(answer(302, {{"Location", "/a"}, {"Set-Cookie", "seen=1"}})), Then::Refused);
    QCOMPARE(exchange.error().code, ErrorCode::HttpRedirectLoop);
}

void TestHttpExchange::nothingSecretGoesElsewhere()
{
    for (const char *elsewhere : {"http://other/", "http://h:81/", "https://h/", "http://sub.h/"}) {
        HttpRequest r = request("http://h/");
        r.fields = {{"authorization", "typed"}, {"COOKIE", "typed"}, {"Host", "typed"}, {"X", "typed"}};
        CookieJar jar;
        HttpExchange exchange(r, jar);
        QVERIFY(exchange.next());
        QCOMPARE(exchange.take(redirect(307, elsewhere)), Then::Redirect);
        const auto head = exchange.next();
        QVERIFY(head);
        QVERIFY(!head->fields.contains("Authorization") && !head->fields.contains("Cookie"));
        QCOMPARE(head->fields.value("Host"), hostFieldOf(QUrl(QString::fromLatin1(elsewhere))));
        QCOMPARE(head->fields.value("X"), QByteArray("typed"));

        r = request("http://user:secret@h/");
        HttpExchange other(r, jar);
        QVERIFY(other.next());
        QCOMPARE(other.take(redirect(307, elsewhere)), Then::Redirect);
        QVERIFY(!other.next()->fields.contains("Authorization"));
        QCOMPARE(other.take(answer(401, {{"WWW-Authenticate", R"(Digest nonce="n")"}})), Then::Done);
    }
}

void TestHttpExchange::secretsGoAgainWhereTheyBelong()
{
    HttpRequest r = request("http://h/");
    r.auth = {HttpAuthKind::Basic, QStringLiteral("u"), QStringLiteral("p")};
    CookieJar jar;
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "http://other/")), Then::Redirect);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(redirect(302, "http://h/back")), Then::Redirect);
    QCOMPARE(exchange.next()->fields.value("Authorization"), QByteArray("Basic dTpw"));
}

void TestHttpExchange::credentialsOfTheUrl()
{
    CookieJar jar;
    HttpExchange exchange(request("http://us%40er:p%3Aw@h/"), jar);
    QCOMPARE(exchange.next()->fields.value("Authorization"), "Basic " + QByteArray("us@er:p:w").toBase64());
    QCOMPARE(exchange.url(), QUrl(QStringLiteral("http://h/")));
    HttpRequest r = request("http://u:p@h/");
    r.auth.kind = HttpAuthKind::Digest;
    HttpExchange digest(r, jar);
    QVERIFY(!digest.next()->fields.contains("Authorization"));
    QCOMPARE(digest.take(answer(401, {{"WWW-Authenticate", R"(Digest nonce="n")"}})), Then::Authenticate);
    QVERIFY(digest.next()->fields.value("Authorization").startsWith("Digest username=\"u\""));
    r.auth = {HttpAuthKind::Basic, QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(HttpExchange(r, jar).next()->fields.value("Authorization"),
             "Basic " + QByteArray("a:b").toBase64());
}

void TestHttpExchange::digestIsAnsweredAndRemembered()
{
    HttpRequest r = request("http://h/a?b");
    r.method = "PUT";
    r.body = bytesBody("x", {});
    r.auth = {HttpAuthKind::Digest, QStringLiteral("u"), QStringLiteral("p")};
    CookieJar jar;
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    const HttpFields challenge{{"WWW-Authenticate", R"(Digest realm="r", nonce="n", qop="auth")"}};
    QCOMPARE(exchange.take(answer(401, challenge)), Then::Authenticate);
    const auto head = exchange.next();
    QVERIFY(head);
    QCOMPARE(head->method, QByteArray("PUT"));
    QVERIFY(head->fields.value("Authorization").contains("uri=\"/a?b\""));
    QCOMPARE(exchange.body().size(), 1);
    QCOMPARE(exchange.take(redirect(302, "/next")), Then::Redirect);
    const QByteArray next = exchange.next()->fields.value("Authorization");
    QVERIFY2(next.contains("uri=\"/next\"") && next.contains("nc=00000002"), next.constData());
    QCOMPARE(exchange.take(answer(401, challenge)), Then::Authenticate);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(answer(401, challenge)), Then::Done);
}

void TestHttpExchange::digestThatIsNotKnown()
{
    HttpRequest r = request("http://h/");
    r.auth = {HttpAuthKind::Digest, QStringLiteral("u"), QStringLiteral("p")};
    CookieJar jar;
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(answer(401, {{"WWW-Authenticate", R"(Digest nonce="n", algorithm=X)"}})),
             Then::Refused);
    QCOMPARE(exchange.error(),
             (Error{ErrorCode::HttpDigestUnknown, {QStringLiteral("http://h/"), QStringLiteral("X")}}));
}

void TestHttpExchange::wrongCredentialsAreDone()
{
    CookieJar jar;
    HttpExchange exchange(request("http://u:p@h/"), jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(answer(401, {{"WWW-Authenticate", "Basic realm=\"r\""}})), Then::Done);
    QCOMPARE(
        HttpExchange(request("http://h/"), jar).take(answer(401, {{"WWW-Authenticate", "Digest nonce=n"}})),
        Then::Done);
}

void TestHttpExchange::typedAuthorizationIsAll()
{
    HttpRequest r = request("http://u:p@h/");
    r.fields = {{"Authorization", "Mine"}};
    CookieJar jar;
    HttpExchange exchange(r, jar);
    QCOMPARE(exchange.next()->fields.values("Authorization"), QList<QByteArray>{"Mine"});
    QCOMPARE(exchange.take(answer(401, {{"WWW-Authenticate", "Digest nonce=n"}})), Then::Done);
}

void TestHttpExchange::cookiesComeAndGo()
{
    CookieJar jar;
    HttpExchange exchange(request("http://h/"), jar);
    QVERIFY(!exchange.next()->fields.contains("Cookie"));
    QCOMPARE(exchange.take(answer(200, {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}})), Then::Done);
    QCOMPARE(HttpExchange(request("http://h/"), jar).next()->fields.value("Cookie"), QByteArray("a=1; b=2"));
    QVERIFY(!HttpExchange(request("http://other/"), jar).next()->fields.contains("Cookie"));
    HttpRequest typed = request("http://h/");
    typed.fields = {{"Cookie", "mine"}};
    QCOMPARE(HttpExchange(typed, jar).next()->fields.values("Cookie"), QList<QByteArray>{"mine"});
}

void TestHttpExchange::cookiesCanBeOff()
{
    CookieJar jar;
    HttpRequest r = request("http://h/");
    r.useCookies = false;
    HttpExchange exchange(r, jar);
    QVERIFY(exchange.next());
    QCOMPARE(exchange.take(answer(200, {{"Set-Cookie", "a=1"}})), Then::Done);
    QVERIFY(jar.all().isEmpty());
    jar.take({{"Set-Cookie", "a=1"}}, r.url);
    QVERIFY(!HttpExchange(r, jar).next()->fields.contains("Cookie"));
}

QTEST_GUILESS_MAIN(TestHttpExchange)
#include "tst_httpexchange.moc"
