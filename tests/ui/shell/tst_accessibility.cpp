// Every control of the whole window, in all tabs, kinds of session and inner pages: it has a name for those who do
// not see it, and keys for those who have no mouse.

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"
#include "ui/models/stepmode.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/settingsrow.h"

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>
#include <QToolButton>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

namespace {

QString describe(const QWidget *widget)
{
    QStringList around;
    for (const QWidget *parent = widget->parentWidget(); parent && around.size() < 6; parent = parent->parentWidget()) {
        const QString name = QString::fromLatin1(parent->metaObject()->className()).remove(QStringLiteral("wirebench::"));
        if (!name.startsWith(u'Q'))
            around.append(name);
    }
    return QStringLiteral("%1 “%2” in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(), around.join(u'<'));
}

/// Something that is operated: by its kind, or because the Tab key stops there. A text that the mouse can select
/// is none.
bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QTabBar *>(widget) || (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

/// A part of a control around it, which speaks and takes keys for it.
bool isPart(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget) ||
        qobject_cast<const QSplitterHandle *>(widget))
        return true; // what they do is also done with keys in the view, or by nobody who cannot see it
    const QWidget *parent = widget->parentWidget();
    for (const QWidget *around = parent; around; around = around->parentWidget()) {
        if (qobject_cast<const QComboBox *>(around) || qobject_cast<const QAbstractSpinBox *>(around) ||
            qobject_cast<const QTabBar *>(around) || qobject_cast<const QMenuBar *>(around) ||
            qobject_cast<const QAbstractItemView *>(around) || qobject_cast<const QLineEdit *>(around))
            return true;
    }
    return qobject_cast<const QTabWidget *>(widget) || widget->inherits("QStackedWidget");
}

QList<QWidget *> controlsOf(const QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == root.window() && isControl(widget) && !isPart(widget))
            found.append(widget);
    }
    return found;
}

QString spokenName(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

} // namespace

class tst_Accessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_step = std::make_unique<StepMode>(m_bench->thread);
        m_window = std::make_unique<MainWindow>(m_bench->look, m_bench->language, tabKinds(m_bench->context()), m_step.get());
        m_window->setWorkspace({}, false);
        m_window->resize(1800, 1400); // everything is shown at once
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_step.reset();
        m_bench.reset();
    }

    void everyControlHasAName()
    {
        m_step->setOn(true); // its bar too
        QSet<QString> nameless;
        forEachPage([&](const QString &page) { collectNameless(page, nameless); });
        verifyNone(nameless);
    }

    /// Fields that come with a choice.
    void everyControlOfEachChoiceHasAName()
    {
        QSet<QString> nameless;
        forEachPage([&](const QString &page) {
            for (QComboBox *box : m_current->findChildren<QComboBox *>()) {
                if (!box->isVisible() || box->isEditable() || box->count() > 20)
                    continue;
                const int before = box->currentIndex();
                for (int i = 0; i < box->count(); ++i) {
                    box->setCurrentIndex(i);
                    Q_EMIT box->activated(i);
                    collectNameless(page, nameless);
                }
                box->setCurrentIndex(before);
                Q_EMIT box->activated(before);
            }
        });
        verifyNone(nameless);
    }

    void everyControlHasAKey()
    {
        m_step->setOn(true);
        QSet<QString> missed;
        forEachPage([&](const QString &page) { collectUnreached(page, missed); });
        verifyNone(missed);
    }

private:
    static void verifyNone(const QSet<QString> &found)
    {
        QStringList list(found.begin(), found.end());
        list.sort();
        QVERIFY2(list.isEmpty(), qPrintable(u'\n' + list.join(u'\n')));
    }

    /// Each session, with all its settings open, and each of its inner pages.
    template <typename Visit>
    void forEachPage(Visit visit)
    {
        for (SessionPage *page : m_window->pages()) {
            m_current = page;
            bringForward(page);
            QVERIFY(page->isVisible());
            for (SettingsRow *row : page->findChildren<SettingsRow *>())
                row->setMoreOpen(true);
            QCoreApplication::sendPostedEvents();
            visit(page->name());
            for (QTabBar *bar : page->findChildren<QTabBar *>()) {
                for (int i = 0; i < bar->count() && bar->isVisible(); ++i) {
                    bar->setCurrentIndex(i);
                    QCoreApplication::sendPostedEvents();
                    visit(page->name() + u'/' + bar->tabText(i));
                }
                bar->setCurrentIndex(0);
            }
        }
    }

    void bringForward(const QWidget *page)
    {
        for (QTabBar *bar : m_window->findChildren<QTabBar *>()) {
            if (page->isAncestorOf(bar))
                continue;
            for (int i = 0; i < bar->count() && !page->isVisible(); ++i)
                bar->setCurrentIndex(i);
        }
        auto *tabs = m_window->findChild<QTabWidget *>();
        for (int tab = 0; tab < tabs->count() && !page->isVisible(); ++tab) {
            tabs->setCurrentIndex(tab);
            for (QTabBar *bar : tabs->widget(tab)->findChildren<QTabBar *>(QStringLiteral("sessions"))) {
                for (int i = 0; i < bar->count() && !page->isVisible(); ++i)
                    bar->setCurrentIndex(i);
            }
        }
    }

    void collectNameless(const QString &page, QSet<QString> &nameless) const
    {
        for (QWidget *widget : controlsOf(*m_window)) {
            if (spokenName(widget).isEmpty())
                nameless.insert(page + QStringLiteral(": ") + describe(widget));
        }
    }

    void collectUnreached(const QString &page, QSet<QString> &missed)
    {
        const QSet<const QWidget *> reached = reachedByTab(page, missed);
        for (QWidget *widget : controlsOf(*m_window)) {
            if (widget->isEnabled() && !reached.contains(widget) && !hasKeyOfItsOwn(widget))
                missed.insert(page + QStringLiteral(": ") + describe(widget));
        }
    }

    /// Everything on the way of the Tab key once round the window, with what is around it.
    QSet<const QWidget *> reachedByTab(const QString &page, QSet<QString> &stuck)
    {
        QSet<const QWidget *> reached;
        m_current->focusAddress();
        const QWidget *first = QApplication::focusWidget();
        for (int step = 0; step < 300; ++step) {
            QWidget *focused = QApplication::focusWidget();
            if (!focused || (step > 0 && focused == first))
                return reached;
            for (const QWidget *around = focused; around; around = around->parentWidget())
                reached.insert(around);
            QTest::keyClick(focused, Qt::Key_Tab);
            if (QApplication::focusWidget() == focused) {
                stuck.insert(page + QStringLiteral(": the Tab key ends in ") + describe(focused));
                return reached;
            }
        }
        return reached;
    }

    /// An action's shortcut, a place in a menu, or the arrow keys of what is around it.
    bool hasKeyOfItsOwn(const QWidget *widget) const
    {
        for (const QWidget *around = widget->parentWidget(); around; around = around->parentWidget()) {
            if (qobject_cast<const CallStrip *>(around))
                return true; // ← → Home End
        }
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (button && !button->shortcut().isEmpty())
            return true;
        const auto *tool = qobject_cast<const QToolButton *>(widget);
        const QAction *action = tool ? tool->defaultAction() : nullptr;
        return action && (!action->shortcut().isEmpty() || isInMenu(m_window->menuBar()->actions(), action));
    }

    static bool isInMenu(const QList<QAction *> &actions, const QAction *wanted)
    {
        return std::any_of(actions.begin(), actions.end(), [wanted](const QAction *action) {
            return action == wanted || (action->menu() && isInMenu(action->menu()->actions(), wanted));
        });
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<StepMode> m_step;
    std::unique_ptr<MainWindow> m_window;
    SessionPage *m_current = nullptr;
};

QTEST_MAIN(tst_Accessibility)
#include "tst_accessibility.moc"
