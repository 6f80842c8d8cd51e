#include "ui/shell/sessionstack.h"

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

using namespace wirebench;
using namespace wirebench::test;

class tst_SessionStack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_stack = std::make_unique<SessionStack>(tabKinds(m_bench->context()).first());
        m_stack->resize(1000, 700);
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
    }
    void cleanup()
    {
        m_stack.reset();
        m_bench.reset();
    }

    void aRowOfTabsAppearsWithTheSecondSession()
    {
        QCOMPARE(m_stack->count(), 0);
        SessionPage *first = m_stack->addNew();
        QVERIFY(!bar().isVisible());
        QVERIFY(first->isVisible());
        SessionPage *second = m_stack->addNew();
        QVERIFY(bar().isVisible());
        QCOMPARE(m_stack->current(), second);
        QVERIFY(!first->isVisible());
        QCOMPARE(bar().tabText(0), QStringLiteral("TCP server 1"));
        QCOMPARE(bar().tabText(1), QStringLiteral("TCP server 2"));
        m_stack->closeCurrent();
        QVERIFY(!bar().isVisible());
        QCOMPARE(m_stack->current(), first);
    }

    void newNamesAreTheLowestThatAreFree()
    {
        m_stack->addNew();
        m_stack->add(QStringLiteral("TCP server 2"), TcpServerSettings());
        QCOMPARE(m_stack->addNew()->name(), QStringLiteral("TCP server 3"));
        m_stack->close(0);
        QCOMPARE(m_stack->addNew()->name(), QStringLiteral("TCP server 1"));
    }

    void aTabWithSeveralKindsOpensWithOneOfEach()
    {
        const QList<TabKind> tabs = tabKinds(m_bench->context());
        const auto http = std::find_if(tabs.begin(), tabs.end(), [](const TabKind &tab) { return tab.id == u"http"; });
        QVERIFY(http != tabs.end());
        SessionStack stack(*http);
        stack.addOneOfEach();
        QCOMPARE(stack.count(), int(http->pages.size()));
        QCOMPARE(stack.newActions().size(), http->pages.size());
        QVERIFY(stack.current() == stack.page(0));
        // Another of the kind that is shown, or of one that is chosen.
        stack.setCurrentIndex(1);
        const SessionSettings second = stack.current()->settings();
        QCOMPARE(stack.addNew()->settings().index(), second.index());
        stack.newActions().first()->trigger();
        QCOMPARE(stack.current()->settings().index(), stack.page(0)->settings().index());
        // The last one leaves one of its kind.
        while (stack.count() > 1)
            stack.close(0);
        const size_t kind = stack.current()->settings().index();
        stack.close(0);
        QCOMPARE(stack.count(), 1);
        QCOMPARE(stack.current()->settings().index(), kind);
    }

    void aClickShowsASession()
    {
        SessionPage *first = m_stack->addNew();
        m_stack->addNew();
        QSignalSpy changed(m_stack.get(), &SessionStack::currentChanged);
        QTest::mouseClick(&bar(), Qt::LeftButton, {}, bar().tabRect(0).center());
        QCOMPARE(m_stack->current(), first);
        QVERIFY(!changed.isEmpty());
    }

    void theLastOneIsReplaced()
    {
        m_stack->add(QStringLiteral("mine"), TcpServerSettings());
        m_stack->close(0);
        QCOMPARE(m_stack->count(), 1);
        QCOMPARE(m_stack->current()->name(), QStringLiteral("TCP server 1"));
        m_stack->close(7); // there is none
        QCOMPARE(m_stack->count(), 1);
    }

    void closingBeforeTheCurrentKeepsIt()
    {
        m_stack->addNew();
        m_stack->addNew();
        SessionPage *third = m_stack->addNew();
        m_stack->close(0);
        QCOMPARE(m_stack->current(), third);
        QCOMPARE(bar().currentIndex(), 1);
        QCOMPARE(bar().tabText(1), third->name());
        QVERIFY(third->isVisible());
    }

    void whatWasClosedComesBack()
    {
        QVERIFY(!m_stack->canReopen());
        QVERIFY(!m_stack->reopenLast());
        TcpServerSettings settings;
        settings.port = QStringLiteral("4711");
        settings.payload.text = QStringLiteral("typed");
        m_stack->add(QStringLiteral("mine"), settings);
        m_stack->addNew();
        m_stack->close(0);
        QVERIFY(m_stack->canReopen());
        QVERIFY(m_stack->reopenLast());
        QCOMPARE(m_stack->current()->name(), QStringLiteral("mine"));
        QVERIFY(std::get<TcpServerSettings>(m_stack->current()->settings()) == settings);
        QVERIFY(!m_stack->current()->isRunning());
        QVERIFY(!m_stack->canReopen());
    }

    void closingEndsTheServer()
    {
        TcpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        SessionPage *page = m_stack->add({}, settings);
        QSignalSpy settled(page, &SessionPage::settled);
        page->start();
        QTRY_COMPARE(settled.size(), 1);
        QTRY_VERIFY(m_bench->log.endId() > 4);
        const quint64 before = m_bench->log.endId();
        m_stack->closeCurrent();
        QVERIFY(m_bench->log.endId() > before); // close() is recorded before it is gone
    }

    void runningSessionsAreMarked()
    {
        TcpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        SessionPage *page = m_stack->add(QStringLiteral("busy"), settings);
        m_stack->addNew();
        page->start();
        QTRY_COMPARE(bar().tabText(0), QStringLiteral("● busy"));
        QVERIFY(bar().tabToolTip(0).contains(QStringLiteral("running")));
        page->stop();
        QTRY_COMPARE(bar().tabText(0), QStringLiteral("busy"));
    }

    void movingATabMovesItsPage()
    {
        SessionPage *first = m_stack->addNew();
        SessionPage *second = m_stack->addNew();
        QSignalSpy edited(m_stack.get(), &SessionStack::edited);
        bar().moveTab(0, 1);
        QCOMPARE(m_stack->page(0), second);
        QCOMPARE(m_stack->page(1), first);
        QCOMPARE(m_stack->indexOf(m_stack->current()), bar().currentIndex());
        QVERIFY(m_stack->current()->isVisible());
        QVERIFY(!edited.isEmpty());
    }

    void aSessionGetsAnotherName()
    {
        m_stack->addNew();
        m_stack->addNew();
        QSignalSpy edited(m_stack.get(), &SessionStack::edited);
        answerDialog(QStringLiteral("  my server "));
        m_stack->renameCurrent();
        QCOMPARE(m_stack->current()->name(), QStringLiteral("my server"));
        QCOMPARE(bar().tabText(1), QStringLiteral("my server"));
        QCOMPARE(edited.size(), 1);
        answerDialog(QStringLiteral("   "));
        m_stack->renameCurrent();
        QCOMPARE(m_stack->current()->name(), QStringLiteral("my server"));
        answerDialog(QStringLiteral("by double click"));
        QTest::mouseDClick(&bar(), Qt::LeftButton, {}, bar().tabRect(0).center());
        QCOMPARE(m_stack->page(0)->name(), QStringLiteral("by double click"));
    }

    void whatIsTypedIsAnEdit()
    {
        m_stack->addNew();
        QSignalSpy edited(m_stack.get(), &SessionStack::edited);
        type(control<QLineEdit>(*m_stack, QStringLiteral("Port")), QStringLiteral("1"));
        QVERIFY(!edited.isEmpty());
    }

    void tenClosedSessionsAreKept()
    {
        for (int i = 0; i < 13; ++i)
            m_stack->add(QString::number(i), TcpServerSettings());
        for (int i = 0; i < 12; ++i)
            m_stack->closeCurrent();
        int reopened = 0;
        while (m_stack->reopenLast())
            ++reopened;
        QCOMPARE(reopened, 10);
        m_stack->clear();
        QCOMPARE(m_stack->count(), 0);
        QCOMPARE(bar().count(), 0);
    }

private:
    QTabBar &bar() { return *m_stack->findChild<QTabBar *>(QStringLiteral("sessions")); }
    /// Types into the dialog that is about to open, and accepts it.
    void answerDialog(const QString &text)
    {
        QTimer::singleShot(0, this, [text] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTextValue(text);
            dialog->accept();
        });
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<SessionStack> m_stack;
};

QTEST_MAIN(tst_SessionStack)
#include "tst_sessionstack.moc"
