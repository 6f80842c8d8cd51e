#include "ui/widgets/historycombo.h"

#include <QCompleter>
#include <QLineEdit>

namespace wirebench {

HistoryCombo::HistoryCombo(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setMaxVisibleItems(maximumEntries);
    connect(this, &QComboBox::editTextChanged, this, &HistoryCombo::textChanged);
}

void HistoryCombo::setText(const QString &text)
{
    setEditText(text);
}

void HistoryCombo::remember(const QString &text)
{
    if (text.isEmpty())
        return;
    QStringList entries = history();
    entries.removeAll(text);
    entries.prepend(text);
    setHistory(entries);
}

QStringList HistoryCombo::history() const
{
    QStringList entries;
    for (int i = 0; i < count(); ++i)
        entries.append(itemText(i));
    return entries;
}

void HistoryCombo::setHistory(const QStringList &newestFirst)
{
    const QString typed = currentText();
    const bool wasBlocked = blockSignals(true); // what stands in the field stays
    clear();
    addItems(newestFirst.mid(0, maximumEntries));
    setCurrentIndex(-1);
    setEditText(typed);
    blockSignals(wasBlocked);
}

} // namespace wirebench
