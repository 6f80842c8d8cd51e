#include "core/chat/lablines.h"

#include <QTest>

using namespace wirebench;

namespace {

struct Played
{
    QByteArray bytes;
    LabStep::End end = LabStep::End::GoOn;
    int lines = 0;
    int waitedMs = 0;
};

Played play(const LabLines::Config &config, int mostSteps, quint32 seed = 1)
{
    LabLines lines(config, seed);
    Played played;
    for (int i = 0; i < mostSteps && played.end == LabStep::End::GoOn; ++i) {
        const LabStep step = lines.next();
        played.bytes += step.bytes;
        played.end = step.end;
        played.lines += step.endsLine ? 1 : 0;
        played.waitedMs += step.waitMs;
    }
    return played;
}

LabLines::Config some(LabFaults faults = {})
{
    return {false, faults, 100, 4, 4};
}

LabLines::Config endless(LabFaults faults = {})
{
    return {true, faults, 100, 1, 1};
}

} // namespace

class TestLabLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void someLinesThenTheEnd()
    {
        const Played played = play(some(), 100);
        QCOMPARE(played.lines, 4);
        QCOMPARE(played.bytes.count('\n'), 4);
        QVERIFY(played.bytes.endsWith('\n'));
        QCOMPARE(played.end, LabStep::End::HalfClose);
        QCOMPARE(played.waitedMs, 300);
        QVERIFY(QString::fromUtf8(played.bytes).contains(QStringLiteral("été")));
    }

    void howManyIsRandomWithinTheRange()
    {
        QSet<int> counts;
        for (quint32 seed = 0; seed < 200; ++seed) {
            const int count = LabLines({false, {}, 0, 3, 6}, seed).lineCount();
            QVERIFY(count >= 3 && count <= 6);
            counts.insert(count);
        }
        QCOMPARE(counts.size(), 4);
    }

    void endlessHasNoEnd()
    {
        const Played played = play(endless(), 10'000);
        QCOMPARE(played.end, LabStep::End::GoOn);
        QCOMPARE(played.lines, 10'000);
        QVERIFY(!QString::fromUtf8(played.bytes).contains(QChar::ReplacementCharacter));
    }

    void faultsOfTheEnd()
    {
        QCOMPARE(play(some(LabFault::NeverClose), 100).end, LabStep::End::Stay);
        QCOMPARE(play(some(LabFault::Reset), 100).end, LabStep::End::Reset);
        QCOMPARE(play(endless(LabFault::Reset), 100).end, LabStep::End::Reset);
        const Played noNewline = play(some(LabFault::NoNewline), 100);
        QCOMPARE(noNewline.bytes.count('\n'), 3);
        QVERIFY(!noNewline.bytes.endsWith('\n'));
        QCOMPARE(play(endless(LabFault::NoNewline), 100).bytes.count('\n'), 0);
    }

    void closesInsideALine()
    {
        for (const LabLines::Config &config :
             {some(LabFault::CloseInsideLine), endless(LabFault::CloseInsideLine)}) {
            const Played played = play(config, 100);
            QCOMPARE(played.end, LabStep::End::Close);
            QCOMPARE(played.lines, 3);
            QCOMPARE(played.bytes.count('\n'), 3);
            QVERIFY(!played.bytes.endsWith('\n'));
        }
    }

    void afterTheEndThereIsNothing()
    {
        LabLines lines(some(), 1);
        LabStep last;
        for (int i = 0; i < 100; ++i)
            last = lines.next();
        QCOMPARE(last.end, LabStep::End::HalfClose);
        QVERIFY(last.bytes.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLabLines)
#include "tst_lablines.moc"
