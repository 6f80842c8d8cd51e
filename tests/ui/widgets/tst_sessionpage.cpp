#include "core/net/iothread.h"
#include "ui/widgets/sessionpage.h"

#include "ui/models/annotations.h"
#include "ui/models/waitingcalls.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstepbutton.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/inspectorexplain.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

struct Surroundings
{
    Look look;
    TrafficLog log;
    Annotations annotations;
    IoThread thread;
    WaitingCalls waiting;
};

/// The smallest page there can be: no engine, its records are made by the test.
class Page final : public SessionPage
{
public:
    explicit Page(Surroundings &around)
        : SessionPage({around.look, around.log, around.annotations, around.thread, around.waiting}, QStringLiteral("test"),
                      QStringLiteral("Test 1"), nullptr),
          endpoint(around.log.addEndpoint(EndpointKind::TcpClient, name())), m_log(around.log)
    {
        address().addField(QStringLiteral("Host"), host);
        lower->setMinimumHeight(150); // so that the zones need some height
        compose(endpoint->id, {new QLabel(QStringLiteral("left")), QStringLiteral("Left")},
                {makeColumn({upper, lower}),
                 QStringLiteral("Right")});
        resize(1200, 700);
        show();
        activateWindow();
    }

    SessionSettings settings() const override { return TcpClientSettings(); }
    bool isRunning() const override { return false; }
    void start() override {}
    void stop() override {}
    QList<QAction *> sessionActions() const override { return {}; }

    quint64 record(Call call)
    {
        SocketCall made;
        made.call = call;
        made.timeNs = m_log.now();
        made.flow = FlowPtr(new Flow(endpoint, {}, {}, {}));
        return m_log.append(made);
    }
    void beginAnew() { restartStrip(); }
    void waitIn(Call call)
    {
        m_waiting = {call, m_log.now()};
        updateStrip();
    }
    QList<CallStep> steps() { return strip().steps(); }

    const EndpointPtr endpoint;
    QLabel *upper = new QLabel(QStringLiteral("upper"));
    QLabel *lower = new QLabel(QStringLiteral("lower"));
    QLineEdit *host = new QLineEdit(QStringLiteral("localhost"));
    int ticks = 0;
    int languages = 0;

protected:
    Waiting waiting() const override { return m_waiting; }
    void tick() override { ++ticks; }
    void languageChanged() override { ++languages; }

private:
    TrafficLog &m_log;
    Waiting m_waiting;
};

} // namespace

class tst_SessionPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_around = std::make_unique<Surroundings>();
        m_page = std::make_unique<Page>(*m_around);
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_around.reset();
    }

    void showsItsCallsAsTheyCome()
    {
        QVERIFY(m_page->steps().isEmpty());
        m_page->record(Call::Socket);
        QTRY_COMPARE(m_page->steps().size(), 1);
        m_page->waitIn(Call::Connect);
        QCOMPARE(m_page->steps().size(), 2);
        QCOMPARE(m_page->steps().last().state, CallStep::State::Waiting);
        m_page->beginAnew();
        QCOMPARE(m_page->steps().size(), 1); // what it waits in
    }

    void tellsTheWindowWhatItWaitsIn()
    {
        m_page->waitIn(Call::Connect);
        QCOMPARE(m_around->waiting.all().size(), 1);
        QCOMPARE(m_around->waiting.all().first().endpoint, m_page->endpoint->id);
        QCOMPARE(m_around->waiting.all().first().call, Call::Connect);
        m_page->waitIn(Call::Recv);
        QCOMPARE(m_around->waiting.all().size(), 1);
        m_page.reset();
        QVERIFY(m_around->waiting.all().isEmpty());
    }

    void looksAtTheLogOnlyWhileItIsSeen()
    {
        QTRY_VERIFY(m_page->ticks > 2);
        m_page->hide();
        m_page->record(Call::Socket);
        const int ticks = m_page->ticks;
        QTest::qWait(300);
        QCOMPARE(m_page->ticks, ticks);
        QVERIFY(m_page->steps().isEmpty());
        m_page->show();
        QCOMPARE(m_page->steps().size(), 1); // at once
    }

    void anotherLanguageIsSpokenByWhatDependsOnAState()
    {
        int asked = 0;
        m_page->showHint([&asked] { return SessionPage::Hint{QString::number(++asked), QStringLiteral("Look at this.")}; });
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_page.get(), &change);
        QCOMPARE(asked, 2);
        QCOMPARE(m_page->languages, 1);
        QVERIFY(notice());
        m_around->look.setProjected({Theme::HighContrast, 2}); // the teacher says it
        QVERIFY(!notice());
        m_around->look.endProjection();
        QVERIFY(notice());
    }

    void aHintStaysUntilItIsDismissed()
    {
        QVERIFY(!notice());
        m_page->showHint([] { return SessionPage::Hint{QStringLiteral("C3 · Prefix echo."), QStringLiteral("Look at this.")}; });
        QVERIFY(notice());
        QCOMPARE(notice()->kind(), Notice::Kind::Info);
        QCOMPARE(notice()->text(), QStringLiteral("C3 · Prefix echo. Look at this."));
        QTest::mouseClick(notice()->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!notice());
    }

    void aStepOpensItsRecord()
    {
        m_page->record(Call::Socket);
        const quint64 id = m_page->record(Call::Bind);
        QTRY_COMPARE(m_page->findChildren<CallStepButton *>().size() > 2, true);
        for (CallStepButton *button : m_page->findChildren<CallStepButton *>()) {
            if (button->isVisible() && button->step().recordId == id)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_COMPARE(m_page->findChild<Inspector *>()->recordId(), id);
        QCOMPARE(m_page->findChild<Inspector *>()->page(), Inspector::Page::Explain);
    }

    void aStepBringsTheTrafficToTheFront()
    {
        m_page->resize(1200, 260);
        auto *zones = m_page->findChild<SessionZones *>();
        QTRY_VERIFY(zones->isPaged());
        auto *traffic = m_page->findChild<TrafficPanel *>();
        QVERIFY(!traffic->isVisible());
        const quint64 id = m_page->record(Call::Socket);
        Q_EMIT m_page->findChild<CallStrip *>()->stepActivated(id);
        QVERIFY(traffic->isVisible());
        QTRY_COMPARE(m_page->findChild<Inspector *>()->recordId(), id);
    }

    void aStepThatWaitsIsExplainedAndThenItsRecord()
    {
        m_page->record(Call::Listen);
        m_page->waitIn(Call::Accept);
        const CallStepButton *waits = nullptr;
        for (CallStepButton *button : m_page->findChildren<CallStepButton *>()) {
            if (button->isVisible() && button->step().state == CallStep::State::Waiting) {
                waits = button;
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QVERIFY(waits);
        auto *inspector = m_page->findChild<Inspector *>();
        QTRY_VERIFY(inspector->isVisible());
        QCOMPARE(inspector->page(), Inspector::Page::Explain);
        QVERIFY(inspector->explainPage()->text().contains(QStringLiteral("It waits for a client")));
        const quint64 id = m_page->record(Call::Accept);
        QTRY_COMPARE(inspector->recordId(), id);
    }

    void findingBringsTheTrafficToTheFront()
    {
        m_page->resize(1200, 260);
        QTRY_VERIFY(m_page->findChild<SessionZones *>()->isPaged());
        auto *traffic = m_page->findChild<TrafficPanel *>();
        traffic->panelActions().find->trigger();
        QVERIFY(traffic->isVisible());
        QVERIFY(traffic->isAncestorOf(m_page->focusWidget()));
    }

    void theAddressIsFocusedAndSelected()
    {
        m_page->focusAddress();
        QVERIFY(m_page->host->hasFocus());
        QCOMPARE(m_page->host->selectedText(), QStringLiteral("localhost"));
    }

    void offersTheActionsOfItsTraffic()
    {
        QVERIFY(m_page->trafficActions().size() >= 6);
        QVERIFY(!m_page->trafficActions().contains(nullptr));
    }

    void theStatesOfItsZonesAreKept()
    {
        QMap<QString, QByteArray> states;
        m_page->saveStates(states);
        QCOMPARE(states.keys(), (QStringList{QStringLiteral("test/traffic"), QStringLiteral("test/zones")}));
        m_page->restoreStates(states);
        m_page->restoreStates({});
    }

    void theLastPartOfAColumnGetsTheHeight()
    {
        const QLabel *upper = m_page->upper;
        const QLabel *lower = m_page->lower;
        QVERIFY(lower->height() > 2 * upper->height());
        const int gap = lower->y() - upper->geometry().bottom();
        m_around->look.setScale(2);
        QTRY_VERIFY(lower->y() - upper->geometry().bottom() > gap);
    }

private:
    /// The hint, if it is visible.
    Notice *notice()
    {
        for (Notice *found : m_page->findChildren<Notice *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<Surroundings> m_around;
    std::unique_ptr<Page> m_page;
};

QTEST_MAIN(tst_SessionPage)
#include "tst_sessionpage.moc"
