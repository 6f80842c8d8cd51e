#include "core/worksheet/htmltext.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace wirebench;

class TestHtmlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void everyCharacterIsXml();
    void elements();
};

void TestHtmlText::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("plain") << QStringLiteral("Reçu 1") << QByteArray("Reçu 1");
    QTest::newRow("markup") << QStringLiteral("<script>&\"'") << QByteArray("&lt;script&gt;&amp;&quot;&#39;");
    QTest::newRow("lines") << QStringLiteral("a\nb\n\n\tc") << QByteArray("a\nb\n\n\tc");
    QTest::newRow("controls") << QStringLiteral("a\x01\x1b[31m") << QByteArray("a␁␛[31m");
    QTest::newRow("CR") << QStringLiteral("a\r\nb") << QByteArray("a␍\nb");
    QTest::newRow("direction") << QStringLiteral("a\u202Eb") << QByteArray("a␦b");
    QTest::newRow("half a pair") << QString(QChar(0xD800)) << QByteArray("?");
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestHtmlText::escapes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, html);
    if (text.size() == 1 && text.front().isSurrogate())
        QVERIFY(!htmlText(text).contains("\xED\xA0\x80"));
    else
        QCOMPARE(htmlText(text), html);
}

void TestHtmlText::everyCharacterIsXml()
{
    QString all;
    for (int c = 0; c <= 0xFFFF; ++c)
        all += QChar(c);
    all += QStringLiteral("😀]]>--><!--");
    const QByteArray document = "<a b=\"" + htmlText(all) + "\">" + htmlText(all) + "</a>";
    QXmlStreamReader reader(document);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestHtmlText::elements()
{
    QCOMPARE(htmlElement("td", QStringLiteral("<")), QByteArray("<td>&lt;</td>"));
    QCOMPARE(htmlElement("td", QStringLiteral("x"), "n"), QByteArray("<td class=\"n\">x</td>"));
}

QTEST_APPLESS_MAIN(TestHtmlText)
#include "tst_htmltext.moc"
