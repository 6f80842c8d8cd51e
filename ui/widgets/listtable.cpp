#include "ui/widgets/listtable.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int stateVersion = 1;
constexpr int copiedRowsAtMost = 10'000;
constexpr int widestColumn = 1'000; // characters

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

ListTable::ListTable(Look &look, QAbstractItemModel *model, const QString &name, QWidget *parent)
    : QStackedWidget(parent), m_look(look), m_view(new QTableView), m_hint(new QLabel),
      m_copyCommand(new QToolButton), m_copyRows(new QAction(this))
{
    m_view->setModel(model);
    makeView(name);
    addWidget(makeHint());
    addWidget(m_view);
    m_copyRows->setText(tr("Copy rows"));
    m_copyRows->setIcon(m_look.icon(QStringLiteral("copy")));
    m_copyRows->setShortcut(QKeySequence::Copy);
    m_copyRows->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_copyRows);
    connect(m_copyRows, &QAction::triggered, this, [this] { copy(selectedText()); });
    connect(m_copyCommand, &QToolButton::clicked, this, [this] { copy(m_command); });
    connect(m_view, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ListTable::selectionChanged);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepUserWidth(column, width); });
    connect(model, &QAbstractItemModel::rowsInserted, this, &ListTable::showTableOrHint);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ListTable::showTableOrHint);
    connect(model, &QAbstractItemModel::modelReset, this, &ListTable::showTableOrHint);
    connect(&m_look, &Look::changed, this, &ListTable::applyLook);
    applyLook();
    setHint({});
}

void ListTable::makeView(const QString &name)
{
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setAccessibleName(name);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QWidget *ListTable::makeHint()
{
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_copyCommand->setToolTip(tr("Copy the command"));
    m_copyCommand->setAccessibleName(tr("Copy the command"));
    m_copyCommand->setAutoRaise(true);
    auto *empty = new QWidget;
    auto *row = new QHBoxLayout(empty);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_hint, 1, Qt::AlignTop);
    row->addWidget(m_copyCommand, 0, Qt::AlignTop);
    return empty;
}

void ListTable::setSamples(const QStringList &samples)
{
    m_samples = samples;
    fitTable();
}

void ListTable::setHint(const QString &text, const QString &command)
{
    m_command = command;
    m_hint->setText(text);
    m_copyCommand->setVisible(!command.isEmpty());
    showTableOrHint();
}

QString ListTable::hint() const
{
    return m_hint->text();
}

void ListTable::addRowActions(const QList<QAction *> &actions)
{
    m_view->insertActions(m_copyRows, actions);
}

void ListTable::setSortable(int column, Qt::SortOrder order)
{
    m_view->horizontalHeader()->setSortIndicator(column, order);
    m_view->setSortingEnabled(true);
}

QList<int> ListTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString ListTable::selectedText() const
{
    const QAbstractItemModel &model = *m_view->model();
    QStringList lines;
    for (const int row : selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(u'\t');
        if (lines.size() == copiedRowsAtMost)
            break;
    }
    return lines.join(u'\n');
}

void ListTable::showTableOrHint()
{
    setCurrentIndex(m_view->model()->rowCount() > 0 ? 1 : 0);
}

// ---- measures

void ListTable::applyLook()
{
    m_copyCommand->setIcon(m_look.icon(QStringLiteral("copy")));
    fitTable();
}

/// Rows for one line, and columns as wide as their headers and what usually stands in them.
void ListTable::fitTable()
{
    const QScopedValueRollback fitting(m_fitting, true);
    const QFontMetrics metrics(m_view->font());
    m_view->verticalHeader()->setDefaultSectionSize(metrics.height() + m_look.gap());
    const QHeaderView &header = *m_view->horizontalHeader();
    for (int column = 0; column < header.count(); ++column) {
        const int content = metrics.horizontalAdvance(m_samples.value(column)) + m_look.unit();
        const int fit = qMax(content, header.sectionSizeHint(column));
        const int kept = m_userWidth.value(column) * metrics.averageCharWidth();
        m_view->setColumnWidth(column, kept > 0 ? kept : fit);
    }
}

void ListTable::keepUserWidth(int column, int width)
{
    // The last one follows the width of the table.
    if (m_fitting || column == m_view->horizontalHeader()->count() - 1)
        return;
    m_userWidth[column] = qMax(1, width / QFontMetrics(m_view->font()).averageCharWidth());
}

void ListTable::changeEvent(QEvent *event)
{
    // A new font arrives some time after Look::changed(), and headers measure with the one they have.
    if (event->type() == QEvent::FontChange)
        fitTable();
    QStackedWidget::changeEvent(event);
}

// ---- state

QByteArray ListTable::saveState() const
{
    const QHeaderView &header = *m_view->horizontalHeader();
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << m_userWidth << header.sortIndicatorSection() << int(header.sortIndicatorOrder());
    return state;
}

void ListTable::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    QHash<int, int> widths;
    int column = 0;
    int order = 0;
    in >> version;
    if (version != stateVersion)
        return;
    in >> widths >> column >> order;
    if (in.status() != QDataStream::Ok)
        return;
    widths.removeIf([](const auto &width) { return width.value() < 1 || width.value() > widestColumn; });
    m_userWidth = widths;
    fitTable();
    if (m_view->isSortingEnabled() && column >= 0 && column < m_view->model()->columnCount())
        m_view->sortByColumn(column, order == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
}

} // namespace wirebench
