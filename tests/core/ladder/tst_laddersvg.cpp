#include "core/ladder/laddersvg.h"
#include "tests/core/ladder/ladderstage.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace wirebench;

namespace {

QByteArray svgOf(LadderStage &stage, const LadderExport &options = {})
{
    const Ladder &ladder = stage.ladder();
    LadderLayout layout({{}, false});
    layout.update(ladder);
    return ladderSvg(ladder, layout, stage.log.snapshot(), LadderWords(), options);
}

/// What an XML reader sees: the texts, and the names of all elements.
struct Seen
{
    explicit Seen(const QByteArray &svg)
    {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement)
                elements.insert(reader.name().toString());
            else if (reader.isCharacters())
                texts += reader.text().toString();
        }
        error = reader.hasError() ? reader.errorString() : QString();
    }
    QSet<QString> elements;
    QString texts;
    QString error;
};

} // namespace

class tst_LadderSvg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureOfC3()
    {
        LadderStage stage;
        stage.prefixEcho();
        const QByteArray svg = svgOf(stage, {2000, {}, QStringLiteral("C3"), 960});
        const Seen seen(svg);
        QCOMPARE(seen.error, QString());
        QVERIFY(seen.texts.contains(QStringLiteral("Recu: Bonjour serveur")));
        QVERIFY(seen.texts.contains(QStringLiteral("C3")));
        const QSet<QString> known{QStringLiteral("svg"), QStringLiteral("title"), QStringLiteral("rect"),
                                  QStringLiteral("path"), QStringLiteral("text")};
        QVERIFY(known.contains(seen.elements));
        const QByteArray path = qgetenv("WIREBENCH_LADDER_SVG"); // to look at
        if (QFile file(QString::fromLocal8Bit(path)); !path.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(svg);
    }

    void hostileBytesStayText()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        there.recv("</text><script>alert(1)</script><!-- ]]> &nbsp;");
        QByteArray all(256, '\0');
        for (int i = 0; i < 256; ++i)
            all[i] = char(i);
        there.recv(all);
        const Seen seen(svgOf(stage, {2000, {}, QStringLiteral("<&>\""), 4000}));
        QCOMPARE(seen.error, QString());
        QVERIFY(!seen.elements.contains(QStringLiteral("script")));
        QVERIFY(seen.texts.contains(QStringLiteral("<script>alert(1)</script>")));
    }

    void whatIsLeftOutIsSaid()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 0; i < 99; ++i)
            there.send(QByteArray::number(i));
        const Seen seen(svgOf(stage, {10, {}, {}, 960}));
        QVERIFY(seen.texts.contains(QStringLiteral("90 earlier rows are left out")));
        QVERIFY(seen.texts.contains(QStringLiteral("98")));
    }

    void anEmptyLadder()
    {
        LadderStage stage;
        QCOMPARE(Seen(svgOf(stage)).error, QString());
    }
};

QTEST_APPLESS_MAIN(tst_LadderSvg)
#include "tst_laddersvg.moc"
