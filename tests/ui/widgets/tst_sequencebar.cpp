#include "ui/widgets/look.h"
#include "ui/widgets/sequencebar.h"

#include <QTest>
#include <QToolButton>

using namespace wirebench;

class tst_SequenceBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowFarItIs()
    {
        Look look;
        SequenceRunner runner;
        QWidget window;
        SequenceBar bar(runner, look, &window);
        window.show();
        QVERIFY(!bar.isVisible());
        bar.setName(QStringLiteral("S"));
        QVERIFY(!bar.isVisible());
        const SequenceStep slow{{}, {}, 3'600'000, 3};
        runner.run({{slow, slow}, 2}, [](const SequenceStep &, quint64) -> Result<void> { return {}; });
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.text(), QStringLiteral("S: step 1 of 2 · 1 of 3 times · round 1 of 2 · sent 0"));
        bar.pauseButton()->click();
        QVERIFY(bar.text().startsWith(QStringLiteral("Paused.")));
        QCOMPARE(runner.state(), SequenceRunner::State::Paused);
        bar.pauseButton()->click();
        QCOMPARE(runner.state(), SequenceRunner::State::Running);
        bar.stopButton()->click();
        QVERIFY(!runner.isRunning());
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.text(), QStringLiteral("S: stopped, 0 sent"));
        QVERIFY(!bar.stopButton()->isVisible());
    }

    void saysThatItIsDone()
    {
        Look look;
        SequenceRunner runner;
        SequenceBar bar(runner, look);
        bar.setName(QStringLiteral("S"));
        runner.run({{SequenceStep{{}, {}, 0, 2}}, 1},
                   [](const SequenceStep &, quint64) -> Result<void> { return {}; });
        QTRY_COMPARE(bar.text(), QStringLiteral("S: done, 2 sent"));
    }
};

QTEST_MAIN(tst_SequenceBar)
#include "tst_sequencebar.moc"
