#include "core/http/httpdigest.h"

#include <QTest>

using namespace wirebench;

namespace {

QList<HttpChallenge> challenges(const QList<QByteArray> &values)
{
    HttpFields fields;
    for (const QByteArray &value : values)
        fields.append("WWW-Authenticate", value);
    return challengesIn(fields);
}

QByteArray parameterOf(const QByteArray &authorization, const QByteArray &name)
{
    return challenges({authorization}).value(0).parameter(name);
}

} // namespace

class TestHttpDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsTheExamplesOfTheStandard_data();
    void answersAsTheExamplesOfTheStandard();
    void theOldFormHasNoCount();
    void sessionsHashTheNonceIntoTheSecret();
    void namesOutsideAscii();
    void quotesAreEscaped();
    void choosesTheStrongest_data();
    void choosesTheStrongest();
};

// RFC 7616, section 3.9.1: one user, asked with two algorithms.
void TestHttpDigest::answersAsTheExamplesOfTheStandard_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("MD5") << QByteArray("MD5") << QByteArray("8ca523f5e9506fed4657c9700eebdbec");
    QTest::newRow("SHA-256") << QByteArray("SHA-256")
                             << QByteArray(
                                    "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
}

void TestHttpDigest::answersAsTheExamplesOfTheStandard()
{
    QFETCH(QByteArray, algorithm);
    const auto challenge = strongestDigest(
        challenges({R"(Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=)" + algorithm +
                    R"(, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v")"
                    R"(, opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS")"}));
    QVERIFY(challenge && *challenge);
    const QByteArray answer = digestAuthorization(
        **challenge, {QStringLiteral("Mufasa"), QStringLiteral("Circle of Life"), "GET", "/dir/index.html",
                      "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1});
    QTEST(parameterOf(answer, "response"), "response");
    QTEST(parameterOf(answer, "algorithm"), "algorithm");
    QCOMPARE(parameterOf(answer, "username"), QByteArray("Mufasa"));
    QCOMPARE(parameterOf(answer, "uri"), QByteArray("/dir/index.html"));
    QCOMPARE(parameterOf(answer, "opaque"), QByteArray("FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"));
    QVERIFY2(answer.contains(", nc=00000001, qop=auth,"), answer.constData());
}

// RFC 2617, section 3.5, without qop, computed by hand: MD5(HA1:nonce:HA2).
void TestHttpDigest::theOldFormHasNoCount()
{
    DigestChallenge challenge;
    challenge.realm = "r";
    challenge.nonce = "n";
    const QByteArray answer =
        digestAuthorization(challenge, {QStringLiteral("u"), QStringLiteral("p"), "GET", "/", "c", 7});
    const auto md5 = [](const QByteArray &text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
    };
    QCOMPARE(parameterOf(answer, "response"), md5(md5("u:r:p") + ":n:" + md5("GET:/")));
    QVERIFY(!answer.contains("nc=") && !answer.contains("qop") && !answer.contains("algorithm"));
}

void TestHttpDigest::sessionsHashTheNonceIntoTheSecret()
{
    const auto challenge = strongestDigest(
        challenges({R"(Digest realm="r", nonce="n", qop=auth, algorithm=SHA-256-sess, charset=utf-8)"}));
    QVERIFY(challenge && *challenge);
    QVERIFY((*challenge)->isUtf8 && !(*challenge)->userHash);
    const QByteArray answer =
        digestAuthorization(**challenge, {QStringLiteral("u"), QStringLiteral("p"), "PUT", "/x?y", "c", 10});
    const auto sha = [](const QByteArray &text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    };
    QCOMPARE(parameterOf(answer, "response"),
             sha(sha(sha("u:r:p") + ":n:c") + ":n:0000000a:c:auth:" + sha("PUT:/x?y")));
    QCOMPARE(parameterOf(answer, "algorithm"), QByteArray("SHA-256-sess"));
}

void TestHttpDigest::namesOutsideAscii()
{
    DigestChallenge challenge;
    challenge.realm = "r";
    challenge.nonce = "n";
    const DigestRequest request{QStringLiteral("Zoë"), QStringLiteral("p"), "GET", "/", "c", 1};
    QVERIFY(digestAuthorization(challenge, request).startsWith("Digest username=\"Zo\xc3\xab\", realm="));
    challenge.isUtf8 = true;
    QVERIFY(digestAuthorization(challenge, request).startsWith("Digest username*=UTF-8''Zo%C3%AB, realm="));
    challenge.userHash = true;
    const QByteArray hash =
        QCryptographicHash::hash(QStringLiteral("Zoë:r").toUtf8(), QCryptographicHash::Md5).toHex();
    QVERIFY(digestAuthorization(challenge, request)
                .startsWith("Digest username=\"" + hash + "\", userhash=true, realm="));
}

void TestHttpDigest::quotesAreEscaped()
{
    DigestChallenge challenge;
    challenge.realm = "a \"b\" \\";
    challenge.nonce = "n";
    const QByteArray answer =
        digestAuthorization(challenge, {QStringLiteral("u\""), QStringLiteral("p"), "GET", "/", "c", 1});
    const QByteArray expected = "username=\"u\\\"\", realm=\"a \\\"b\\\" \\\\\",";
    QVERIFY2(answer.contains(expected), answer.constData());
    QCOMPARE(parameterOf(answer, "realm"), challenge.realm);
}

void TestHttpDigest::choosesTheStrongest_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QString>("nonce"); // empty: none; "?x": not known
    const auto row = [](const char *name, const QList<QByteArray> &values, const char *nonce) {
        QTest::newRow(name) << values << QString::fromLatin1(nonce);
    };
    row("none", {}, "");
    row("only basic", {R"(Basic realm="r")"}, "");
    row("without a nonce", {R"(Digest realm="r")"}, "");
    row("no algorithm is MD5", {R"(Digest nonce="1")"}, "1");
    row("SHA-256 behind MD5", {R"(Digest nonce="1", algorithm=MD5, Digest nonce="2", algorithm=sha-256)"},
        "2");
    row("SHA-256 before MD5", {R"(Digest nonce="2", algorithm="SHA-256")", R"(Digest nonce="1")"}, "2");
    row("known beside unknown", {R"(Digest nonce="2", algorithm=SHA-512-256)", R"(Digest nonce="1")"}, "1");
    row("unknown algorithm", {R"(Digest nonce="2", algorithm=SHA-512-256, Basic realm="r")"}, "?SHA-512-256");
    row("unknown qop", {R"(Digest nonce="2", qop="auth-int")"}, "?qop=auth-int");
    row("qop among others", {R"(Digest nonce="2", qop="auth-int , AUTH")"}, "2");
}

void TestHttpDigest::choosesTheStrongest()
{
    QFETCH(QList<QByteArray>, values);
    const auto chosen = strongestDigest(challenges(values));
    QString told;
    if (!chosen)
        told = u'?' + chosen.error().arguments.value(1);
    else if (*chosen)
        told = QString::fromLatin1((*chosen)->nonce);
    QTEST(told, "nonce");
    QVERIFY(chosen || chosen.error().code == ErrorCode::HttpDigestUnknown);
}

QTEST_GUILESS_MAIN(TestHttpDigest)
#include "tst_httpdigest.moc"
