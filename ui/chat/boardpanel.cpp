#include "ui/chat/boardpanel.h"

#include "core/base/wholefile.h"
#include "core/chat/boardcsv.h"
#include "ui/chat/chatwords.h"
#include "ui/chat/newestrecord.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

BoardPanel::BoardPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_log(log), m_look(look), m_model(new BoardModel(log, look, this)),
      m_order(new QSortFilterProxyModel(this)), m_controls(new QWidget(this)), m_counts(new QLabel),
      m_hide(new QCheckBox), m_list(nullptr), m_explanation(new QLabel), m_notice(new Notice(look))
{
    m_order->setSourceModel(m_model);
    m_order->setSortRole(BoardModel::SortRole);
    m_list = new ListTable(look, m_order, tr("Class board"));
    m_list->setSortable(-1); // as they came, until a header is clicked
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeControls(actions);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    column->addWidget(m_explanation);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &BoardPanel::showCounts);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BoardPanel::showCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &BoardPanel::showCounts);
    QTableView *view = m_list->view();
    connect(view, &QTableView::clicked, this, &BoardPanel::activate);
    connect(view, &QTableView::activated, this, &BoardPanel::activate);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { explain(m_order->mapToSource(index)); });
    view->horizontalHeader()->setSectionsClickable(true);
    connect(view->horizontalHeader(), &QHeaderView::sectionClicked, this, &BoardPanel::explainColumn);
    connect(m_hide, &QCheckBox::toggled, this, [this](bool hidden) {
        m_model->setNamesHidden(hidden);
        Q_EMIT namesHiddenChanged();
        Q_EMIT studentsChanged();
    });
    connect(&m_look, &Look::changed, this, &BoardPanel::applyLook);
    retranslate();
    applyLook();
}

void BoardPanel::makeControls(const QList<QAction *> &actions)
{
    m_controls->hide(); // until they stand beside the tabs
    m_counts->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_counts, 1);
    row->addWidget(m_hide);
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        row->addWidget(button);
    }
}

void BoardPanel::retranslate()
{
    m_hide->setText(tr("hide names"));
    m_hide->setToolTip(tr("Show numbers in place of names and addresses, for projection"));
    for (QToolButton *button : m_controls->findChildren<QToolButton *>())
        button->setAccessibleName(button->defaultAction()->text());
    m_list->view()->setAccessibleName(tr("Class board"));
    m_list->setSamples({tr("! student 12"), // bold: wider than it looks here
                        QStringLiteral("! ") + troubleTitle(BoardTrouble::MissingNewline)});
    setSuggestion(m_suggestion);
    if (!m_explainsCell)
        explainColumn(m_explained);
    showCounts();
}

void BoardPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool BoardPanel::areNamesHidden() const
{
    return m_hide->isChecked();
}

void BoardPanel::setNamesHidden(bool hidden)
{
    m_hide->setChecked(hidden);
}

void BoardPanel::setSuggestion(const QString &command)
{
    m_suggestion = command;
    m_list->setHint(
        command.isEmpty()
            ? tr("Each student becomes a row here, with a tick for each exercise. Press Listen first.")
            : tr("Nobody has come yet. Try in a terminal:\n%1").arg(command),
        command);
}

void BoardPanel::activate(const QModelIndex &index)
{
    m_notice->clear();
    const QModelIndex source = m_order->mapToSource(index);
    quint64 record = m_model->evidence(source.row(), source.column());
    if (record == 0)
        record = newestRecordOf(m_log, m_model->connections(source.row(), source.column()));
    if (record != 0)
        Q_EMIT evidenceWanted(record);
}

void BoardPanel::showLostEvidence()
{
    m_notice->showText(Notice::Kind::Info, tr("The calls behind this tick are no longer in the log."),
                       tr("The log keeps the newest records, and it may have been cleared."));
}

/// How a cell stands, and what there is to do.
void BoardPanel::explain(const QModelIndex &cell)
{
    explainColumn(cell.column());
    const QString details = cell.isValid() ? m_model->details(cell.row(), cell.column()) : QString();
    if (details.isEmpty())
        return;
    const QString standing = m_model->nameText(cell.row()) + QStringLiteral(": ") + details;
    m_explainsCell = true;
    m_explanation->setText(BoardModel::isExercise(cell.column()) ? standing + u'\n' + m_explanation->text()
                                                                 : standing);
}

/// A column's exercise; without one, what the marks mean.
void BoardPanel::explainColumn(int column)
{
    m_explained = column;
    m_explainsCell = false;
    m_explanation->setText(BoardModel::isExercise(column)
                               ? exerciseExplanation(BoardModel::exerciseAt(column))
                               : tr("✓ reached · … at it · ! stuck. Choose a column to read its exercise, a "
                                    "tick to see the calls that show it."));
}

QString BoardPanel::explanation() const
{
    return m_explanation->text();
}

void BoardPanel::showCounts()
{
    const int students = m_model->rowCount();
    const int stuck = m_model->stuckCount();
    QString text = students == 1 ? tr("1 student") : tr("%1 students").arg(formatCount(students));
    if (stuck > 0)
        text += QStringLiteral(" · ") + tr("! %1 need help").arg(formatCount(stuck));
    m_counts->setText(students > 0 ? text : QString());
    if (m_explainsCell) // it may stand otherwise now
        explain(m_order->mapToSource(m_list->view()->currentIndex()));
    Q_EMIT studentsChanged();
}

// ---- export

void BoardPanel::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export the class board"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &BoardPanel::writeCsv);
    dialog->open();
}

void BoardPanel::writeCsv(const QString &path)
{
    const BoardCsvOptions options{areNamesHidden(), m_log.wallClockNs(0) / 1'000'000, {}};
    if (const auto written = writeWholeFile(path, boardCsv(m_model->rows(), options)); !written)
        m_notice->showError(written.error());
    else
        m_notice->showText(Notice::Kind::Info, tr("The board is in %1.").arg(path));
}

// ---- measures

void BoardPanel::applyLook()
{
    layout()->setSpacing(m_look.gap());
    m_controls->layout()->setSpacing(m_look.unit());
    m_controls->layout()->setContentsMargins(0, 0, 0, m_look.gap());
    for (QToolButton *button : m_controls->findChildren<QToolButton *>())
        button->setFixedSize(m_look.controlHeight(), m_look.controlHeight());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_explanation->setPalette(quiet);
    // Two lines, so that the table does not jump with the length of an explanation.
    m_explanation->setMinimumHeight(2 * QFontMetrics(m_look.baseFont()).lineSpacing());
    m_explanation->setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

QByteArray BoardPanel::saveState() const
{
    return m_list->saveState();
}

void BoardPanel::restoreState(const QByteArray &state)
{
    m_list->restoreState(state);
}

} // namespace wirebench
