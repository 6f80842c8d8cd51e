#include "ui/language/retranslator.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace wirebench {

namespace {

/// The class of the widget, or of one that it stands in, is where a text was most likely looked up.
bool isMadeBy(const QObject &owner, const QByteArray &context)
{
    for (const QObject *object = &owner; object; object = object->parent()) {
        for (const QMetaObject *type = object->metaObject(); type; type = type->superClass()) {
            if (context == type->className())
                return true;
        }
    }
    return false;
}

/// A tooltip that nobody set is the text without its mnemonic; setting it would part the two for good.
bool hasOwnToolTip(const QAction &action)
{
    QString plain = action.text();
    plain.remove(u'&');
    return action.toolTip() != plain && action.toolTip() + QStringLiteral("…") != plain;
}

} // namespace

QString Retranslator::again(const QString &text, const QObject &owner) const
{
    const auto found = m_memory.constFind(text);
    if (text.isEmpty() || found == m_memory.cend() || owner.property("notation").toBool())
        return text;
    const auto own = std::find_if(found->begin(), found->end(),
                                  [&](const TextOrigin &origin) { return isMadeBy(owner, origin.context); });
    const TextOrigin &origin = own == found->end() ? found->first() : *own;
    return QCoreApplication::translate(origin.context, origin.source, origin.comment);
}

/// Sets nothing that stays the same: setters have their own effects.
template <typename Get, typename Set>
void Retranslator::renew(const QObject &owner, Get get, Set set) const
{
    const QString before = get();
    if (const QString now = again(before, owner); now != before)
        set(now);
}

void Retranslator::retranslateAll() const
{
    for (QWidget *widget : QApplication::allWidgets())
        retranslate(*widget);
    // Those of windows and of objects inside them.
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        for (QAction *action : window->findChildren<QAction *>())
            retranslate(*action);
    }
}

void Retranslator::retranslate(QAction &action) const
{
    const bool ownToolTip = hasOwnToolTip(action);
    renew(action, [&] { return action.text(); }, [&](const QString &text) { action.setText(text); });
    if (ownToolTip)
        renew(action, [&] { return action.toolTip(); }, [&](const QString &text) { action.setToolTip(text); });
}

void Retranslator::retranslate(QWidget &widget) const
{
    // What shows an action follows it.
    const auto *tool = qobject_cast<const QToolButton *>(&widget);
    const bool followsAction = tool && tool->defaultAction();
    if (!followsAction)
        renew(widget, [&] { return widget.toolTip(); }, [&](const QString &text) { widget.setToolTip(text); });
    renew(widget, [&] { return widget.accessibleName(); }, [&](const QString &text) { widget.setAccessibleName(text); });
    renew(widget, [&] { return widget.accessibleDescription(); },
          [&](const QString &text) { widget.setAccessibleDescription(text); });
    renew(widget, [&] { return widget.windowTitle(); }, [&](const QString &text) { widget.setWindowTitle(text); });
    if (auto *button = qobject_cast<QAbstractButton *>(&widget); button && !followsAction)
        renew(widget, [&] { return button->text(); }, [&](const QString &text) { button->setText(text); });
    else
        retranslateParts(widget);
}

/// A field is called as its label is, without the mnemonic: that name was never looked up by itself.
void Retranslator::retranslateLabel(QLabel &label) const
{
    const auto plain = [&label] { return label.text().remove(u'&'); };
    const QString before = plain();
    renew(label, [&] { return label.text(); }, [&](const QString &text) { label.setText(text); });
    if (QWidget *field = label.buddy(); field && field->accessibleName() == before)
        field->setAccessibleName(plain());
}

void Retranslator::retranslateParts(QWidget &widget) const
{
    if (auto *label = qobject_cast<QLabel *>(&widget)) {
        retranslateLabel(*label);
    } else if (auto *line = qobject_cast<QLineEdit *>(&widget)) {
        renew(widget, [=] { return line->placeholderText(); },
              [=](const QString &text) { line->setPlaceholderText(text); });
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(&widget)) {
        renew(widget, [=] { return edit->placeholderText(); },
              [=](const QString &text) { edit->setPlaceholderText(text); });
    } else if (auto *group = qobject_cast<QGroupBox *>(&widget)) {
        renew(widget, [=] { return group->title(); }, [=](const QString &text) { group->setTitle(text); });
    } else if (auto *menu = qobject_cast<QMenu *>(&widget)) {
        renew(widget, [=] { return menu->title(); }, [=](const QString &text) { menu->setTitle(text); });
    } else if (auto *spin = qobject_cast<QSpinBox *>(&widget)) {
        renew(widget, [=] { return spin->suffix(); }, [=](const QString &text) { spin->setSuffix(text); });
        renew(widget, [=] { return spin->specialValueText(); },
              [=](const QString &text) { spin->setSpecialValueText(text); });
    } else if (auto *real = qobject_cast<QDoubleSpinBox *>(&widget)) {
        renew(widget, [=] { return real->suffix(); }, [=](const QString &text) { real->setSuffix(text); });
    } else if (auto *box = qobject_cast<QComboBox *>(&widget); box && !box->isEditable()) {
        for (int i = 0; i < box->count(); ++i) {
            renew(widget, [=] { return box->itemText(i); }, [=](const QString &text) { box->setItemText(i, text); });
            renew(widget, [=] { return box->itemData(i, Qt::ToolTipRole).toString(); },
                  [=](const QString &text) { box->setItemData(i, text, Qt::ToolTipRole); });
        }
    } else if (auto *bar = qobject_cast<QTabBar *>(&widget)) {
        for (int i = 0; i < bar->count() && !bar->isMovable(); ++i) { // what can be moved has the user's names
            renew(widget, [=] { return bar->tabText(i); }, [=](const QString &text) { bar->setTabText(i, text); });
            renew(widget, [=] { return bar->tabToolTip(i); },
                  [=](const QString &text) { bar->setTabToolTip(i, text); });
        }
    }
}

} // namespace wirebench
