#include "ui/widgets/callstepbutton.h"
#include "ui/widgets/look.h"

#include <QTest>

using namespace wirebench;

class tst_CallStepButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningTimes_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        const qint64 second = 1'000'000'000;
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0.0 s");
        QTest::newRow("cut, not rounded") << qint64(3'299'999'999) << QStringLiteral("3.2 s");
        QTest::newRow("last tenth") << qint64(59'999'999'999) << QStringLiteral("59.9 s");
        QTest::newRow("minute") << 60 * second << QStringLiteral("1 min 0 s");
        QTest::newRow("minutes") << 125 * second << QStringLiteral("2 min 5 s");
        QTest::newRow("hours") << 3725 * second << QStringLiteral("1 h 2 min");
    }

    void runningTimes()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(runningTime(ns), text);
    }

    void saysItsStateInWords()
    {
        Look look;
        CallStepButton button(look, nullptr);
        button.setStep({.call = Call::Listen, .arguments = QStringLiteral("5")}, 0);
        QCOMPARE(button.accessibleName(), QStringLiteral("listen(5): done"));
        button.setStep({.call = Call::Recv, .count = 12}, 0);
        QCOMPARE(button.accessibleName(), QStringLiteral("recv: done, 12 times"));
        button.setStep({.call = Call::Accept, .state = CallStep::State::Waiting}, 3'200'000'000);
        QCOMPARE(button.accessibleName(), QStringLiteral("accept: waiting")); // not ten times a second
        button.setStep({.call = Call::Recv, .state = CallStep::State::Held}, 0);
        QCOMPARE(button.accessibleName(), QStringLiteral("recv: held by step mode"));
        button.setStep({.call = Call::Recv, .state = CallStep::State::Held, .isNext = true}, 0);
        QVERIFY(button.accessibleName().contains(QStringLiteral("Space")));
        button.setStep(
            {.call = Call::Bind, .state = CallStep::State::Failed, .errnoName = QStringLiteral("EADDRINUSE")},
            0);
        QCOMPARE(button.accessibleName(), QStringLiteral("bind: failed, EADDRINUSE"));
    }

    void markupInArgumentsStaysText()
    {
        Look look;
        CallStepButton button(look, nullptr);
        button.setStep({.call = Call::Connect, .arguments = QStringLiteral("<b>x</b>")}, 0);
        QVERIFY(button.toolTip().contains(QStringLiteral("&lt;b&gt;x")));
    }

    void isAsWideAsWhatItSays()
    {
        Look look;
        CallStepButton button(look, nullptr);
        button.setStep({.call = Call::Bind}, 0);
        const int done = button.sizeHint().width();
        button.setStep(
            {.call = Call::Bind, .state = CallStep::State::Failed, .errnoName = QStringLiteral("EADDRINUSE")},
            0);
        QVERIFY(button.sizeHint().width() > done);
        QCOMPARE(button.sizeHint().height(), look.controlHeight());
    }
};

QTEST_MAIN(tst_CallStepButton)
#include "tst_callstepbutton.moc"
