#include "ui/dialogue/dialogueresults.h"

#include "ui/widgets/look.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace wirebench {

DialogueResults::DialogueResults(Look &look, QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_table(new QTableWidget), m_empty(new QLabel)
{
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_choice);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    const auto applyLook = [this, &look] {
        m_table->setFont(look.dataFont());
        m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(look.dataFont()).lineSpacing() + look.gap());
        QPalette quiet;
        quiet.setColor(QPalette::WindowText, look.color(ColorRole::QuietText));
        m_empty->setPalette(quiet);
    };
    connect(&look, &Look::changed, this, applyLook);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &DialogueResults::showResult);
    connect(m_table, &QTableWidget::activated, this, [this](const QModelIndex &index) { activate(index.row()); });
    applyLook();
    retranslate();
    showResult();
}

void DialogueResults::clear()
{
    m_results.clear();
    showTitles();
    showResult();
}

int DialogueResults::rowCount() const
{
    qsizetype rows = 0;
    for (const Result &result : m_results)
        rows += result.table.rows.size();
    return int(rows);
}

void DialogueResults::add(const DialogueTable &table)
{
    if (table.rows.isEmpty())
        return; // a list in another form than this one
    put({Kind::Table, table, {}});
}

void DialogueResults::add(const QList<GopherItem> &menu)
{
    Result result{Kind::Menu, {QStringLiteral("menu"), {}, {}}, menu};
    for (const GopherItem &item : menu)
        result.table.rows.append({item.title, wordOf(item.type)});
    put(result);
}

void DialogueResults::addFile(const QString &path, qint64 size)
{
    Result result{Kind::Files, {QStringLiteral("files"), {}, {}}, {}};
    for (const Result &old : std::as_const(m_results)) {
        if (old.kind == Kind::Files)
            result = old;
    }
    result.table.rows.append({path, QLocale().formattedDataSize(size)});
    put(result);
}

/// In place of the one of its kind and name, at the end: what comes last is what one wants to see.
void DialogueResults::put(const Result &result)
{
    m_results.removeIf([&](const Result &old) {
        return old.kind == result.kind && old.table.name == result.table.name;
    });
    m_results.append(result);
    showTitles();
    m_choice->setCurrentIndex(int(m_results.size()) - 1);
    showResult();
}

QString DialogueResults::titleOf(const Result &result) const
{
    const int rows = int(result.table.rows.size());
    switch (result.kind) {
    case Kind::Table:
        return tr("%1: %n line(s)", nullptr, rows).arg(result.table.name);
    case Kind::Menu:
        return tr("Menu: %n line(s)", nullptr, rows);
    case Kind::Files:
        return tr("%n file(s) saved", nullptr, rows);
    }
    return {};
}

void DialogueResults::showTitles()
{
    const QSignalBlocker quiet(m_choice);
    const int shown = m_choice->currentIndex();
    m_choice->clear();
    for (const Result &result : std::as_const(m_results))
        m_choice->addItem(titleOf(result));
    m_choice->setCurrentIndex(std::min(std::max(shown, 0), m_choice->count() - 1));
    Q_EMIT rowCountChanged();
}

void DialogueResults::showResult()
{
    m_shown = m_choice->currentIndex();
    const bool any = m_shown >= 0 && m_shown < m_results.size();
    m_choice->setVisible(m_results.size() > 1);
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_table->clear();
    if (!any)
        return;
    const Result &result = m_results[m_shown];
    QStringList titles = result.table.columns;
    if (result.kind == Kind::Menu)
        titles = {tr("Item"), tr("Kind")};
    else if (result.kind == Kind::Files)
        titles = {tr("File"), tr("Size")};
    qsizetype columns = titles.size();
    for (const QStringList &row : result.table.rows)
        columns = std::max(columns, row.size());
    const int rows = int(std::min<qsizetype>(result.table.rows.size(), maximumRows));
    m_table->setColumnCount(int(columns));
    m_table->setRowCount(rows);
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeader()->setVisible(!titles.isEmpty());
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < result.table.rows[row].size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(result.table.rows[row][column]));
    }
    for (int column = 0; column + 1 < columns; ++column)
        m_table->resizeColumnToContents(column);
}

void DialogueResults::activate(int row)
{
    if (m_shown < 0 || row < 0 || row >= m_results[m_shown].table.rows.size())
        return;
    const Result &result = m_results[m_shown];
    switch (result.kind) {
    case Kind::Menu:
        if (result.menu[row].isLink())
            Q_EMIT linkChosen(result.menu[row]);
        break;
    case Kind::Table:
        Q_EMIT valueChosen(result.table.rows[row].value(0));
        break;
    case Kind::Files: // the folder: what a stranger's server sent is not opened by a slip
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(result.table.rows[row].value(0)).absolutePath()));
        break;
    }
}

QString DialogueResults::wordOf(GopherItem::Type type)
{
    switch (type) {
    case GopherItem::Type::Information:
        return {};
    case GopherItem::Type::Text:
        return tr("text");
    case GopherItem::Type::Menu:
        return tr("menu");
    case GopherItem::Type::Search:
        return tr("search");
    case GopherItem::Type::Error:
        return tr("error");
    case GopherItem::Type::Binary:
        return tr("file");
    case GopherItem::Type::Telnet:
        return tr("Telnet");
    case GopherItem::Type::Html:
        return tr("web page");
    case GopherItem::Type::Other:
        return tr("other");
    }
    return {};
}

void DialogueResults::retranslate()
{
    m_choice->setAccessibleName(tr("Which result"));
    m_table->setAccessibleName(tr("Results"));
    m_empty->setText(tr("What the server lists, and the files that are saved, appear here."));
}

void DialogueResults::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showTitles();
        showResult();
    }
    QWidget::changeEvent(event);
}

} // namespace wirebench
