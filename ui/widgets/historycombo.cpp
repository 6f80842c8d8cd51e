#include "ui/widgets/historycombo.h"

#include "core/net/localaddresses.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>

namespace wirebench {

namespace {

constexpr int noteRole = Qt::UserRole; // of what is offered; nothing else has one

/// Shows the note behind the text.
class OfferDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const QString note = index.data(noteRole).toString(); !note.isEmpty())
            option->text += QStringLiteral("   ") + note;
    }
};

} // namespace

HistoryCombo::HistoryCombo(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setMaxVisibleItems(maximumEntries);
    setItemDelegate(new OfferDelegate(this));
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
        if (!itemData(i, noteRole).isValid())
            entries.append(itemText(i));
    return entries;
}

void HistoryCombo::setHistory(const QStringList &newestFirst)
{
    fill(newestFirst.mid(0, maximumEntries), {});
}

void HistoryCombo::showPopup()
{
    if (m_offers)
        fill(history(), m_offers());
    QComboBox::showPopup();
}

void HistoryCombo::fill(const QStringList &history, const QList<Offer> &offers)
{
    const QString typed = currentText();
    const bool wasBlocked = blockSignals(true); // what stands in the field stays
    clear();
    addItems(history);
    for (const Offer &offer : offers) {
        if (history.contains(offer.text))
            continue;
        addItem(offer.text);
        setItemData(count() - 1, offer.note, noteRole);
        setItemData(count() - 1, offer.text + u' ' + offer.note, Qt::AccessibleTextRole);
    }
    setCurrentIndex(-1);
    setEditText(typed);
    blockSignals(wasBlocked);
}

QList<HistoryCombo::Offer> machineAddresses()
{
    QList<HistoryCombo::Offer> offers;
    for (const LocalAddress &local : bindableAddresses())
        offers.append({local.address.host(), local.interfaceName});
    return offers;
}

} // namespace wirebench
