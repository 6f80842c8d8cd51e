#pragma once

#include <QByteArray>
#include <QWidget>

#include <array>

class QSplitter;
class QTabBar;

namespace wirebench {

class ColumnScroller;
class Look;

/// The lower zones of a session: two halves of a work area side by side, and the traffic below them, with
/// handles between. The work area gets the height that its right half needs at its width, and at least two
/// fifths; where that leaves too little for the traffic, the three turn into pages behind a row of small
/// tabs. Until the user moves a handle, the heights follow what the right half needs. GUI thread; owned by
/// the session's page.
class SessionZones final : public QWidget
{
    Q_OBJECT

public:
    enum Place { Left, Right, Traffic, PlaceCount };
    struct Zone
    {
        QWidget *widget; ///< becomes a child
        QString title;   ///< of its page
    };

    /// @param look must outlive the zones. @param right has a layout; scrolls where it finds too little room.
    SessionZones(Look &look, const Zone &left, const Zone &right, const Zone &traffic);

    /// The part of the height that the work area gets where the traffic has enough left: 40 % at first.
    void setWorkShare(int percent);

    /// True while there is room for one zone only.
    bool isPaged() const { return m_paged; }
    /// Brings a zone to the front; while all are visible, the one to begin with when they turn into pages.
    void showZone(Place place);
    /// The same for the zone that a widget is in.
    void showZoneOf(const QWidget *widget);

    /// Empty until the user has moved a handle.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user moved a handle.
    void moved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *zoneAt(int place) const;
    void arrange();
    void setPaged(bool paged);
    void showPage();
    void shareRoom(int workHeight);
    int workHeightNeeded() const;
    int trafficHeightNeeded() const;
    void handleMoved();
    void applyLook();
    void measureHidden();

    Look &m_look;
    QTabBar *m_bar;
    QSplitter *m_vertical;
    QSplitter *m_work;
    QWidget *m_left;
    QWidget *m_column;       ///< the right half as given
    ColumnScroller *m_scroller; ///< around it
    QWidget *m_traffic;
    QByteArray m_states; ///< of both splitters, before they turned into pages
    int m_pageHeight = 0;
    int m_workPercent = 40;
    bool m_paged = false;
    bool m_arranging = false; ///< arrange() is on the call stack
    bool m_moved = false; ///< by the user
};

} // namespace wirebench
