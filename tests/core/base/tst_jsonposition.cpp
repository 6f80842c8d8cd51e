#include "core/base/jsonposition.h"

#include <QTest>

using namespace wirebench;

class TestJsonPosition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLine_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("line");
        QTest::newRow("the whole") << "" << 1;
        QTest::newRow("a member") << "b" << 3;
        QTest::newRow("an element") << "b[1]" << 5;
        QTest::newRow("a member of an element") << "b[1].name" << 6;
        QTest::newRow("behind brackets in a text") << "b[2]" << 8;
        QTest::newRow("a name with an escape") << "é" << 9;
        QTest::newRow("not there") << "b[1].other" << 5;
        QTest::newRow("too far") << "b[7]" << 3;
        QTest::newRow("not a list") << "a[0]" << 2;
    }
    void findsTheLine()
    {
        const QByteArray text = "{\n"
                                "\"a\": 1,\n"
                                "\"b\": [\n"
                                "  {\"name\": \"x\", \"list\": [1, [2, {}]]},\n"
                                "  {\"port\": 1,\n"
                                "   \"name\": \"a \\\" ] }\"},\n"
                                "  \n"
                                "  3],\n"
                                "\"\\u00e9\": true}\n";
        QFETCH(QString, path);
        QTEST(jsonLine(text, path), "line");
    }

    void anyTextIsWalkedToItsEnd()
    {
        for (const char *text :
             {"", "[", "{\"", "{\"a", "{\"a\"", "{\"a\":", "[\"\\", "[[[", "{\"b\":[{\"name\":\"\\"})
            QCOMPARE(jsonLine(text, QStringLiteral("b[3].name")), 1);
    }

    void countsLinesAndColumns()
    {
        const auto placeOf = [](const QByteArray &text) {
            return parseJson(text, ErrorCode::FileNotRules, QStringLiteral("f")).error().arguments.value(1);
        };
        QVERIFY2(placeOf("x").startsWith(QLatin1String("1:")), qPrintable(placeOf("x")));
        QVERIFY2(placeOf("{\n \"a\": }").startsWith(QLatin1String("2:")), qPrintable(placeOf("{\n \"a\": }")));
        QVERIFY(parseJson("{\n \"a\": 1}", ErrorCode::FileNotRules, {})->isObject());
    }
};

QTEST_APPLESS_MAIN(TestJsonPosition)
#include "tst_jsonposition.moc"
