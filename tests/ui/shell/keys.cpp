#include "tests/ui/shell/keys.h"

#include <QAbstractButton>
#include <QAction>
#include <QKeySequence>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTabBar>

namespace wirebench::test {

namespace {

class Collector final
{
public:
    void add(const QKeySequence &key, const QString &what)
    {
        if (!key.isEmpty())
            m_keys[key.toString()].append(what);
    }
    void add(const QAction *action)
    {
        if (m_seen.contains(action))
            return;
        m_seen.insert(action);
        for (const QKeySequence &key : action->shortcuts())
            add(key, action->text());
    }
    void addMnemonic(const QString &text) { add(QKeySequence::mnemonic(text), text); }

    const QMap<QString, QStringList> &keys() const { return m_keys; }

private:
    QMap<QString, QStringList> m_keys;
    QSet<const QAction *> m_seen;
};

void collect(Collector &found, const QWidget &widget)
{
    for (const QAction *action : widget.actions())
        found.add(action);
    if (const auto *bar = qobject_cast<const QMenuBar *>(&widget)) {
        for (const QAction *menu : bar->actions()) {
            found.addMnemonic(menu->text());
            for (const QAction *action : menu->menu()->actions())
                found.add(action);
        }
    } else if (const auto *label = qobject_cast<const QLabel *>(&widget); label && label->buddy()) {
        found.addMnemonic(label->text());
    } else if (const auto *pressed = qobject_cast<const QAbstractButton *>(&widget)) {
        found.add(pressed->shortcut(), pressed->text());
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            found.addMnemonic(tabs->tabText(i));
    }
}

} // namespace

QMap<QString, QStringList> keysOf(const QMainWindow &window)
{
    Collector found;
    collect(found, window);
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window)
            collect(found, *widget);
    }
    return found.keys();
}

} // namespace wirebench::test
