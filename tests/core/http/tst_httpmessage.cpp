#include "core/http/httpmessage.h"

#include <QTest>

using namespace wirebench;

class TestHttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesHaveNoCase();
    void setReplacesTheFirstAndRemovesOthers();
    void secretsAreKnown();
    void elementsOfLists_data();
    void elementsOfLists();
    void keepsAliveAsTheVersionSays_data();
    void keepsAliveAsTheVersionSays();
};

void TestHttpMessage::secretsAreKnown()
{
    for (const char *name : {"Authorization", "proxy-authorization", "COOKIE", "Set-Cookie"})
        QVERIFY(isSecretField(name));
    QVERIFY(!isSecretField("Cookies") && !isSecretField("Host") && !isSecretField(""));
    HttpFields fields{{"Host", "a"}, {"cookie", "x"}, {"Authorization", "b"}, {"Cookie", "y"}, {"Accept", "z"}};
    fields.removeSecrets();
    QCOMPARE(fields, (HttpFields{{"Host", "a"}, {"Accept", "z"}}));
}

void TestHttpMessage::namesHaveNoCase()
{
    HttpFields fields{{"Host", "a"}, {"accept", "x"}, {"HOST", "b"}};
    QCOMPARE(fields.value("host"), QByteArray("a"));
    QCOMPARE(fields.values("hOST"), (QList<QByteArray>{"a", "b"}));
    QVERIFY(fields.contains("Accept") && !fields.contains("Acc"));
    fields.remove("ACCEPT");
    QCOMPARE(fields.size(), 2);
    QVERIFY(fields.value("Accept").isEmpty());
}

void TestHttpMessage::setReplacesTheFirstAndRemovesOthers()
{
    HttpFields fields{{"a", "1"}, {"B", "2"}, {"A", "3"}};
    fields.set("A", "9");
    QCOMPARE(fields, (HttpFields{{"a", "9"}, {"B", "2"}}));
    fields.set("C", "4");
    QCOMPARE(fields, (HttpFields{{"a", "9"}, {"B", "2"}, {"C", "4"}}));
}

void TestHttpMessage::elementsOfLists_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QList<QByteArray>>("elements");
    QTest::newRow("none") << QList<QByteArray>{} << QList<QByteArray>{};
    QTest::newRow("blanks and empty ones") << QList<QByteArray>{" , a ,, b\t,"} << QList<QByteArray>{"a", "b"};
    QTest::newRow("over two fields") << QList<QByteArray>{"a", "b, c"} << QList<QByteArray>{"a", "b", "c"};
    QTest::newRow("comma in quotes") << QList<QByteArray>{R"(x="a, \", b", y)"}
                                     << QList<QByteArray>{R"(x="a, \", b")", "y"};
    QTest::newRow("quote without end") << QList<QByteArray>{R"(a, "b, c\)"} << QList<QByteArray>{"a", R"("b, c\)"};
}

void TestHttpMessage::elementsOfLists()
{
    QFETCH(QList<QByteArray>, values);
    HttpFields fields;
    for (const QByteArray &value : values)
        fields.append("List", value);
    QTEST(fields.elements("list"), "elements");
}

void TestHttpMessage::keepsAliveAsTheVersionSays_data()
{
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("kept");
    QTest::newRow("1.1") << 1 << QByteArray() << true;
    QTest::newRow("1.1 close") << 1 << QByteArray("foo, Close") << false;
    QTest::newRow("1.0") << 0 << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << 0 << QByteArray("Keep-Alive") << true;
    QTest::newRow("both") << 1 << QByteArray("keep-alive, close") << false;
}

void TestHttpMessage::keepsAliveAsTheVersionSays()
{
    QFETCH(int, minorVersion);
    QFETCH(QByteArray, connection);
    HttpFields fields;
    if (!connection.isEmpty())
        fields.append("Connection", connection);
    QTEST(keepsAlive(minorVersion, fields), "kept");
}

QTEST_GUILESS_MAIN(TestHttpMessage)
#include "tst_httpmessage.moc"
