#include "core/web/httpanswer.h"

#include <QTest>

using namespace wirebench;

class TestHttpAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsBytesAndFile();
    void somethingsHaveNoLength();
    void mistakesHaveAStatus_data();
    void mistakesHaveAStatus();
    void saysWhatIsWrong();
};

void TestHttpAnswer::countsBytesAndFile()
{
    HttpAnswer answer;
    answer.parts = {{"abc", 0, 10}, {{}, 5, 20}, {"de", 0, 0}};
    QCOMPARE(answer.bodySize(), 35);
    QCOMPARE(wholeAnswer(200, "text/plain", "body").head.fields.value("Content-Length"), QByteArray("4"));
}

void TestHttpAnswer::somethingsHaveNoLength()
{
    QVERIFY(!bareAnswer(204).head.fields.contains("Content-Length"));
    QVERIFY(!bareAnswer(304).head.fields.contains("Content-Length"));
    QCOMPARE(bareAnswer(200).head.fields.value("Content-Length"), QByteArray("0"));
}

void TestHttpAnswer::mistakesHaveAStatus_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, ErrorCode code, int status, const char *text = "") {
        QTest::newRow(name) << int(code) << QString::fromLatin1(text) << status;
    };
    row("version", ErrorCode::HttpVersion, 505);
    row("head", ErrorCode::HttpHeadTooLarge, 431);
    row("fields", ErrorCode::HttpTooManyFields, 431);
    row("body", ErrorCode::HttpBodyTooLarge, 413);
    row("unknown coding", ErrorCode::HttpTransferCoding, 501, "frobnicated");
    row("chunked twice", ErrorCode::HttpTransferCoding, 400, "chunked, chunked");
    row("start line", ErrorCode::HttpStartLine, 400);
    row("lengths", ErrorCode::HttpLengthsConflict, 400);
}

void TestHttpAnswer::mistakesHaveAStatus()
{
    QFETCH(int, code);
    QFETCH(QString, text);
    const Error error{ErrorCode(code), {QStringLiteral("peer"), text, QString()}};
    QTEST(statusFor(error), "status");
    QTEST(refusal(error).head.status, "status");
}

void TestHttpAnswer::saysWhatIsWrong()
{
    const HttpAnswer answer = refusal({ErrorCode::HttpHostField, {QStringLiteral("127.0.0.1:5")}});
    const QByteArray body = answer.parts.first().bytes;
    QVERIFY2(body.startsWith("400 Bad Request\n\n") && body.contains("RFC 9112, 3.2"), body.constData());
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
