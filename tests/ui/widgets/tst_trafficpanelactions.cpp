#include "ui/widgets/look.h"
#include "ui/widgets/trafficpanelactions.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class TestTrafficPanelActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasWords();
    void noTwoShareAShortcut();
    void takesNoShortcutOfTheWindow();
    void belongToThePanel();

private:
    Look m_look;
    QWidget m_panel;
    TrafficPanelActions m_actions{m_look, &m_panel};
};

void TestTrafficPanelActions::everyActionHasWords()
{
    QSet<QString> texts;
    for (const QAction *action : m_actions.findChildren<QAction *>()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!texts.contains(action->text()), qPrintable(action->text()));
        texts << action->text();
    }
    QCOMPARE(m_actions.timeFormats->actions().size(), 3);
}

void TestTrafficPanelActions::noTwoShareAShortcut()
{
    QSet<QKeySequence> used;
    for (const QAction *action : m_actions.findChildren<QAction *>()) {
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(!used.contains(action->shortcut()), qPrintable(action->shortcut().toString()));
        used << action->shortcut();
        QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
    }
    QVERIFY(used.contains(QKeySequence(Qt::Key_F3)));
    QVERIFY(used.contains(QKeySequence(QKeySequence::Find)));
}

void TestTrafficPanelActions::takesNoShortcutOfTheWindow()
{
    const char *const taken[] = {"Ctrl+Return", "Ctrl+E", "Ctrl+L", "Ctrl+1", "Ctrl+5", "F1",
                                 "F11",         "Ctrl+T", "Ctrl+W", "Ctrl++", "Ctrl+-", "Ctrl+0"};
    for (const QAction *action : m_actions.findChildren<QAction *>()) {
        for (const char *keys : taken)
            QVERIFY(action->shortcut() != QKeySequence(QLatin1String(keys)));
    }
}

void TestTrafficPanelActions::belongToThePanel()
{
    QVERIFY(m_panel.actions().contains(m_actions.find));
    QVERIFY(m_panel.actions().contains(m_actions.findPrevious));
}

QTEST_MAIN(TestTrafficPanelActions)
#include "tst_trafficpanelactions.moc"
