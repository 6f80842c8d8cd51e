#include "ui/widgets/trafficview.h"

#include "ui/models/numbertext.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/symbolfont.h"
#include "ui/widgets/trafficviewdelegate.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace wirebench {

namespace {

// Columns that go, in this order, where the width is too small to read the data.
constexpr TrafficModel::Column dispensable[] = {TrafficModel::DeltaColumn, TrafficModel::BytesColumn,
                                                TrafficModel::TimeColumn, TrafficModel::PeerColumn};
constexpr int readableDataCharacters = 30;

// What the column Call gets at least and at most, of three tenths of the width.
constexpr int fewestCallCharacters = 22;
constexpr int mostCallCharacters = 44;

/// Draws titles in quiet letters, exactly above what stands under them.
class Titles final : public QHeaderView
{
public:
    Titles(Look &look, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_look(look) {}

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const int line = std::max(1, m_look.unit() / 9);
        painter->fillRect(rect, m_look.color(ColorRole::Window));
        painter->fillRect(QRect(rect.left(), rect.bottom() - line + 1, rect.width(), line),
                          m_look.color(ColorRole::Line));
        painter->setPen(m_look.color(ColorRole::QuietText));
        const QString title = model()->headerData(section, orientation()).toString();
        const int alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
        painter->drawText(rect.adjusted(m_look.unit(), 0, -m_look.unit(), -line), alignment, title);
    }
    QSize sectionSizeFromContents(int) const override { return {0, m_look.controlHeight() * 3 / 4}; }

private:
    Look &m_look;
};

} // namespace

TrafficView::TrafficView(TrafficModel &model, Look &look, QWidget *parent)
    : QTableView(parent), m_model(model), m_look(look)
{
    loadSymbolFont();
    setModel(&model);
    setItemDelegate(new TrafficViewDelegate(look, this));
    setHorizontalHeader(new Titles(look, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setStretchLastSection(true);

    connect(&model, &QAbstractItemModel::rowsInserted, this, &TrafficView::afterInsert);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TrafficView::afterRemove);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TrafficView::beforeReset);
    connect(&model, &QAbstractItemModel::modelReset, this, &TrafficView::afterReset);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &TrafficView::followUserScroll);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepUserWidth(column, width); });
    connect(&m_look, &Look::changed, this, &TrafficView::applyLook);
    applyLook();
}

// ---- following

void TrafficView::setFollowing(bool following)
{
    if (following)
        scrollToBottom();
    if (m_following == following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void TrafficView::followUserScroll()
{
    // The signal comes before the new position becomes the value.
    const QScrollBar *bar = verticalScrollBar();
    setFollowing(bar->sliderPosition() >= bar->maximum());
}

void TrafficView::afterInsert()
{
    const int digits = int(formatCount(qint64(m_model.nextId())).size());
    if (digits > m_numberDigits)
        fitColumns();
    if (m_following)
        scrollToBottom();
}

void TrafficView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    // Rows go at the front only. Where the current one goes, Qt would choose its neighbour; but nobody did.
    const QScopedValueRollback moving(m_moving, true);
    if (currentIndex().isValid() && currentIndex().row() <= last)
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    if (!m_following)
        m_scrollAfterRemove = verticalScrollBar()->value() - (last - first + 1) * rowHeight(first);
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void TrafficView::afterRemove()
{
    if (!m_scrollAfterRemove)
        return;
    executeDelayedItemsLayout(); // the range of the scroll bar is that of the rows again
    verticalScrollBar()->setValue(std::max(0, *std::exchange(m_scrollAfterRemove, std::nullopt)));
}

void TrafficView::beforeReset()
{
    const int top = rowAt(0);
    m_place = top >= 0 ? Place{m_model.idAt(top), -rowViewportPosition(top)} : Place{};
}

void TrafficView::afterReset()
{
    const QScopedValueRollback moving(m_moving, true);
    const int current = m_model.rowOf(m_currentRecord);
    if (current >= 0)
        select(current);
    executeDelayedItemsLayout();
    if (m_following)
        scrollToBottom();
    else if (m_place.topRecord != 0)
        verticalScrollBar()->setValue(m_model.rowAtOrAfter(m_place.topRecord) *
                                          verticalHeader()->defaultSectionSize() +
                                      m_place.offset);
}

// ---- choosing

void TrafficView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_moving || !current.isValid())
        return;
    setFollowing(false);
    const quint64 id = m_model.idAt(current.row());
    if (id == m_currentRecord)
        return;
    m_currentRecord = id;
    Q_EMIT currentRecordChanged(id);
}

void TrafficView::select(int row)
{
    selectionModel()->setCurrentIndex(m_model.index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

bool TrafficView::goTo(quint64 id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    select(row);
    scrollTo(m_model.index(row, 0));
    return true;
}

QList<quint64> TrafficView::selectedRecords(int limit) const
{
    QList<quint64> ids;
    QItemSelection selection = selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const auto &a, const auto &b) { return a.top() < b.top(); });
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && ids.size() < limit; ++row)
            ids << m_model.idAt(row);
    }
    return ids;
}

void TrafficView::editComment()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const QModelIndex cell = current.siblingAtColumn(TrafficModel::DataColumn);
    scrollTo(cell);
    edit(cell);
}

QModelIndex TrafficView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // When the focus comes, Qt would make the first row current; nobody has chosen it.
    if (m_focusing || m_model.rowCount() == 0)
        return {};
    // Without a current row the keys start at what is on screen, not at the first of a million rows.
    if (!currentIndex().isValid()) {
        const int lastVisible = rowAt(viewport()->height() - 1);
        return m_model.index(lastVisible >= 0 ? lastVisible : m_model.rowCount() - 1, 0);
    }
    return QTableView::moveCursor(action, modifiers);
}

void TrafficView::focusInEvent(QFocusEvent *event)
{
    const QScopedValueRollback focusing(m_focusing, true);
    QTableView::focusInEvent(event);
}

void TrafficView::keyPressEvent(QKeyEvent *event)
{
    // Home and End go to the first and last row, as in a list: cells are not walked through.
    if (event->matches(QKeySequence::MoveToEndOfLine) || event->matches(QKeySequence::MoveToEndOfDocument)) {
        setFollowing(true);
    } else if (event->matches(QKeySequence::MoveToStartOfLine) ||
               event->matches(QKeySequence::MoveToStartOfDocument)) {
        if (m_model.rowCount() > 0)
            goTo(m_model.idAt(0));
    } else {
        QTableView::keyPressEvent(event);
    }
}

// ---- measures

bool TrafficView::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        viewport()->update();
    return QTableView::event(event);
}

void TrafficView::applyLook()
{
    setFont(m_look.dataFont());
    horizontalHeader()->setFont(m_look.baseFont());
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(QFontMetrics(m_look.dataFont()).height() + m_look.unit());
    fitColumns();
    if (m_following)
        scrollToBottom();
}

void TrafficView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    if (m_following)
        scrollToBottom();
}

int TrafficView::textWidth(int characters) const
{
    return qCeil(QFontMetricsF(m_look.dataFont()).horizontalAdvance(u'0') * characters) + 1;
}

QList<int> TrafficView::columnCharacters() const
{
    QList<int> characters(TrafficModel::ColumnCount);
    characters[TrafficModel::NumberColumn] = m_numberDigits + 2; // room for the mark
    characters[TrafficModel::TimeColumn] = 12;
    characters[TrafficModel::DeltaColumn] = 8;
    characters[TrafficModel::CallColumn] =
        std::clamp(viewport()->width() / textWidth(1) * 3 / 10, fewestCallCharacters, mostCallCharacters);
    characters[TrafficModel::PeerColumn] = 21;
    characters[TrafficModel::BytesColumn] = 8;
    characters[TrafficModel::DataColumn] = readableDataCharacters;
    for (auto width = m_userWidth.begin(); width != m_userWidth.end(); ++width)
        characters[width.key()] = width.value();
    return characters;
}

void TrafficView::setColumnWidths(const QHash<int, int> &widths)
{
    m_userWidth.clear();
    for (auto width = widths.begin(); width != widths.end(); ++width) {
        if (width.key() >= 0 && width.key() < TrafficModel::DataColumn)
            m_userWidth.insert(width.key(), std::clamp(width.value(), 1, 400));
    }
    fitColumns();
}

void TrafficView::keepUserWidth(int column, int width)
{
    if (m_fitting || width == 0 || column == TrafficModel::DataColumn)
        return;
    m_userWidth[column] = std::max(1, (width - 2 * m_look.unit()) / textWidth(1));
}

void TrafficView::fitColumns()
{
    const QScopedValueRollback fitting(m_fitting, true);
    m_numberDigits = std::max(6, int(formatCount(qint64(m_model.nextId())).size()));
    const QList<int> characters = columnCharacters();
    QList<int> widths(TrafficModel::ColumnCount);
    int used = 0;
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        widths[column] = textWidth(characters[column]) + 2 * m_look.unit();
        used += widths[column];
    }
    QList<bool> hidden(TrafficModel::ColumnCount);
    for (const TrafficModel::Column column : dispensable) {
        hidden[column] = used > viewport()->width();
        used -= hidden[column] ? widths[column] : 0;
    }
    for (int column = 0; column < TrafficModel::DataColumn; ++column) {
        setColumnHidden(column, hidden[column]);
        setColumnWidth(column, widths[column]);
    }
}

} // namespace wirebench
