#include "core/worksheet/svgpicture.h"

#include <QTest>

using namespace wirebench;

class TestSvgPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsThePicture();
    void dropsWhatActsOrRefersOut_data();
    void dropsWhatActsOrRefersOut();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
};

void TestSvgPicture::keepsThePicture()
{
    const QByteArray svg = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "viewBox=\"0 0 9 9\"><title>A &lt;b&gt;</title><g fill=\"none\"><line x1=\"1\" "
                           "marker-end=\"url(#tip)\"/><text xml:space=\"preserve\">é</text></g></svg>\n";
    const QByteArray out = embeddableSvg(svg);
    QVERIFY2(out.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"), out);
    for (const char *part : {"<title>A &lt;b&gt;</title>", "marker-end=\"url(#tip)\"", ">é</text>", "</svg>"})
        QVERIFY2(out.contains(part), part);
    QVERIFY(!out.contains("<?xml") && !out.contains("DOCTYPE"));
    QCOMPARE(out.count("xmlns"), 1);
}

void TestSvgPicture::dropsWhatActsOrRefersOut_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QByteArray>("gone");
    QTest::newRow("script") << QByteArray("<script>alert(1)</script>") << QByteArray("alert");
    QTest::newRow("handler") << QByteArray("<rect onclick=\"alert(1)\"/>") << QByteArray("alert");
    QTest::newRow("link") << QByteArray("<a href=\"http://x/\"><text>t</text></a>") << QByteArray("http://x");
    QTest::newRow("image") << QByteArray("<image href=\"http://x/a.png\"/>") << QByteArray("a.png");
    QTest::newRow("old image") << QByteArray(
        "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"http://x/a.png\"/>") << QByteArray("a.png");
    QTest::newRow("url") << QByteArray("<rect fill=\"url(http://x/a)\"/>") << QByteArray("http://x/a");
    QTest::newRow("style") << QByteArray("<rect style=\"fill:url(http://x/a)\"/>") << QByteArray("http://x/a");
    QTest::newRow("style sheet") << QByteArray("<style>@import 'http://x/a';</style>") << QByteArray("import");
    QTest::newRow("HTML") << QByteArray("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">hi</p></foreignObject>")
                          << QByteArray("hi");
    QTest::newRow("animation") << QByteArray("<set attributeName=\"href\" to=\"javascript:1\"/>") << QByteArray("javascript");
}

void TestSvgPicture::dropsWhatActsOrRefersOut()
{
    QFETCH(QByteArray, inside);
    QFETCH(QByteArray, gone);
    const QByteArray out =
        embeddableSvg("<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "<circle r=\"2\"/></svg>");
    QVERIFY2(!out.contains(gone), out);
    QVERIFY(out.contains("<circle r=\"2\""));
}

void TestSvgPicture::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("svg");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("ladder");
    QTest::newRow("HTML") << QByteArray("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    QTest::newRow("no namespace") << QByteArray("<svg/>");
    QTest::newRow("not closed") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>");
    QTest::newRow("a part") << QByteArray("<g xmlns=\"http://www.w3.org/2000/svg\"/>");
}

void TestSvgPicture::refusesWhatIsNone()
{
    QFETCH(QByteArray, svg);
    QCOMPARE(embeddableSvg(svg), QByteArray());
}

QTEST_APPLESS_MAIN(TestSvgPicture)
#include "tst_svgpicture.moc"
