// core/net/callgate.h by itself: who waits, whose turn it is, and what is told. Engines at the gate are in
// tst_heldcalls.cpp.

#include "core/net/callgate.h"
#include "tests/core/net/waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace wirebench;

namespace {

/// Writes down whose turn it was.
class Caller final : public CallGate::Waiter
{
public:
    Caller(CallGate &gate, QStringList &made, const QString &name) : pass(gate, *this), m_made(made), m_name(name) {}

    bool hold(Call call) { return pass.hold(call, m_flow); }
    QString name() const { return m_name; }

    bool hasNothingToCall = false;
    std::function<void()> then;
    CallGate::Pass pass;

private:
    bool callReleased(Call call) override
    {
        if (hasNothingToCall)
            return false;
        m_made.append(m_name + u' ' + QString::fromLatin1(callName(call)));
        if (then)
            then();
        return true;
    }

    QStringList &m_made;
    const QString m_name;
    const FlowPtr m_flow{new Flow({}, {}, {}, {})};
};

} // namespace

class TestCallGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_gate = std::make_unique<CallGate>(nullptr);
        m_made.clear();
        m_callers.clear();
    }
    void cleanup()
    {
        m_callers.clear();
        m_gate.reset();
    }

    void isOpenAtFirst();
    void holdsWhileStepping();
    void letsTheOldestGoFirst();
    void letsTheOneGoThatIsChosen();
    void passesOverWhoHasNothingToCall();
    void forgetsWhoWithdraws();
    void forgetsWhoEnds();
    void keepsThePlaceOfAnotherCall();
    void letsAllGoInOrderAtItsEnd();
    void holdsNobodyElseWhileItEnds();
    void maySteppingBeginAgainWhileItEnds();
    void mayHoldAgainFromInsideACall();
    void mayEndOthersFromInsideACall();
    void stepsNothingWhereNothingWaits();
    void countsBeginningsAndEnds();
    void tellsWhoWaits();
    void tellsSeldom();
    void tellsTheFirstOfMany();

private:
    Caller &caller(const char *name = "a")
    {
        m_callers.push_back(std::make_unique<Caller>(*m_gate, m_made, QString::fromLatin1(name)));
        return *m_callers.back();
    }
    Caller &held(const char *name, Call call = Call::Recv)
    {
        Caller &made = caller(name);
        if (!made.hold(call))
            qFatal("the gate is open");
        return made;
    }
    int count() const { return m_gate->status().count; }

    QStringList m_made;
    std::unique_ptr<CallGate> m_gate;
    std::vector<std::unique_ptr<Caller>> m_callers;
};

void TestCallGate::isOpenAtFirst()
{
    QVERIFY(m_gate->isOpen());
    QVERIFY(!m_gate->isStepping());
    QVERIFY(!caller().hold(Call::Recv));
    QCOMPARE(count(), 0);
}

void TestCallGate::holdsWhileStepping()
{
    m_gate->setStepping(true);
    Caller &one = held("a");
    QVERIFY(one.pass.isHeld());
    QVERIFY(one.hold(Call::Recv)); // asked again: waits as before
    QCOMPARE(count(), 1);
    QVERIFY(m_made.isEmpty());
}

void TestCallGate::letsTheOldestGoFirst()
{
    m_gate->setStepping(true);
    held("a");
    held("b", Call::Accept);
    held("c", Call::Send);
    QVERIFY(m_gate->step());
    QCOMPARE(m_made, QStringList{QStringLiteral("a recv")});
    QVERIFY(m_gate->step());
    QVERIFY(m_gate->step());
    QCOMPARE(m_made, (QStringList{QStringLiteral("a recv"), QStringLiteral("b accept"), QStringLiteral("c send")}));
    QCOMPARE(count(), 0);
}

void TestCallGate::letsTheOneGoThatIsChosen()
{
    m_gate->setStepping(true);
    held("a");
    held("b");
    held("c");
    const quint64 second = m_gate->status().held.at(1).number;
    QVERIFY(m_gate->step(second));
    QCOMPARE(m_made, QStringList{QStringLiteral("b recv")});
    QVERIFY(!m_gate->step(second)); // it has gone
    QVERIFY(m_gate->step());
    QVERIFY(m_gate->step());
    QCOMPARE(m_made.last(), QStringLiteral("c recv"));
}

void TestCallGate::passesOverWhoHasNothingToCall()
{
    m_gate->setStepping(true);
    held("a").hasNothingToCall = true;
    held("b");
    QVERIFY(m_gate->step());
    QCOMPARE(m_made, QStringList{QStringLiteral("b recv")});
    held("c").hasNothingToCall = true;
    QVERIFY(!m_gate->step());
    QCOMPARE(count(), 0);
}

void TestCallGate::forgetsWhoWithdraws()
{
    m_gate->setStepping(true);
    held("a");
    Caller &middle = held("b");
    held("c");
    middle.pass.withdraw();
    middle.pass.withdraw(); // harmless
    QVERIFY(!middle.pass.isHeld());
    QCOMPARE(count(), 2);
    m_gate->setStepping(false);
    QCOMPARE(m_made, (QStringList{QStringLiteral("a recv"), QStringLiteral("c recv")}));
}

void TestCallGate::forgetsWhoEnds()
{
    m_gate->setStepping(true);
    held("a");
    held("b");
    held("c");
    m_callers.erase(m_callers.begin());
    m_callers.pop_back();
    QCOMPARE(count(), 1);
    QVERIFY(m_gate->step());
    QCOMPARE(m_made, QStringList{QStringLiteral("b recv")});
}

void TestCallGate::keepsThePlaceOfAnotherCall()
{
    m_gate->setStepping(true);
    Caller &first = held("a", Call::Shutdown);
    held("b");
    QVERIFY(first.hold(Call::Close)); // it is going to close instead
    QVERIFY(m_gate->step());
    QCOMPARE(m_made, QStringList{QStringLiteral("a close")});
}

void TestCallGate::letsAllGoInOrderAtItsEnd()
{
    m_gate->setStepping(true);
    QStringList expected;
    for (const char *name : {"a", "b", "c", "d"}) {
        held(name);
        expected.append(QString::fromLatin1(name) + QStringLiteral(" recv"));
    }
    m_gate->setStepping(false);
    QCOMPARE(m_made, expected);
    QVERIFY(m_gate->isOpen());
    QVERIFY(!caller().hold(Call::Recv));
}

/// Whoever calls on and on would never let it end.
void TestCallGate::holdsNobodyElseWhileItEnds()
{
    m_gate->setStepping(true);
    Caller &first = held("a");
    Caller &second = held("b");
    bool firstWaits = true;
    bool secondWaits = false;
    first.then = [&] {
        firstWaits = first.hold(Call::Recv);
        secondWaits = second.hold(Call::Recv); // has its turn in a moment
    };
    m_gate->setStepping(false);
    QVERIFY(!firstWaits);
    QVERIFY(secondWaits);
    QCOMPARE(m_made, (QStringList{QStringLiteral("a recv"), QStringLiteral("b recv")}));
}

void TestCallGate::maySteppingBeginAgainWhileItEnds()
{
    m_gate->setStepping(true);
    held("a").then = [this] { m_gate->setStepping(true); };
    held("b");
    m_gate->setStepping(false);
    QVERIFY(m_gate->isStepping());
    QVERIFY(!m_gate->isOpen());
    QCOMPARE(m_made, QStringList{QStringLiteral("a recv")});
    QCOMPARE(count(), 1);
    m_gate->setStepping(false);
    QCOMPARE(m_made.size(), 2);
    QVERIFY(m_gate->isOpen());
}

void TestCallGate::mayHoldAgainFromInsideACall()
{
    m_gate->setStepping(true);
    Caller &one = held("a");
    one.then = [&one] { QVERIFY(one.hold(Call::Send)); };
    held("b");
    QVERIFY(m_gate->step());
    QCOMPARE(count(), 2);
    QCOMPARE(m_gate->status().held.last().call, Call::Send); // behind the others
}

void TestCallGate::mayEndOthersFromInsideACall()
{
    m_gate->setStepping(true);
    held("a").then = [this] { m_callers.pop_back(); };
    held("b");
    held("c");
    m_gate->setStepping(false);
    QCOMPARE(m_made, (QStringList{QStringLiteral("a recv"), QStringLiteral("b recv")}));
}

void TestCallGate::stepsNothingWhereNothingWaits()
{
    QVERIFY(!m_gate->step());
    m_gate->setStepping(true);
    QVERIFY(!m_gate->step());
    QVERIFY(!m_gate->step(1));
    QVERIFY(caller().hold(Call::Recv)); // the key was pressed too early: it is not remembered
}

void TestCallGate::countsBeginningsAndEnds()
{
    const quint32 before = m_gate->changes();
    QVERIFY(!m_gate->hasSteppedSince(before));
    QSignalSpy told(m_gate.get(), &CallGate::steppingChanged);
    m_gate->setStepping(true);
    m_gate->setStepping(true); // no news
    QCOMPARE(told.size(), 1);
    QVERIFY(m_gate->hasSteppedSince(before));
    QVERIFY(m_gate->hasSteppedSince(m_gate->changes()));
    m_gate->setStepping(false);
    QCOMPARE(told.size(), 2);
    QVERIFY(m_gate->hasSteppedSince(before));
    QVERIFY(!m_gate->hasSteppedSince(m_gate->changes()));
}

void TestCallGate::tellsWhoWaits()
{
    CallGateStatus told;
    connect(m_gate.get(), &CallGate::changed, this, [&told](const CallGateStatus &status) { told = status; });
    m_gate->setStepping(true);
    held("a", Call::Accept);
    QTRY_COMPARE(told.count, 1);
    QVERIFY(told.isStepping);
    QCOMPARE(told.held.value(0).call, Call::Accept);
    QVERIFY(told.held.value(0).flow);
    m_gate->step();
    QTRY_COMPARE(told.count, 0);
    m_gate->setStepping(false);
    QTRY_VERIFY(!told.isStepping);
}

void TestCallGate::tellsSeldom()
{
    QSignalSpy told(m_gate.get(), &CallGate::changed);
    m_gate->setStepping(true);
    Caller &one = caller();
    for (int i = 0; i < 10'000; ++i) {
        QVERIFY(one.hold(Call::Recv));
        QVERIFY(m_gate->step());
    }
    QVERIFY(told.isEmpty()); // from the event loop alone
    QTRY_COMPARE(told.size(), 1);
}

void TestCallGate::tellsTheFirstOfMany()
{
    m_gate->setStepping(true);
    for (int i = 0; i < 10'000; ++i)
        held("a");
    const CallGateStatus status = m_gate->status();
    QCOMPARE(status.count, 10'000);
    QCOMPARE(status.held.size(), qsizetype(CallGate::mostTold));
    QVERIFY(status.held.first().number < status.held.last().number);
    while (!m_callers.empty()) // each may leave its place at once, wherever it is
        m_callers.pop_back();
    QCOMPARE(count(), 0);
}

QTEST_GUILESS_MAIN(TestCallGate)
#include "tst_callgate.moc"
