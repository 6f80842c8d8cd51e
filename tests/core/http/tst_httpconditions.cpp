#include "core/http/httpconditions.h"

#include <QTest>

using namespace wirebench;

Q_DECLARE_METATYPE(HttpCondition)

namespace {

constexpr qint64 now = 1795200000;
constexpr qint64 modified = 784111777;
constexpr const char *modifiedText = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr const char *before = "Sun, 06 Nov 1994 08:49:36 GMT";
constexpr const char *after = "Sun, 06 Nov 1994 08:49:38 GMT";
const HttpValidators file{"\"a-b\"", modified};

} // namespace

class TestHttpConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checks_data();
    void checks();
    void otherMethodsFail();
    void rangesOfTheSameVersion_data();
    void rangesOfTheSameVersion();
    void aDateIsWeakWithinItsSecond();
    void tagsDiffer();
};

void TestHttpConditions::checks_data()
{
    using C = HttpCondition;
    QTest::addColumn<HttpFields>("fields");
    QTest::addColumn<C>("condition");
    const auto row = [](const char *name, const HttpFields &fields, C condition) {
        QTest::newRow(name) << fields << condition;
    };
    row("none", {}, C::Holds);
    row("If-None-Match, same", {{"If-None-Match", "\"a-b\""}}, C::NotModified);
    row("If-None-Match, weak", {{"If-None-Match", "W/\"a-b\""}}, C::NotModified);
    row("If-None-Match, in a list", {{"If-None-Match", "\"x\", \"a-b\""}}, C::NotModified);
    row("If-None-Match, in a second field", {{"If-None-Match", "\"x\""}, {"if-none-match", "\"a-b\""}},
        C::NotModified);
    row("If-None-Match, any", {{"If-None-Match", "*"}}, C::NotModified);
    row("If-None-Match, other", {{"If-None-Match", "\"x\""}}, C::Holds);
    row("If-None-Match outweighs the date", {{"If-None-Match", "\"x\""}, {"If-Modified-Since", modifiedText}},
        C::Holds);
    row("If-Modified-Since, same", {{"If-Modified-Since", modifiedText}}, C::NotModified);
    row("If-Modified-Since, later", {{"If-Modified-Since", after}}, C::NotModified);
    row("If-Modified-Since, earlier", {{"If-Modified-Since", before}}, C::Holds);
    row("If-Modified-Since, no date", {{"If-Modified-Since", "yesterday"}}, C::Holds);
    row("If-Match, same", {{"If-Match", "\"a-b\""}}, C::Holds);
    row("If-Match, any", {{"If-Match", "*"}}, C::Holds);
    row("If-Match, weak", {{"If-Match", "W/\"a-b\""}}, C::Failed);
    row("If-Match, other", {{"If-Match", "\"x\""}}, C::Failed);
    row("If-Match outweighs the date", {{"If-Match", "\"a-b\""}, {"If-Unmodified-Since", before}}, C::Holds);
    row("If-Unmodified-Since, same", {{"If-Unmodified-Since", modifiedText}}, C::Holds);
    row("If-Unmodified-Since, earlier", {{"If-Unmodified-Since", before}}, C::Failed);
    row("If-Unmodified-Since, no date", {{"If-Unmodified-Since", "?"}}, C::Holds);
    row("failing comes first", {{"If-None-Match", "*"}, {"If-Match", "\"x\""}}, C::Failed);
}

void TestHttpConditions::checks()
{
    QFETCH(HttpFields, fields);
    for (const char *method : {"GET", "HEAD"})
        QTEST(checkConditions({method, "/", 1, fields}, file, now), "condition");
}

void TestHttpConditions::otherMethodsFail()
{
    QCOMPARE(checkConditions({"DELETE", "/", 1, {{"If-None-Match", "*"}}}, file, now), HttpCondition::Failed);
    QCOMPARE(checkConditions({"DELETE", "/", 1, {{"If-Modified-Since", after}}}, file, now),
             HttpCondition::Holds);
}

void TestHttpConditions::rangesOfTheSameVersion_data()
{
    QTest::addColumn<HttpFields>("fields");
    QTest::addColumn<bool>("heard");
    QTest::newRow("none") << HttpFields{} << true;
    QTest::newRow("tag") << HttpFields{{"If-Range", "\"a-b\""}} << true;
    QTest::newRow("weak tag") << HttpFields{{"If-Range", "W/\"a-b\""}} << false;
    QTest::newRow("other tag") << HttpFields{{"If-Range", "\"x\""}} << false;
    QTest::newRow("date") << HttpFields{{"If-Range", modifiedText}} << true;
    QTest::newRow("later date") << HttpFields{{"If-Range", after}} << false;
    QTest::newRow("no date") << HttpFields{{"If-Range", "soon"}} << false;
    QTest::newRow("empty") << HttpFields{{"If-Range", ""}} << false;
}

void TestHttpConditions::rangesOfTheSameVersion()
{
    QFETCH(HttpFields, fields);
    QTEST(mayAnswerRange(fields, file, now), "heard");
}

void TestHttpConditions::aDateIsWeakWithinItsSecond()
{
    const HttpFields fields{{"If-Range", modifiedText}};
    QVERIFY(!mayAnswerRange(fields, file, modified));
    QVERIFY(!mayAnswerRange(fields, file, modified + 1));
    QVERIFY(mayAnswerRange(fields, file, modified + 2));
}

void TestHttpConditions::tagsDiffer()
{
    const QByteArray tag = entityTag(10, 20, 30);
    QVERIFY(tag.startsWith('"') && tag.endsWith('"') && tag.count('"') == 2);
    QVERIFY(tag != entityTag(11, 20, 30));
    QVERIFY(tag != entityTag(10, 21, 30));
    QVERIFY(tag != entityTag(10, 20, 31));
    QCOMPARE(tag, entityTag(10, 20, 30));
}

QTEST_GUILESS_MAIN(TestHttpConditions)
#include "tst_httpconditions.moc"
