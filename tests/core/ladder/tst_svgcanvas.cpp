#include "core/ladder/svgcanvas.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace wirebench;

class tst_SvgCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsXml()
    {
        QString text;
        for (char16_t unit = 0; unit < 0x300; ++unit)
            text += QChar(unit);
        text += QStringLiteral("<script>alert(1)</script>&amp;\"']]>\uFFFE\uFFFF😀");
        text += QChar(0xD800);
        SvgCanvas canvas;
        canvas.text({1, 2}, text, LadderInk::Text, LadderFont::Data);
        QXmlStreamReader reader(canvas.document({100, 100}, text));
        QString read;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement)
                QVERIFY(reader.name() != QLatin1String("script"));
            else if (reader.isCharacters())
                read += reader.text();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(read.contains(QStringLiteral("<script>alert(1)</script>&amp;\"']]>")));
        QVERIFY(read.contains(QStringLiteral("😀")));
    }

    void shapes()
    {
        SvgCanvas canvas;
        canvas.line({0, 0}, {10, 10}, {LadderInk::Sent, 2, true});
        canvas.box({0, 0, -5, 10}, LadderInk::Waiting, 0.5);
        canvas.triangle({0, 0}, {1, 1}, {2, 0}, LadderInk::Trouble);
        canvas.text({0, 0}, {}, LadderInk::Text, LadderFont::Words);
        const QByteArray text = canvas.document({20, 30}, {});
        QVERIFY(text.contains("stroke-dasharray"));
        QVERIFY(text.contains("width=\"0.0\"")); // never negative, which is an error in SVG
        QVERIFY(text.contains("fill-opacity=\"0.50\""));
        QVERIFY(text.contains("viewBox=\"0 0 20.0 30.0\""));
        QVERIFY(!text.contains("<text"));
    }

    void widths()
    {
        const SvgCanvas canvas;
        QCOMPARE(canvas.textWidth(QStringLiteral("abc"), LadderFont::Data), 3 * SvgCanvas::letterWidth);
        QCOMPARE(canvas.textWidth(QStringLiteral("日本"), LadderFont::Data), 4 * SvgCanvas::letterWidth);
    }
};

QTEST_APPLESS_MAIN(tst_SvgCanvas)
#include "tst_svgcanvas.moc"
