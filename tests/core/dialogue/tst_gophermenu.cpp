#include "core/dialogue/gophermenu.h"

#include <QTest>

using namespace wirebench;
using Type = GopherItem::Type;

class TestGopherMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALink()
    {
        const GopherItem item = gopherItem("1Documents\t/docs\texample.org\t70\r");
        QCOMPARE(item, (GopherItem{Type::Menu, '1', "Documents", "/docs", "example.org", 70}));
        QVERIFY(item.isLink());
    }
    void kinds_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("isLink");
        const auto row = [](const QByteArray &line, Type type, bool isLink) {
            QTest::newRow(line.constData()) << line << int(type) << isLink;
        };
        row("0text\t/a\th\t70", Type::Text, true);
        row("9bin\t/a\th\t70", Type::Binary, true);
        row("gpicture\t/a\th\t70", Type::Binary, true);
        row("7search\t/a\th\t70", Type::Search, true);
        row("hweb\tURL:http://a/\th\t70", Type::Html, false);
        row("hpage\t/a.html\th\t70", Type::Html, true);
        row("ijust text\tfake\t(NULL)\t0", Type::Information, false);
        row("3not found\t\terror.host\t1", Type::Error, false);
        row("8telnet\t\th\t23", Type::Telnet, false);
        row("Zwhat\t/a\th\t70", Type::Other, false);
        row("0no port\t/a\th", Type::Text, false);
        row("0large port\t/a\th\t99999", Type::Text, false);
        row("0no host\t/a\t\t70", Type::Text, false);
        row("0line end\t/a\rQUIT\th\t70", Type::Text, false);
        row("no tabs at all", Type::Other, false);
        row("", Type::Other, false);
        row("\t\t\t", Type::Other, false);
    }
    void kinds()
    {
        QFETCH(QByteArray, line);
        const GopherItem item = gopherItem(line);
        QTEST(int(item.type), "type");
        QTEST(item.isLink(), "isLink");
    }
    void controlCharactersAreSymbols()
    {
        QCOMPARE(gopherItem("0\x1b[31mred\t/a\th\t70").title, QStringLiteral("\u241b[31mred"));
        QCOMPARE(gopherItem("\x1b[2J").title, QStringLiteral("\u241b[2J"));
    }
    void oldLettersAreLatin1()
    {
        QCOMPARE(gopherItem("0\xe9t\xe9\t/a\th\t70").title, QStringLiteral("\u00e9t\u00e9"));
    }
};

QTEST_APPLESS_MAIN(TestGopherMenu)
#include "tst_gophermenu.moc"
