#include "ui/widgets/sequenceeditor.h"

#include "core/payload/preview.h"
#include "ui/widgets/look.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace wirebench {

namespace {

enum Column { NameColumn, TextColumn, DelayColumn, TimesColumn, ColumnCount };

constexpr int mostTimes = 1'000'000;
constexpr int mostDelayMs = 24 * 60 * 60 * 1000;
constexpr int previewLetters = 60;

QTableWidgetItem *readOnly(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(item->flags() & ~Qt::ItemIsEditable);
    return item;
}

QTableWidgetItem *number(int value)
{
    auto *item = new QTableWidgetItem;
    item->setData(Qt::EditRole, value);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

SequenceEditor::SequenceEditor(Look &look, const QString &name, const SavedSequence &sequence,
                               const QList<SavedEntry> &messages, QWidget *parent)
    : QDialog(parent), m_look(look), m_steps(sequence.steps), m_table(new QTableWidget(0, ColumnCount)),
      m_rounds(new QSpinBox), m_add(new QPushButton(tr("&Add step"))),
      m_remove(new QPushButton(tr("&Remove"))), m_up(new QPushButton(tr("&Up"))),
      m_down(new QPushButton(tr("&Down")))
{
    setWindowTitle(tr("Sequence “%1”").arg(name));
    m_rounds->setRange(0, mostTimes);
    m_rounds->setSpecialValueText(tr("until it is stopped"));
    m_rounds->setValue(sequence.rounds);
    layOut(messages);
    for (int row = 0; row < m_steps.size(); ++row)
        fillRow(row);
    connect(m_table, &QTableWidget::cellChanged, this, &SequenceEditor::takeEdit);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &SequenceEditor::showWhatApplies);
    connect(m_remove, &QPushButton::clicked, this, &SequenceEditor::removeSelected);
    connect(m_up, &QPushButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveSelected(1); });
    showWhatApplies();
    resize(70 * look.unit(), 40 * look.unit());
}

void SequenceEditor::layOut(const QList<SavedEntry> &messages)
{
    m_table->setHorizontalHeaderLabels({tr("Message"), tr("Text"), tr("Pause before, ms"), tr("Times")});
    m_table->setAccessibleName(tr("Steps"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(DelayColumn, QHeaderView::ResizeToContents);
    auto *menu = new QMenu(this);
    for (const SavedEntry &entry : messages) {
        if (const SavedMessage *message = entry.message()) {
            const SequenceStep step{entry.name, *message};
            QString name = entry.name;
            menu->addAction(name.replace(u'&', QStringLiteral("&&")), this, [this, step] { addStep(step); });
        }
    }
    m_add->setMenu(menu);
    m_add->setEnabled(!menu->isEmpty());
    m_add->setToolTip(menu->isEmpty() ? tr("Save a message first: steps are copies of saved messages")
                                      : tr("A copy of a saved message"));
    auto *rounds = new QLabel(tr("R&ounds"));
    rounds->setBuddy(m_rounds);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(rounds);
    row->addWidget(m_rounds);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    column->addWidget(buttons);
}

SavedSequence SequenceEditor::sequence() const
{
    return {m_steps, m_rounds->value()};
}

void SequenceEditor::fillRow(int row)
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    if (row >= m_table->rowCount())
        m_table->insertRow(row);
    const SequenceStep &step = m_steps[row];
    const PayloadSettings &payload = step.message.payload;
    m_table->setItem(row, NameColumn, new QTableWidgetItem(step.name));
    m_table->setItem(
        row, TextColumn,
        readOnly(payload.sendFile ? payload.filePath : previewLine(payload.text.toUtf8(), previewLetters)));
    m_table->setItem(row, DelayColumn, number(step.delayMs));
    m_table->setItem(row, TimesColumn, number(step.times));
}

/// What is out of range becomes the nearest that is not.
void SequenceEditor::takeEdit(int row, int column)
{
    if (m_filling || row >= m_steps.size())
        return;
    const QVariant value = m_table->item(row, column)->data(Qt::EditRole);
    SequenceStep &step = m_steps[row];
    if (column == NameColumn)
        step.name = value.toString().left(messagelimits::nameLength);
    else if (column == DelayColumn)
        step.delayMs = qBound(0, value.toInt(), mostDelayMs);
    else if (column == TimesColumn)
        step.times = qBound(1, value.toInt(), mostTimes);
    fillRow(row);
}

void SequenceEditor::addStep(const SequenceStep &step)
{
    if (m_steps.size() >= messagelimits::steps)
        return;
    m_steps += step;
    fillRow(int(m_steps.size()) - 1);
    m_table->selectRow(int(m_steps.size()) - 1);
    showWhatApplies();
}

void SequenceEditor::moveSelected(int by)
{
    const int row = m_table->currentRow();
    const int other = row + by;
    if (row < 0 || other < 0 || other >= m_steps.size())
        return;
    m_steps.swapItemsAt(row, other);
    fillRow(row);
    fillRow(other);
    m_table->selectRow(other);
}

void SequenceEditor::removeSelected()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= m_steps.size())
        return;
    m_steps.removeAt(row);
    const QScopedValueRollback<bool> filling(m_filling, true);
    m_table->removeRow(row);
    showWhatApplies();
}

void SequenceEditor::showWhatApplies()
{
    const int row = m_table->currentRow();
    const bool hasRow = row >= 0 && row < m_steps.size();
    m_remove->setEnabled(hasRow);
    m_up->setEnabled(hasRow && row > 0);
    m_down->setEnabled(hasRow && row + 1 < m_steps.size());
}

} // namespace wirebench
