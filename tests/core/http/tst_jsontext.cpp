#include "core/http/jsontext.h"

#include <QTest>

using namespace wirebench;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void keepsWhatStandsThere_data();
    void keepsWhatStandsThere();
    void findsTheFault_data();
    void findsTheFault();
    void everyBeginningOfATextIsAtFault();
    void keepsTheRestBehindAFault();
    void isBoundedInDepth();
    void leavesOutAByteOrderMark();
    void needsLinearTime();
};

void TestJsonText::laysOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("laidOut");
    QTest::newRow("object") << QStringLiteral(R"({"b":1,"a":[1,2]})")
                            << QStringLiteral("{\n  \"b\": 1,\n  \"a\": [\n    1,\n    2\n  ]\n}");
    QTest::newRow("empty ones") << QStringLiteral("[ { } , [ ] ]") << QStringLiteral("[\n  {},\n  []\n]");
    QTest::newRow("one word") << QStringLiteral(" true\r\n") << QStringLiteral("true");
    QTest::newRow("blanks between") << QStringLiteral("{ \"a\" :\t1\n}")
                                    << QStringLiteral("{\n  \"a\": 1\n}");
    QTest::newRow("same name twice") << QStringLiteral(R"({"a":1,"a":2})")
                                     << QStringLiteral("{\n  \"a\": 1,\n  \"a\": 2\n}");
}

void TestJsonText::laysOut()
{
    QFETCH(QString, text);
    QFETCH(QString, laidOut);
    const JsonText out = layOutJson(text);
    QVERIFY(!out.fault);
    QCOMPARE(out.text, laidOut);
    QCOMPARE(layOutJson(out.text).text, laidOut);
}

void TestJsonText::keepsWhatStandsThere_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"12345678901234567890", "1.10", "-0", "1E+400", "0.1e-7", "\"\\u00e4\\/\\\"\"",
                             "\"\xc3\xa4\"", "\"\\ud83d\"", "null", "false", "\"\""})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestJsonText::keepsWhatStandsThere()
{
    QFETCH(QString, text);
    const JsonText out = layOutJson(text);
    QVERIFY(!out.fault);
    QCOMPARE(out.text, text);
}

void TestJsonText::findsTheFault_data()
{
    QTest::addColumn<QString>("text"); ///< @ stands before the place of the fault
    for (const char *text :
         {"@",        "  @",        "[1@",        "[1,@]",       "[1 @2]",    "[@,1]",    "{@a:1}",
          "{\"a\"@}", "{\"a\":@}",  "{\"a\":1@]", "{\"a\":1,@}", "[1]@]",     "{}@x",     "@tru",
          "@nul",     "@undefined", "@'a'",       "\"a@\nb\"",   "\"a@\tb\"", "\"\\@x\"", "\"\\u12@g4\"",
          "\"abc@",   "\"\\@",      "0@1",        "-@",          "1.@",       "1.@e5",    "1e@",
          "1e+@x",    "@+1",        "@.5",        "1@x",         "@NaN",      "[1@}",     "@]"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestJsonText::findsTheFault()
{
    QFETCH(QString, text);
    const qsizetype at = text.indexOf(u'@');
    text.remove(at, 1);
    const std::optional<JsonFault> fault = findJsonFault(text);
    QVERIFY(fault.has_value());
    QCOMPARE(fault->position, at);
    QVERIFY(!fault->reason.isEmpty());
}

void TestJsonText::everyBeginningOfATextIsAtFault()
{
    const QString text = QStringLiteral("{\"a\": [1.5e3, \"x\\u0041\", {\"b\": null}], \"c\": false}");
    QVERIFY(!findJsonFault(text));
    for (qsizetype size = 0; size < text.size(); ++size) {
        const std::optional<JsonFault> fault = findJsonFault(text.left(size));
        QVERIFY(fault && fault->position <= size);
    }
}

void TestJsonText::keepsTheRestBehindAFault()
{
    const JsonText out = layOutJson(u"{\"a\":1,\"b\":oops,\"c\":2}");
    QVERIFY(out.fault.has_value());
    QCOMPARE(out.text, QStringLiteral("{\n  \"a\": 1,\n  \"b\": oops,\"c\":2}"));
    QCOMPARE(layOutJson(u"<html>").text, QStringLiteral("<html>"));
}

void TestJsonText::isBoundedInDepth()
{
    const QString open = QString(jsonDepthLimit, u'[');
    const QString close = QString(jsonDepthLimit, u']');
    QVERIFY(!findJsonFault(open + close));
    const std::optional<JsonFault> fault = findJsonFault(u'[' + open + close + u']');
    QVERIFY(fault.has_value());
    QCOMPARE(fault->position, jsonDepthLimit);
    QVERIFY(layOutJson(QString(1'000'000, u'[')).text.size() < 2'000'000);
}

void TestJsonText::leavesOutAByteOrderMark()
{
    QCOMPARE(layOutJson(QChar(0xfeff) + QStringLiteral("1")).text, QStringLiteral("1"));
}

/// 8 MB; anything that is not linear would take minutes.
void TestJsonText::needsLinearTime()
{
    const QString text = u'[' + QStringLiteral("{\"a\":12},").repeated(900'000) + QStringLiteral("0]");
    const JsonText out = layOutJson(text);
    QVERIFY(!out.fault);
    QVERIFY(out.text.endsWith(QStringLiteral("  0\n]")));
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
