#include "core/chat/labsteps.h"

#include <QTest>

using namespace wirebench;

namespace {

QByteArray joined(const QList<LabStep> &steps)
{
    QByteArray bytes;
    for (const LabStep &step : steps)
        bytes += step.bytes;
    return bytes;
}

} // namespace

class TestLabSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutFaultsOneStep()
    {
        const auto steps = stepsOfLine("été\n", {});
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps[0].bytes, QByteArray("été\n"));
        QVERIFY(steps[0].endsLine);
        QCOMPARE(steps[0].waitMs, 0);
    }

    void noNewline()
    {
        QCOMPARE(joined(stepsOfLine("abc\n", LabFault::NoNewline)), QByteArray("abc"));
        QCOMPARE(stepsOfLine("\n", LabFault::NoNewline | LabFault::SlowBytes).size(), 1);
    }

    void slowBytes()
    {
        const auto steps = stepsOfLine("abc\n", LabFault::SlowBytes);
        QCOMPARE(steps.size(), 4);
        QCOMPARE(joined(steps), QByteArray("abc\n"));
        QCOMPARE(steps[0].waitMs, 0);
        QCOMPARE(steps[1].waitMs, slowByteMs);
        QVERIFY(!steps[2].endsLine);
        QVERIFY(steps[3].endsLine);
        const QByteArray longLine = QByteArray(1000, 'x') + '\n';
        QCOMPARE(stepsOfLine(longLine, LabFault::SlowBytes, 10).size(), 10);
        QCOMPARE(joined(stepsOfLine(longLine, LabFault::SlowBytes, 10)), longLine);
    }

    void splitInsideTheLetter()
    {
        const auto steps = stepsOfLine("a東\n", LabFault::SplitLetter);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].bytes, QByteArray("a\xe6"));
        QCOMPARE(steps[1].waitMs, splitLetterMs);
        QCOMPARE(joined(steps), QByteArray("a東\n"));
        QCOMPARE(joined(stepsOfLine("abcd\n", LabFault::SplitLetter)), QByteArray("abcd\n"));
        QCOMPARE(joined(stepsOfLine("", LabFault::SplitLetter)), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestLabSteps)
#include "tst_labsteps.moc"
