#include "ui/chat/sayline.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_SayLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterSaysIt()
    {
        SayLine line;
        QSignalSpy said(&line, &SayLine::said);
        QTest::keyClicks(&line, QStringLiteral("hello"));
        QTest::keyClick(&line, Qt::Key_Return);
        QCOMPARE(said.size(), 0); // nobody would hear it
        QCOMPARE(line.text(), QStringLiteral("hello"));
        line.setSayEnabled(true);
        QTest::keyClick(&line, Qt::Key_Return);
        QTest::keyClick(&line, Qt::Key_Return); // an empty line says nothing
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.first().first().toString(), QStringLiteral("hello"));
        QVERIFY(line.text().isEmpty());
    }

    void upGoesBackAndDownForward()
    {
        SayLine line;
        line.setHistory({QStringLiteral("one"), QStringLiteral("two")});
        QTest::keyClicks(&line, QStringLiteral("typed"));
        QTest::keyClick(&line, Qt::Key_Up);
        QCOMPARE(line.text(), QStringLiteral("two"));
        QTest::keyClick(&line, Qt::Key_Up);
        QTest::keyClick(&line, Qt::Key_Up);
        QCOMPARE(line.text(), QStringLiteral("one"));
        QTest::keyClick(&line, Qt::Key_Down);
        QTest::keyClick(&line, Qt::Key_Down);
        QCOMPARE(line.text(), QStringLiteral("typed"));
    }

    void theHistoryIsBounded()
    {
        SayLine line;
        line.setSayEnabled(true);
        for (int i = 0; i < 60; ++i) {
            line.setText(QString::number(i));
            line.submit();
        }
        QCOMPARE(line.history().size(), SayLine::maximumEntries);
        QCOMPARE(line.history().last(), QStringLiteral("59"));
    }
};

QTEST_MAIN(tst_SayLine)
#include "tst_sayline.moc"
