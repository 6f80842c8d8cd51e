#include "tests/core/ladder/recordingcanvas.h"

#include <QTest>

using namespace wirebench;

class tst_LadderCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreCutWhereTheyDoNotFit()
    {
        const RecordingCanvas canvas;
        const QString text = QStringLiteral("Bonjour serveur");
        QCOMPARE(canvas.fitting(text, LadderFont::Data, 150), text);
        QCOMPARE(canvas.fitting(text, LadderFont::Data, 100), QStringLiteral("Bonjour s…"));
        QCOMPARE(canvas.fitting(text, LadderFont::Data, 90),
                 QStringLiteral("Bonjour…")); // no blank before it
        QCOMPARE(canvas.fitting(text, LadderFont::Data, 25), QString());
        QCOMPARE(canvas.fitting(text, LadderFont::Data, -5), QString());
    }

    void lettersOfTwoUnitsStayWhole()
    {
        const RecordingCanvas canvas;
        const QString cut = canvas.fitting(QStringLiteral("abc😀😀😀😀"), LadderFont::Data, 65);
        QVERIFY(!cut.isEmpty());
        QVERIFY(!cut.chopped(1).back().isHighSurrogate());
    }
};

QTEST_APPLESS_MAIN(tst_LadderCanvas)
#include "tst_laddercanvas.moc"
