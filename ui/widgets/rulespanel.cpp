#include "ui/widgets/rulespanel.h"

#include "core/workspace/rulesfile.h"
#include "ui/models/rulesmodel.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rulesform.h"
#include "ui/widgets/rulestester.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int tableLines = 7; // that are seen at least

/// Colours what has a mistake, and makes quiet what is off.
class RuleDelegate final : public QStyledItemDelegate
{
public:
    RuleDelegate(Look &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isOn =
            index.siblingAtColumn(RulesModel::OnColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (index.data(RulesModel::TroubleRole).toBool())
            option->palette.setColor(QPalette::Text, m_look.color(ColorRole::Trouble));
        else if (!isOn)
            option->palette.setColor(QPalette::Text, m_look.color(ColorRole::QuietText));
    }

private:
    Look &m_look;
};

} // namespace

RulesPanel::RulesPanel(RulesModel &model, Look &look, bool datagrams, QWidget *parent)
    : QWidget(parent), m_model(model), m_look(look), m_bar(new QToolBar), m_table(new QTableView),
      m_units(new SettingsRow(look)), m_form(new RulesForm(look, datagrams)), m_tester(new RulesTester(look)),
      m_notice(new Notice(look))
{
    makeActions();
    makeTable();
    makeUnits(datagrams);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_units);
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_notice);
    column->addWidget(m_form);
    column->addWidget(m_tester);
    connect(m_form, &RulesForm::edited, this, &RulesPanel::formEdited);
    connect(&m_model, &RulesModel::edited, this, &RulesPanel::showRules);
    connect(&m_model, &RulesModel::modelReset, this, [this] {
        showRules();
        choose(0);
    });
    connect(&look, &Look::changed, this, &RulesPanel::applyLook);
    applyLook();
    showRules();
    choose(0);
}

RulesPanel::~RulesPanel()
{
    m_model.disconnect(this);
}

QAction *RulesPanel::action(const char *icon, const QString &text, const QKeySequence &key,
                            void (RulesPanel::*slot)())
{
    auto *made = new QAction(m_look.icon(QLatin1String(icon)), text, this);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    made->setToolTip(
        key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(made, &QAction::triggered, this, slot);
    addAction(made);
    m_bar->addAction(made);
    return made;
}

void RulesPanel::makeActions()
{
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add = action("add", tr("Add"), QKeySequence(Qt::Key_Insert), &RulesPanel::add);
    m_duplicate = action("copy", tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), &RulesPanel::duplicate);
    m_remove = action("clear", tr("Delete"), QKeySequence(), &RulesPanel::removeChosen);
    m_takeBack = action("history", tr("Take back"), QKeySequence(), &RulesPanel::takeBack);
    m_up = action("to-start", tr("Up"), QKeySequence(Qt::ALT | Qt::Key_Up), &RulesPanel::moveUp);
    m_down = action("to-end", tr("Down"), QKeySequence(Qt::ALT | Qt::Key_Down), &RulesPanel::moveDown);
    m_bar->addSeparator();
    m_open = action("file", tr("Open…"), QKeySequence::Open, &RulesPanel::askForOpening);
    m_save = action("export", tr("Save…"), QKeySequence::Save, &RulesPanel::askForSaving);
    // In the table alone: in a field these keys belong to its text.
    const auto inTable = [this](const QKeySequence &key, void (RulesPanel::*slot)()) {
        auto *made = new QAction(m_table);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetShortcut);
        connect(made, &QAction::triggered, this, slot);
        m_table->addAction(made);
    };
    inTable(QKeySequence(Qt::Key_Delete), &RulesPanel::removeChosen);
    inTable(QKeySequence::Undo, &RulesPanel::takeBack);
}

QList<QAction *> RulesPanel::panelActions() const
{
    return {m_add, m_duplicate, m_remove, m_takeBack, m_up, m_down, m_open, m_save};
}

void RulesPanel::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RuleDelegate(m_look, m_table));
    m_table->setAccessibleName(tr("Rules"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RulesPanel::showChosen);
}

void RulesPanel::makeUnits(bool datagrams)
{
    m_unit = new QComboBox;
    addChoice(m_unit, tr("what one recv gave"), RuleUnit::Chunk);
    addChoice(m_unit, tr("each line"), RuleUnit::Line);
    m_unit->setToolTip(
        tr("TCP is a stream: what one recv() gives may be half a message or three, and a pattern that lies "
           "across two of them is not found. A line ends in LF, however it was cut on its way; its LF, "
           "and a CR before that, are not part of it"));
    m_lineLimit = new QSpinBox;
    m_lineLimit->setRange(ranges::ruleLineLimit.lowest, ranges::ruleLineLimit.highest);
    m_lineLimit->setToolTip(tr("Bytes. A longer line matches no rule, and a note on its record says so"));
    m_units->addField(tr("Rules &look at"), m_unit);
    m_units->addField(tr("at most"), m_lineLimit);
    m_units->setVisible(!datagrams);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &RulesPanel::unitEdited);
    connect(m_lineLimit, &QSpinBox::valueChanged, this, &RulesPanel::unitEdited);
}

int RulesPanel::currentRow() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void RulesPanel::choose(int row)
{
    const int last = m_model.rowCount() - 1;
    m_table->setCurrentIndex(m_model.index(std::clamp(row, std::min(0, last), last), RulesModel::PatternColumn));
    showChosen();
}

void RulesPanel::showRules()
{
    m_showing = true;
    wirebench::choose(m_unit, m_model.rules().unit);
    m_lineLimit->setValue(m_model.rules().lineLimit);
    m_showing = false;
    m_units->setFieldVisible(m_lineLimit, m_model.rules().unit == RuleUnit::Line);
    m_tester->setRules(m_model.rules());
    showChosen();
}

void RulesPanel::showChosen()
{
    const int row = currentRow();
    m_form->setEnabled(row >= 0);
    m_form->setRule(m_model.rule(row));
    m_form->showMistake(m_model.mistake(row));
    updateActions();
}

void RulesPanel::updateActions()
{
    const int row = currentRow();
    m_add->setEnabled(!m_model.isFull());
    m_duplicate->setEnabled(row >= 0 && !m_model.isFull());
    m_remove->setEnabled(row >= 0);
    m_takeBack->setEnabled(!m_removed.isEmpty() && !m_model.isFull());
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_model.rowCount());
}

void RulesPanel::formEdited()
{
    m_model.setRule(currentRow(), m_form->rule());
}

void RulesPanel::unitEdited()
{
    if (!m_showing)
        m_model.setUnit(wirebench::choice<RuleUnit>(m_unit), m_lineLimit->value());
}

void RulesPanel::add()
{
    const int row = currentRow() + 1;
    m_model.insert(row, {});
    choose(row);
    m_form->focusPattern();
}

void RulesPanel::duplicate()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_model.insert(row + 1, m_model.rule(row));
    choose(row + 1);
}

void RulesPanel::removeChosen()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_removed.append({row, m_model.rule(row)});
    m_model.remove(row);
    choose(row);
    m_notice->showText(Notice::Kind::Info, tr("Rule %1 is deleted.").arg(row + 1));
    m_notice->offer(m_takeBack);
}

void RulesPanel::takeBack()
{
    if (m_removed.isEmpty())
        return;
    const auto [row, rule] = m_removed.takeLast();
    const int where = qMin(row, m_model.rowCount());
    m_model.insert(where, rule);
    choose(where);
    m_notice->clear();
}

void RulesPanel::moveUp()
{
    const int row = currentRow();
    m_model.move(row, row - 1);
    showChosen();
}

void RulesPanel::moveDown()
{
    const int row = currentRow();
    m_model.move(row, row + 1);
    showChosen();
}

void RulesPanel::askForOpening()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open rules"), {}, tr("Rules (*.json);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void RulesPanel::askForSaving()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save rules"), QStringLiteral("rules.json"),
                                                      tr("Rules (*.json)"));
    if (!path.isEmpty())
        saveFile(path);
}

void RulesPanel::openFile(const QString &path)
{
    const auto rules = loadRules(path);
    if (!rules) {
        m_notice->showError(rules.error());
        return;
    }
    m_notice->clear();
    m_removed.clear();
    m_model.setRules(*rules);
    Q_EMIT m_model.edited();
}

void RulesPanel::saveFile(const QString &path)
{
    if (const auto saved = saveRules(m_model.rules(), path); !saved)
        m_notice->showError(saved.error());
    else
        m_notice->showText(Notice::Kind::Info, tr("Saved as %1.").arg(path));
}

void RulesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_model.retranslate();
}

void RulesPanel::applyLook()
{
    layout()->setSpacing(m_look.gap());
    const int line = m_look.controlHeight();
    m_table->verticalHeader()->setDefaultSectionSize(line);
    m_table->setMinimumHeight(line * tableLines);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {6, 32, 24, 30};
    for (int column = 0; column < RulesModel::ThenColumn; ++column)
        m_table->setColumnWidth(column, letter * widths[column]);
}

} // namespace wirebench
