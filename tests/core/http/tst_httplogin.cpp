#include "core/http/httplogin.h"

#include <QTest>

using namespace wirebench;

namespace {

HttpLogin login(HttpAuthKind kind)
{
    return HttpLogin({kind, QStringLiteral("Aladdin"), QStringLiteral("open sesame")});
}

HttpFields asks(const QByteArray &challenge)
{
    return {{"WWW-Authenticate", challenge}};
}

const QByteArray digest = R"(Digest realm="r", nonce="n1", qop="auth")";

} // namespace

class TestHttpLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesOutAtOnce();
    void basicIsUtf8();
    void digestWaitsToBeAskedAndIsRemembered();
    void digestIsAnsweredOnce();
    void digestIsAnsweredAgainWhenItWasStale();
    void basicBecomesDigestWhereThatIsAskedFor();
    void digestNeverBecomesBasic();
    void unknownDigestIsAnErrorOnlyForDigest();
};

void TestHttpLogin::whatGoesOutAtOnce()
{
    QCOMPARE(HttpLogin().authorization("GET", "/"), QByteArray());
    QCOMPARE(login(HttpAuthKind::Basic).authorization("GET", "/"),
             QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    QCOMPARE(login(HttpAuthKind::Bearer).authorization("GET", "/"), QByteArray("Bearer open sesame"));
    QCOMPARE(login(HttpAuthKind::Digest).authorization("GET", "/"), QByteArray());
}

// The example of RFC 7617, section 2.1.
void TestHttpLogin::basicIsUtf8()
{
    HttpLogin login({HttpAuthKind::Basic, QStringLiteral("test"), QStringLiteral("123\u00a3")});
    QCOMPARE(login.authorization("GET", "/"), QByteArray("Basic dGVzdDoxMjPCow=="));
}

void TestHttpLogin::digestWaitsToBeAskedAndIsRemembered()
{
    HttpLogin known = login(HttpAuthKind::Digest);
    QVERIFY(known.take(asks(digest)).value_or(false));
    QVERIFY(known.authorization("GET", "/").contains("nc=00000001"));
    QVERIFY(known.authorization("GET", "/2").contains("uri=\"/2\", cnonce="));
    known.beginRequest();
    QVERIFY(known.authorization("GET", "/").contains("nc=00000003"));
}

void TestHttpLogin::digestIsAnsweredOnce()
{
    HttpLogin known = login(HttpAuthKind::Digest);
    QVERIFY(known.take(asks(digest)).value_or(false));
    QVERIFY(!known.take(asks(digest)).value_or(true));
    known.beginRequest();
    QVERIFY(known.take(asks(digest)).value_or(false));
}

void TestHttpLogin::digestIsAnsweredAgainWhenItWasStale()
{
    HttpLogin known = login(HttpAuthKind::Digest);
    QVERIFY(known.take(asks(digest)).value_or(false));
    const HttpFields stale = asks(R"(Digest realm="r", nonce="n2", qop="auth", stale=TRUE)");
    QVERIFY(known.take(stale).value_or(false));
    const QByteArray answer = known.authorization("GET", "/");
    QVERIFY2(answer.contains("nonce=\"n2\"") && answer.contains("nc=00000001"), answer.constData());
    QVERIFY(!known.take(stale).value_or(true));
}

void TestHttpLogin::basicBecomesDigestWhereThatIsAskedFor()
{
    HttpLogin known = login(HttpAuthKind::Basic);
    QVERIFY(known.take(asks(digest)).value_or(false));
    QVERIFY(known.authorization("GET", "/").startsWith("Digest "));
}

void TestHttpLogin::digestNeverBecomesBasic()
{
    HttpLogin known = login(HttpAuthKind::Digest);
    QVERIFY(!known.take(asks("Basic realm=\"r\"")).value_or(true));
    QCOMPARE(known.authorization("GET", "/"), QByteArray());
    QVERIFY(!login(HttpAuthKind::Bearer).take(asks(digest)).value_or(true));
    QVERIFY(!HttpLogin().take(asks(digest)).value_or(true));
}

void TestHttpLogin::unknownDigestIsAnErrorOnlyForDigest()
{
    const HttpFields unknown = asks(R"(Digest nonce="n", algorithm=NEW)");
    const auto taken = login(HttpAuthKind::Digest).take(unknown);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::HttpDigestUnknown);
    QVERIFY(!login(HttpAuthKind::Basic).take(unknown).value_or(true));
}

QTEST_GUILESS_MAIN(TestHttpLogin)
#include "tst_httplogin.moc"
