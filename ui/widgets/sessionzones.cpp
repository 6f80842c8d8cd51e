#include "ui/widgets/sessionzones.h"

#include "ui/widgets/columnscroller.h"
#include "ui/widgets/look.h"

#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QLayout>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace wirebench {

namespace {

// Lines of text: filter row, header and some four records. Less is no table to work with.
constexpr int leastTrafficLines = 11;

// The editors need a little more than half of the width for what is on their lists of fields.
constexpr int rightPercent = 53;

QSize leastSize(const QWidget *widget)
{
    return widget->minimumSizeHint().expandedTo(widget->minimumSize());
}

} // namespace

SessionZones::SessionZones(Look &look, const Zone &left, const Zone &right, const Zone &traffic)
    : m_look(look), m_bar(new QTabBar), m_vertical(new QSplitter(Qt::Vertical)),
      m_work(new QSplitter(Qt::Horizontal)), m_left(left.widget), m_column(right.widget),
      m_scroller(new ColumnScroller(right.widget)), m_traffic(traffic.widget)
{
    for (const Zone &zone : {left, right, traffic})
        m_bar->addTab(zone.title);
    m_bar->setAccessibleName(tr("Zones of the session"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->hide();
    m_work->addWidget(m_left);
    m_work->addWidget(m_scroller);
    m_vertical->addWidget(m_work);
    m_vertical->addWidget(m_traffic);
    m_vertical->setStretchFactor(1, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // where they are too small they turn into pages
    layout->addWidget(m_bar);
    layout->addWidget(m_vertical, 1);
    for (QSplitter *splitter : {m_vertical, m_work}) {
        splitter->setChildrenCollapsible(false);
        connect(splitter, &QSplitter::splitterMoved, this, &SessionZones::handleMoved);
    }
    connect(m_bar, &QTabBar::currentChanged, this, &SessionZones::showPage);
    m_column->installEventFilter(this);
    m_traffic->installEventFilter(this);
    connect(&look, &Look::changed, this, &SessionZones::applyLook);
    applyLook();
}

void SessionZones::setWorkShare(int percent)
{
    m_workPercent = percent;
    arrange();
}

void SessionZones::showZone(Place place)
{
    m_bar->setCurrentIndex(place);
}

void SessionZones::showZoneOf(const QWidget *widget)
{
    for (int place = 0; widget && place < PlaceCount; ++place) {
        if (zoneAt(place)->isAncestorOf(widget))
            showZone(static_cast<Place>(place));
    }
}

QWidget *SessionZones::zoneAt(int place) const
{
    return place == Left ? m_left : place == Right ? m_column : m_traffic;
}

int SessionZones::trafficHeightNeeded() const
{
    return leastTrafficLines * 2 * m_look.unit();
}

/// At its share of the whole width, whichever way the zones are shown: what decides between the two ways
/// must not depend on them.
int SessionZones::workHeightNeeded() const
{
    const int share = (width() - m_work->handleWidth()) * rightPercent / 100;
    const QLayout &column = *m_column->layout();
    const int height = column.hasHeightForWidth()
                           ? column.totalHeightForWidth(qMax(share, leastSize(m_column).width()))
                           : column.totalSizeHint().height();
    return qMax(height, leastSize(m_left).height());
}

/// To show or hide a zone lets others ask for this again, from within: the answer comes when it is done. A
/// row of tabs that was hidden while it was being shown would stay visible.
void SessionZones::arrange()
{
    if (m_arranging) {
        QTimer::singleShot(0, this, &SessionZones::arrange);
        return;
    }
    const QScopedValueRollback<bool> arranging(m_arranging, true);
    // The traffic as a page of its own. A height-for-width of this widget would not be asked for: Qt asks
    // the layout instead.
    const int traffic = qMax(trafficHeightNeeded(), m_traffic->heightForWidth(width()));
    const int pageHeight = m_bar->sizeHint().height() + m_look.gap() + traffic;
    if (std::exchange(m_pageHeight, pageHeight) != pageHeight)
        updateGeometry();
    const int needed = workHeightNeeded();
    const int leastWidth = leastSize(m_left).width() + m_work->handleWidth() + leastSize(m_scroller).width();
    setPaged(height() < needed + m_vertical->handleWidth() + trafficHeightNeeded() || width() < leastWidth);
    if (!m_paged && !m_moved)
        shareRoom(needed);
}

void SessionZones::shareRoom(int workHeight)
{
    const int room = height() - m_vertical->handleWidth();
    const int share = qMin(room * m_workPercent / 100, qMax(room * 2 / 5, room - trafficHeightNeeded()));
    const int work = qMax(workHeight, share);
    m_vertical->setSizes({work, qMax(1, room - work)});
    m_work->setSizes({width() - width() * rightPercent / 100, width() * rightPercent / 100});
}

QSize SessionZones::minimumSizeHint() const
{
    const int widest = qMax(leastSize(m_left).width(), leastSize(m_scroller).width());
    return {qMax(widest, leastSize(m_traffic).width()), m_pageHeight};
}

/// Where the whole page scrolls, the zones are as high as they must be and not more.
QSize SessionZones::sizeHint() const
{
    return minimumSizeHint();
}

void SessionZones::setPaged(bool paged)
{
    if (paged == m_paged)
        return;
    if (paged) {
        m_states = saveState();
        showZoneOf(focusWidget()); // what is being typed in must not vanish
    }
    m_paged = paged;
    m_bar->setVisible(paged);
    showPage();
    if (paged)
        return;
    layout()->activate(); // the splitter takes the room that the row of tabs had
    restoreState(m_states);
}

void SessionZones::showPage()
{
    const int page = m_bar->currentIndex();
    m_left->setVisible(!m_paged || page == Left);
    m_scroller->setVisible(!m_paged || page == Right);
    m_work->setVisible(!m_paged || page != Traffic);
    m_traffic->setVisible(!m_paged || page == Traffic);
}

void SessionZones::handleMoved()
{
    m_moved = true;
    Q_EMIT moved();
}

QByteArray SessionZones::saveState() const
{
    if (m_paged)
        return m_states;
    QByteArray state;
    if (!m_moved)
        return state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_vertical->saveState() << m_work->saveState();
    return state;
}

void SessionZones::restoreState(const QByteArray &state)
{
    if (state.isEmpty())
        return;
    m_moved = true;
    m_states = state;
    if (m_paged)
        return;
    QDataStream stream(state);
    QByteArray vertical;
    QByteArray work;
    stream >> vertical >> work;
    m_vertical->restoreState(vertical);
    m_work->restoreState(work);
}

void SessionZones::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool SessionZones::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_column || watched == m_traffic) && event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void SessionZones::applyLook()
{
    layout()->setSpacing(m_look.gap());
    m_work->setHandleWidth(2 * m_look.unit());
    m_vertical->setHandleWidth(m_look.unit());
    updateGeometry();
    arrange();
    if (m_paged)
        QTimer::singleShot(0, this, &SessionZones::measureHidden); // when all have the new font
}

/// Layouts do not follow what changes in a page that is hidden, and whether pages are needed depends on it:
/// all are shown for a moment that nobody sees.
void SessionZones::measureHidden()
{
    if (!m_paged)
        return;
    const int page = m_bar->currentIndex();
    setUpdatesEnabled(false);
    setPaged(false);
    arrange();
    m_bar->setCurrentIndex(page);
    setUpdatesEnabled(true);
}

} // namespace wirebench
