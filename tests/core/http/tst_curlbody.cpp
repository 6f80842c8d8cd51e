#include "core/http/curlbody.h"

#include <QTest>

using namespace wirebench;

using Body = CurlRequest::Body;

// Most of what it does is tested through whole commands in tst_curlcommand; here is what depends on the
// order.
class TestCurlBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNoBody();
    void dataAfterGetAndBefore();
    void aChosenMethodStays();
    void reasonsAgainst();
};

void TestCurlBody::nothingIsNoBody()
{
    CurlRequest request;
    request.url = QStringLiteral("h");
    QCOMPARE(CurlBody().finish(request), QString());
    QCOMPARE(request.body, Body::None);
    QCOMPARE(request.url, QStringLiteral("h"));
    QVERIFY(request.method.isEmpty() && request.fields.isEmpty());
}

void TestCurlBody::dataAfterGetAndBefore()
{
    for (const bool before : {true, false}) {
        CurlBody body;
        if (before)
            QCOMPARE(body.take(CurlOption::Get, {}), QString());
        QCOMPARE(body.take(CurlOption::Data, "a=1"), QString());
        if (!before)
            QCOMPARE(body.take(CurlOption::Get, {}), QString());
        CurlRequest request;
        request.url = QStringLiteral("h?b#c");
        QCOMPARE(body.finish(request), QString());
        QCOMPARE(request.url, QStringLiteral("h?b&a=1#c"));
        QCOMPARE(request.body, Body::None);
        QVERIFY(request.bytes.isEmpty() && request.method.isEmpty() && request.fields.isEmpty());
    }
}

void TestCurlBody::aChosenMethodStays()
{
    CurlBody body;
    QCOMPARE(body.take(CurlOption::Upload, "file"), QString());
    CurlRequest request;
    request.method = QStringLiteral("PATCH");
    QCOMPARE(body.finish(request), QString());
    QCOMPARE(request.method, QStringLiteral("PATCH"));
    QCOMPARE(request.text, QStringLiteral("file"));
}

void TestCurlBody::reasonsAgainst()
{
    CurlBody body;
    QVERIFY(!body.take(CurlOption::Data, "@").isEmpty());
    QVERIFY(!body.take(CurlOption::Form, "=x").isEmpty());
    CurlBody file;
    QCOMPARE(file.take(CurlOption::Get, {}), QString());
    QCOMPARE(file.take(CurlOption::Data, "@file"), QString());
    CurlRequest request;
    QVERIFY(!file.finish(request).isEmpty());
}

QTEST_GUILESS_MAIN(TestCurlBody)
#include "tst_curlbody.moc"
