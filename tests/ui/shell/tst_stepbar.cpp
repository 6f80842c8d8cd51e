// Step mode in the whole window, with real sockets.

#include "ui/shell/stepbar.h"

#include "app/wirebench/tabkinds.h"
#include "tests/support/privatenetwork.h"
#include "tests/ui/shell/bench.h"
#include "ui/models/stepmode.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

class tst_StepBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_mode = std::make_unique<StepMode>(m_bench->thread);
        m_window = std::make_unique<MainWindow>(m_bench->look, m_bench->language, tabKinds(m_bench->context()), m_mode.get());
        m_window->setWorkspace({}, false);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_mode.reset();
        m_bench.reset();
    }

    void comesAndGoesWithItsKey()
    {
        QVERIFY(!bar().isVisible());
        const QWidget *before = QApplication::focusWidget();
        QVERIFY(before);
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QVERIFY(bar().isVisible());
        QVERIFY(m_mode->isOn());
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Next Call")); // not a field: Space is a key
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QVERIFY(!bar().isVisible());
        QVERIFY(!m_mode->isOn());
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void endsWithEscape()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_mode->isOn());
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        hostField().setFocus();
        QTest::keyClick(&hostField(), Qt::Key_Escape); // which has no use for it
        QVERIFY(!m_mode->isOn());
    }

    void endsWithItsButton()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QVERIFY(press(bar(), QStringLiteral("Run On")));
        QVERIFY(!m_mode->isOn());
        QVERIFY(!bar().isVisible());
    }

    /// C3, one key for each call.
    void spaceMakesOneCall()
    {
        startExample(u"C3");
        const QList<Call> calls{Call::Connect, Call::Accept, Call::Send, Call::Recv, Call::Send};
        for (const Call call : calls) {
            QTRY_COMPARE(nextCall(), callName(call));
            const quint64 before = m_bench->log.endId();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            QTRY_COMPARE(m_bench->log.endId(), before + 1);
        }
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QTRY_VERIFY(!m_pages[0]->isRunning() && !m_pages[1]->isRunning());
        QCOMPARE(receivedText(), QByteArray("Bonjour serveurRecu: Bonjour serveur"));
    }

    void spaceIsTextInAField()
    {
        startExample(u"C3");
        QTRY_COMPARE(m_mode->count(), 1);
        const quint64 before = m_bench->log.endId();
        hostField().setFocus();
        hostField().clear();
        QTest::keyClick(&hostField(), Qt::Key_Space);
        QCOMPARE(hostField().text(), QStringLiteral(" "));
        QTest::mouseClick(button(bar(), QStringLiteral("Next Call")), Qt::LeftButton); // the focus is there now
        QTRY_COMPARE(m_bench->log.endId(), before + 1);
        QTRY_VERIFY(m_mode->count() > 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(m_bench->log.endId(), before + 2);
    }

    void spaceIsAsEverWithoutStepMode()
    {
        auto *box = m_window->findChild<QCheckBox *>();
        QVERIFY(box);
        const QAction *next = nullptr;
        for (const QAction *action : m_window->actions())
            next = action->shortcut() == QKeySequence(Qt::Key_Space) ? action : next;
        QVERIFY(next);
        QVERIFY(!next->isEnabled());
    }

    void spaceIsLeftToWhomItBelongs()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QAction play;
        play.setShortcut(Qt::Key_Space);
        play.setShortcutContext(Qt::WidgetWithChildrenShortcut);
        int played = 0;
        connect(&play, &QAction::triggered, this, [&played] { ++played; });
        QWidget *page = m_window->pages()[0];
        page->addAction(&play);
        button(*page, QStringLiteral("Listen"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(played, 1);
        page->removeAction(&play);
    }

    void tellsWhatComesNext()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QVERIFY(lineText().startsWith(QStringLiteral("No call waits")));
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        startExample(u"C3");
        QTRY_COMPARE(lineText(), QStringLiteral("Next: connect on C3 (127.0.0.1:12345)"));
        QVERIFY(!choose().isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(lineText().endsWith(QStringLiteral("waiting: 2")));
        QVERIFY(choose().isEnabled());
    }

    void theStripTellsItToo()
    {
        startExample(u"C3");
        const auto strip = [this](int page) { return stripOf(*m_pages[page]).join(QStringLiteral(", ")); };
        QTRY_VERIFY(strip(1).endsWith(QStringLiteral("connect held next")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(strip(0).endsWith(QStringLiteral("listen(1), accept held next"))); // it waits in no other accept
        QTRY_VERIFY(strip(1).endsWith(QStringLiteral("send held")));
        m_mode->setOn(false);
        QTRY_VERIFY(!strip(0).contains(QStringLiteral("held")) && !strip(1).contains(QStringLiteral("held")));
    }

    void anotherOneMayBeChosen()
    {
        startExample(u"C3");
        QTRY_COMPARE(m_mode->count(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(m_mode->count(), 2);
        QMenu *menu = choose().menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[1]->text().startsWith(QStringLiteral("send on C3")));
        menu->actions()[1]->trigger();
        QTRY_COMPARE(m_mode->count(), 1);
        QCOMPARE(m_mode->held().first().call, Call::Accept);
    }

    void theWindowMayCloseMeanwhile()
    {
        startExample(u"C6");
        QTRY_VERIFY(m_mode->count() > 0);
        m_window.reset(); // sockets and all: cleanup() would hang
        bool isEmpty = false;
        m_bench->thread.runAndWait([&] { isEmpty = m_bench->thread.reactor().gate().status().count == 0; });
        QVERIFY(isEmpty);
    }

    void speaksAnotherLanguage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QEvent change(QEvent::LanguageChange);
        QApplication::sendEvent(&bar(), &change);
        QVERIFY(button(bar(), QStringLiteral("Run On")));
    }

private:
    StepBar &bar() { return *m_window->findChild<StepBar *>(); }
    QToolButton &choose() { return *control<QToolButton>(bar(), QStringLiteral("Choose the next call")); }
    QLineEdit &hostField()
    {
        for (QLineEdit *field : m_window->findChildren<QLineEdit *>()) {
            if (field->isVisible() && field->isEnabled() && !field->isReadOnly())
                return *field;
        }
        qFatal("no field");
    }
    QString lineText()
    {
        for (const QObject *child : bar().children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (widget && (widget->accessibleName().startsWith(QStringLiteral("Next: ")) ||
                           widget->accessibleName().startsWith(QStringLiteral("No call"))))
                return widget->accessibleName();
        }
        return {};
    }
    const char *nextCall() const { return m_mode->held().isEmpty() ? "" : callName(m_mode->held().first().call); }
    void startExample(QStringView id)
    {
        m_pages = m_window->openExample(*findExample(id));
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        m_window->startInTurn(m_pages);
    }
    QByteArray receivedText() const
    {
        QByteArray all;
        const LogSnapshot snapshot = m_bench->log.snapshot();
        snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&all](const SocketCall &call) {
            if (call.direction == Direction::Received)
                all += call.payload.toByteArray();
            return true;
        });
        return all;
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<StepMode> m_mode;
    std::unique_ptr<MainWindow> m_window;
    QList<SessionPage *> m_pages;
};

/// The examples have fixed ports.
int main(int argc, char *argv[])
{
    enterPrivateNetwork();
    QApplication application(argc, argv);
    tst_StepBar test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_stepbar.moc"
