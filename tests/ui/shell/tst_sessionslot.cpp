#include "ui/shell/sessionslot.h"

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"

#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

class tst_SessionSlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsSessionWithoutAPage()
    {
        const SessionSlot slot(QStringLiteral("mine"), settings(), make());
        QCOMPARE(slot.madePage(), nullptr);
        QCOMPARE(slot.name(), QStringLiteral("mine"));
        QVERIFY(slot.settings() == settings());
        QVERIFY(!slot.isRunning());
    }

    void makesThePageOnce()
    {
        SessionSlot slot(QStringLiteral("mine"), settings(), make());
        QSignalSpy made(&slot, &SessionSlot::pageMade);
        SessionPage *page = slot.page();
        QVERIFY(page);
        QCOMPARE(slot.page(), page);
        QCOMPARE(slot.madePage(), page);
        QCOMPARE(made.size(), 1);
        QCOMPARE(page->name(), QStringLiteral("mine"));
        QVERIFY(slot.settings() == settings());
    }

    void aNameGivenBeforeIsThePages()
    {
        SessionSlot slot(QStringLiteral("mine"), settings(), make());
        slot.setName(QStringLiteral("before"));
        QCOMPARE(slot.page()->name(), QStringLiteral("before"));
        slot.setName(QStringLiteral("after"));
        QCOMPARE(slot.page()->name(), QStringLiteral("after"));
        QCOMPARE(slot.name(), QStringLiteral("after"));
    }

    void isCompleteInTheFirstFrame()
    {
        SessionSlot slot(QStringLiteral("mine"), settings(), make());
        slot.resize(1000, 700);
        slot.show();
        QVERIFY(slot.madePage());
        QVERIFY(slot.madePage()->isVisible());
        QCOMPARE(slot.madePage()->size(), slot.size());
    }

private:
    static SessionSettings settings()
    {
        TcpServerSettings settings;
        settings.port = QStringLiteral("4711");
        return settings;
    }
    SessionSlot::Make make() { return tabKinds(m_bench.context()).first().pages.first().create; }

    Bench m_bench;
};

QTEST_MAIN(tst_SessionSlot)
#include "tst_sessionslot.moc"
