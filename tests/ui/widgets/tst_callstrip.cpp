#include "ui/widgets/callstepbutton.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

class tst_CallStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = new Look;
        m_now = 3'200'000'000;
        m_strip = new CallStrip(*m_look, [this] { return m_now; });
        m_strip->resize(1200, m_look->controlHeight());
    }

    void cleanup()
    {
        delete m_strip;
        delete m_look;
    }

    void showsStepsInOrder()
    {
        m_strip->setSteps(serverSteps());
        show();
        QCOMPARE(shownNames(), QStringList({QStringLiteral("socket"), QStringLiteral("bind"),
                                            QStringLiteral("listen"), QStringLiteral("accept")}));
        int right = -1;
        for (const CallStepButton *button : shown()) {
            QVERIFY(button->x() > right);
            QVERIFY(button->width() >= button->sizeHint().width());
            right = button->geometry().right();
        }
    }

    void joinsRepetitions()
    {
        QList<CallStep> steps = serverSteps();
        steps.removeLast();
        for (quint64 i = 0; i < 12; ++i)
            steps.append({.call = Call::Recv, .arguments = QStringLiteral("512"), .recordId = 10 + i});
        m_strip->setSteps(steps);
        QCOMPARE(m_strip->steps().size(), 4);
        QCOMPARE(m_strip->steps().last().count, 12);
    }

    void whatIsHeldComesLast()
    {
        const CallStep held{.call = Call::Accept, .state = CallStep::State::Held, .isNext = true};
        m_strip->setHeld({held});
        QCOMPARE(m_strip->steps(), QList<CallStep>{held});
        m_strip->setSteps(serverSteps()); // waits in accept: it is this one
        QCOMPARE(m_strip->steps().size(), 4);
        QCOMPARE(m_strip->steps().last(), held);
        m_strip->setHeld({{.call = Call::Recv, .state = CallStep::State::Held}});
        QCOMPARE(m_strip->steps().size(), 5); // another one
        QCOMPARE(m_strip->steps()[3].state, CallStep::State::Waiting);
        m_strip->setHeld({});
        QCOMPARE(m_strip->steps(), serverSteps());
    }

    void theNewestFitAndTheRestCanBeReached()
    {
        m_strip->setSteps(serverSteps());
        show();
        m_strip->resize(shown().last()->sizeHint().width() + 20 * m_look->unit(), m_strip->height());
        QCOMPARE(shownNames().last(), QStringLiteral("accept"));
        QVERIFY(shownNames().first() != QStringLiteral("socket"));
        auto *earlier = m_strip->findChild<QToolButton *>();
        QVERIFY(earlier->isVisible());
        for (int i = 0; i < 4 && earlier->isVisible(); ++i)
            QTest::mouseClick(earlier, Qt::LeftButton);
        QCOMPARE(shownNames().first(), QStringLiteral("socket"));
        QVERIFY(!earlier->isVisible());
    }

    void aStepThatDoesNotFitIsCut()
    {
        m_strip->setSteps(serverSteps());
        show();
        m_strip->resize(6 * m_look->unit(), m_strip->height());
        QCOMPARE(shownNames(), QStringList(QStringLiteral("accept")));
        QVERIFY(m_strip->rect().contains(shown().first()->geometry()));
    }

    void aClickAsksForAnExplanation()
    {
        m_strip->setSteps(serverSteps());
        show();
        QSignalSpy activated(m_strip, &CallStrip::stepActivated);
        QSignalSpy waiting(m_strip, &CallStrip::waitingActivated);
        QTest::mouseClick(shown()[1], Qt::LeftButton);
        QCOMPARE(activated.takeFirst().at(0).toULongLong(), 2ull);
        QTest::mouseClick(shown()[3], Qt::LeftButton);
        QVERIFY(activated.isEmpty()); // still waiting: no record yet
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().at(0).value<Call>(), Call::Accept);
    }

    void theKeyboardReachesEveryStep()
    {
        m_strip->setSteps(serverSteps());
        show();
        QSignalSpy activated(m_strip, &CallStrip::stepActivated);
        QTest::keyClick(m_strip, Qt::Key_Tab);
        QTRY_VERIFY(shown()[3]->hasFocus()); // the newest
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QVERIFY(shown()[2]->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(activated.takeFirst().at(0).toULongLong(), 3ull);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
        QVERIFY(shown()[0]->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(activated.takeFirst().at(0).toULongLong(), 1ull);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QVERIFY(shown()[3]->hasFocus());
        int stops = 0;
        for (const CallStepButton *button : shown())
            stops += (button->focusPolicy() & Qt::TabFocus) != 0 ? 1 : 0;
        QCOMPARE(stops, 1);
    }

    void theFocusStaysOnItsStepWhenOthersCome()
    {
        m_strip->setSteps(serverSteps());
        show();
        m_strip->resize(60 * m_look->unit(), m_strip->height());
        QTest::keyClick(m_strip, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        auto *focused = qobject_cast<CallStepButton *>(QApplication::focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->step().call, Call::Listen);
        QList<CallStep> more = serverSteps();
        more.last() = {.call = Call::Accept, .recordId = 4};
        more.append({.call = Call::Recv, .state = CallStep::State::Waiting});
        m_strip->setSteps(more);
        focused = qobject_cast<CallStepButton *>(QApplication::focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->step().call, Call::Listen);
    }

    void theTimeRunsOnlyWhileSomethingWaits()
    {
        m_strip->setSteps(serverSteps());
        show();
        const int before = shown().last()->sizeHint().width();
        m_now += 100'000'000'000; // from "3.2 s" to "1 min 43 s"
        QTRY_VERIFY(shown().last()->sizeHint().width() > before);
        QList<CallStep> done = serverSteps();
        done.last() = {.call = Call::Accept, .recordId = 4};
        m_strip->setSteps(done);
        QVERIFY(!m_strip->isClockRunning());
        m_strip->setSteps(serverSteps());
        QVERIFY(m_strip->isClockRunning());
        m_strip->hide();
        QVERIFY(!m_strip->isClockRunning());
    }

    void manyStepsAreBounded()
    {
        QList<CallStep> steps;
        for (quint64 i = 0; i < 5'000; ++i)
            steps.append({.call = i % 2 == 0 ? Call::Recv : Call::Send, .recordId = i + 1});
        m_strip->setSteps(steps);
        QCOMPARE(m_strip->steps().size(), CallStrip::maximumSteps);
        QCOMPARE(m_strip->steps().last().recordId, quint64(5'000));
        show();
        QVERIFY(shown().size() < 60);
    }

    void anEmptyStripTeaches()
    {
        show();
        const QImage blank = m_strip->grab().toImage();
        m_strip->setEmptyText(QStringLiteral("No call yet: press Listen."));
        QVERIFY(m_strip->grab().toImage() != blank);
        QVERIFY(m_strip->accessibleDescription().contains(QStringLiteral("press Listen")));
    }

private:
    static QList<CallStep> serverSteps()
    {
        return {{.call = Call::Socket, .recordId = 1},
                {.call = Call::Bind, .recordId = 2},
                {.call = Call::Listen, .arguments = QStringLiteral("5"), .recordId = 3},
                {.call = Call::Accept, .state = CallStep::State::Waiting}};
    }
    void show()
    {
        m_strip->show();
        m_strip->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_strip));
    }
    QList<CallStepButton *> shown() const
    {
        QList<CallStepButton *> all = m_strip->findChildren<CallStepButton *>();
        erase_if(all, [](const CallStepButton *button) { return !button->isVisible(); });
        std::sort(all.begin(), all.end(), [](auto *a, auto *b) { return a->x() < b->x(); });
        return all;
    }
    QStringList shownNames() const
    {
        QStringList names;
        for (const CallStepButton *button : shown())
            names.append(QString::fromLatin1(callName(button->step().call)));
        return names;
    }

    Look *m_look = nullptr;
    CallStrip *m_strip = nullptr;
    qint64 m_now = 0;
};

QTEST_MAIN(tst_CallStrip)
#include "tst_callstrip.moc"
