#include "core/http/httpchallenge.h"

#include <QTest>

using namespace wirebench;

class TestHttpChallenge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void challengesOfFields_data();
    void challengesOfFields();
};

void TestHttpChallenge::challengesOfFields_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QString>("challenges"); // scheme{name=value|…}, one behind the other
    const auto row = [](const char *name, const QList<QByteArray> &values, const char *challenges) {
        QTest::newRow(name) << values << QString::fromLatin1(challenges);
    };
    row("none", {}, "");
    row("one", {R"(Basic realm="a b")"}, "Basic{realm=a b}");
    row("commas and quotes inside quotes", {R"(Digest realm="a, \"b\" \\", nonce="x=y")"},
        R"(Digest{realm=a, "b" \|nonce=x=y})");
    row("blanks around the sign", {"Digest realm = \"a\" ,nonce\t= b"}, "Digest{realm=a|nonce=b}");
    row("two in one field", {R"(Digest realm="a", nonce="n", Basic realm="b")"},
        "Digest{realm=a|nonce=n}Basic{realm=b}");
    row("two fields", {R"(Basic realm="b")", R"(Digest realm="a", qop="auth,auth-int")"},
        "Basic{realm=b}Digest{realm=a|qop=auth,auth-int}");
    row("a scheme alone", {"Negotiate, Basic realm=x"}, "Negotiate{}Basic{realm=x}");
    row("a token of its own kind", {"Negotiate YWJj/+==, Basic realm=x"}, "Negotiate{}Basic{realm=x}");
    row("a parameter without a scheme", {"realm=x"}, "");
    row("empty elements", {",, Basic realm=\"\",,"}, "Basic{realm=}");
    row("quote without end", {R"(Basic realm="abc\)"}, R"(Basic{realm=abc\})");
}

void TestHttpChallenge::challengesOfFields()
{
    QFETCH(QList<QByteArray>, values);
    HttpFields fields;
    for (const QByteArray &value : values)
        fields.append("WWW-Authenticate", value);
    QString told;
    for (const HttpChallenge &challenge : challengesIn(fields)) {
        QStringList parameters;
        for (const HttpField &parameter : challenge.parameters)
            parameters += QString::fromLatin1(parameter.name + '=' + parameter.value);
        told += QString::fromLatin1(challenge.scheme) + u'{' + parameters.join(u'|') + u'}';
    }
    QTEST(told, "challenges");
}

QTEST_GUILESS_MAIN(TestHttpChallenge)
#include "tst_httpchallenge.moc"
