#include "ui/shell/mainwindow.h"

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_window = std::make_unique<MainWindow>(m_bench->look, tabKinds(m_bench->context()));
        m_window->setWorkspace({}, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void eachTabBeginsWithOneSession() { QCOMPARE(m_window->pages().size(), 2); }

    void keysAddAndCloseSessions()
    {
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_window->pages().size(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_window->pages().size(), 2);
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->pages().size(), 3);
    }

    void keysChangeTheScale()
    {
        const qreal before = m_bench->look.scale();
        QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(m_bench->look.scale() > before);
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_bench->look.scale(), 1.0);
    }

    void everyExampleOpensAsItIs()
    {
        for (const Example &example : examples()) {
            const QList<SessionPage *> opened = m_window->openExample(example);
            QCOMPARE(opened.size(), example.sessions.size());
            for (qsizetype i = 0; i < opened.size(); ++i)
                QVERIFY2(opened[i]->settings() == example.sessions[i].settings, qPrintable(example.id));
        }
    }

    void aPairRunsToItsEnd()
    {
        const QList<SessionPage *> pair = m_window->openExample(*findExample(u"C3"));
        m_window->startInTurn(pair);
        QTRY_VERIFY(received(QByteArrayLiteral("Recu: Bonjour serveur")));
        QTRY_VERIFY(!pair[0]->isRunning() && !pair[1]->isRunning());
    }

    void theWorkspaceComesBack()
    {
        m_window->openExample(*findExample(u"C6"));
        m_bench->look.setTheme(Theme::Dark);
        m_bench->look.setScale(1.5);
        const Workspace kept = m_window->workspace();
        m_bench->look.setTheme(Theme::Light);
        m_window->setWorkspace({}, false);
        m_window->setWorkspace(kept, false);
        QCOMPARE(m_window->workspace().sessions, kept.sessions);
        QCOMPARE(m_window->workspace().currentSession, kept.currentSession);
        QCOMPARE(m_bench->look.theme(), Theme::Dark);
        QCOMPARE(m_bench->look.scale(), 1.5);
    }

private:
    bool received(const QByteArray &bytes) const
    {
        bool found = false;
        m_bench->log.snapshot().forEach(0, m_bench->log.endId(), [&](const SocketCall &call) {
            found = found || (call.direction == Direction::Received && call.payload.view() == bytes);
            return !found;
        });
        return found;
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
