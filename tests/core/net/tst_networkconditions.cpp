#include "core/net/networkconditions.h"
#include "core/traffic/socketcall.h"

#include <QTest>

#include <algorithm>

using namespace wirebench;

namespace {

using Fates = std::vector<NetworkConditions::Fate>;

Fates fatesOf(const NetworkConditionsConfig &config, int count)
{
    NetworkConditions conditions(config);
    Fates fates;
    for (int i = 0; i < count; ++i)
        fates.push_back(conditions.next());
    return fates;
}

qint64 countOf(const Fates &fates, size_t copies)
{
    return std::count_if(fates.begin(), fates.end(), [=](const auto &fate) { return fate.size() == copies; });
}

/// "2+8 2+0": delay and marks of each copy, "lost" for none.
QString textOf(const NetworkConditions::Fate &fate)
{
    QStringList copies;
    for (const NetworkConditions::Copy &copy : fate)
        copies.append(QStringLiteral("%1+%2").arg(copy.delayMs).arg(copy.marks));
    return copies.isEmpty() ? QStringLiteral("lost") : copies.join(u' ');
}

QStringList textsOf(const Fates &fates)
{
    QStringList texts;
    for (const NetworkConditions::Fate &fate : fates)
        texts.append(textOf(fate));
    return texts;
}

NetworkConditionsConfig badNetwork(quint64 seed = 7)
{
    return {.loss = 0.2, .duplication = 0.3, .reordering = 0.25, .delayMs = 5, .jitterMs = 10, .seed = seed};
}

} // namespace

class TestNetworkConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void perfectChangesNothing();
    void allOrNothing();
    void sameSeedSameFates();
    void staysTheSameFromReleaseToRelease();
    void sharesAreAboutRight();
    void oneSettingLeavesTheOthersAlone();
    void delayLiesBetweenItsLimits();
    void marksSayWhatWasDone();
};

void TestNetworkConditions::perfectChangesNothing()
{
    QVERIFY(NetworkConditionsConfig().isPerfect());
    QVERIFY(!badNetwork().isPerfect());
    QVERIFY(!NetworkConditionsConfig{.jitterMs = 1}.isPerfect());
    for (const QString &fate : textsOf(fatesOf({}, 100)))
        QCOMPARE(fate, QStringLiteral("0+0"));
}

void TestNetworkConditions::allOrNothing()
{
    QCOMPARE(countOf(fatesOf({.loss = 1, .duplication = 1}, 1000), 0), 1000);
    QCOMPARE(countOf(fatesOf({.duplication = 1}, 1000), 2), 1000);
    QCOMPARE(countOf(fatesOf({.reordering = 1}, 1000), 1), 1000);
}

void TestNetworkConditions::sameSeedSameFates()
{
    QCOMPARE(textsOf(fatesOf(badNetwork(), 500)), textsOf(fatesOf(badNetwork(), 500)));
    QVERIFY(textsOf(fatesOf(badNetwork(8), 500)) != textsOf(fatesOf(badNetwork(), 500)));
}

void TestNetworkConditions::staysTheSameFromReleaseToRelease()
{
    // The first number of mt19937_64 for seed 1 is 2469588189546311528, which is 0.1338… of 2^64: the
    // standard fixes it, so a lesson that was prepared on one machine shows the same losses on another.
    QCOMPARE(countOf(fatesOf({.loss = 0.1338, .seed = 1}, 1), 0), 0);
    QCOMPARE(countOf(fatesOf({.loss = 0.1339, .seed = 1}, 1), 0), 1);
}

void TestNetworkConditions::sharesAreAboutRight()
{
    const Fates lossy = fatesOf({.loss = 0.1, .seed = 3}, 20'000);
    QVERIFY(std::abs(countOf(lossy, 0) - 2000) < 200);
    const Fates doubled = fatesOf({.duplication = 0.5, .seed = 3}, 20'000);
    QVERIFY(std::abs(countOf(doubled, 2) - 10'000) < 400);
}

void TestNetworkConditions::oneSettingLeavesTheOthersAlone()
{
    const Fates lossy = fatesOf({.loss = 0.3}, 300);
    const Fates both = fatesOf({.loss = 0.3, .reordering = 0.5, .delayMs = 5, .jitterMs = 20}, 300);
    for (size_t i = 0; i < lossy.size(); ++i)
        QCOMPARE(both[i].empty(), lossy[i].empty());
}

void TestNetworkConditions::delayLiesBetweenItsLimits()
{
    int lowest = 1000;
    int highest = 0;
    for (const NetworkConditions::Fate &fate : fatesOf({.delayMs = 5, .jitterMs = 3}, 1000)) {
        lowest = std::min(lowest, fate.front().delayMs);
        highest = std::max(highest, fate.front().delayMs);
    }
    QCOMPARE(lowest, 5);
    QCOMPARE(highest, 8);
}

void TestNetworkConditions::marksSayWhatWasDone()
{
    QCOMPARE(textOf(fatesOf({.delayMs = 5}, 1)[0]), QStringLiteral("5+%1").arg(CallMark::SimulatedDelay));
    QCOMPARE(textOf(fatesOf({.duplication = 1}, 1)[0]),
             QStringLiteral("0+0 0+%1").arg(CallMark::SimulatedDuplicate));
    QCOMPARE(textOf(fatesOf({.reordering = 1}, 1)[0]),
             QStringLiteral("%1+%2").arg(NetworkConditions::overtakenMs).arg(CallMark::SimulatedReordering));
    const NetworkConditions::Fate everything =
        fatesOf({.duplication = 1, .reordering = 1, .delayMs = 5}, 1)[0];
    QCOMPARE(textOf(everything), QStringLiteral("%1+%2 5+%3")
                                     .arg(5 + NetworkConditions::overtakenMs)
                                     .arg(CallMark::SimulatedDelay | CallMark::SimulatedReordering)
                                     .arg(CallMark::SimulatedDelay | CallMark::SimulatedDuplicate));
}

QTEST_APPLESS_MAIN(TestNetworkConditions)
#include "tst_networkconditions.moc"
