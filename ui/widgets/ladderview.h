#pragma once

#include "core/ladder/ladderdrawing.h"
#include "ui/models/waitingcalls.h"
#include "ui/widgets/ladderfeed.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>

namespace wirebench {

class Look;

/// The ladder on the screen: paints the rows that are visible, follows the end, and keeps still what is being
/// read. GUI thread; owned by its page, which asks it to look at the log (poll()).
///
/// Keys: up, down, page up and down, Home and End choose a row; left and right scroll; Enter goes to the
/// record; + and - zoom, 0 undoes that.
class LadderView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// Both outlive the view.
    LadderView(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    /// What is drawn, and how.
    void setOptions(const LadderOptions &options);
    const LadderOptions &options() const { return m_feed.layout().options(); }
    /// Whose messages are "sent".
    void setOwnEndpoints(const QList<EndpointId> &own);

    /// Takes what is new in the log, for some milliseconds at most. True if there was anything. While it is behind, it
    /// shows what it has every frameMs only: painting takes longer than reading.
    bool poll();
    /// There was more in the log than a poll had time for.
    bool isBehind() const { return !m_feed.isUpToDate(); }
    static constexpr int frameMs = 33;
    /// Lets go of the log's records until the next poll().
    void rest() { m_feed.rest(); }

    /// Draws what waits now below the last row, with the time for which it has waited.
    void showWaiting(const QList<WaitingCall> &calls);

    bool isFollowing() const { return m_following; }
    /// True also goes to the end.
    void setFollowing(bool following);
    /// From 0.25 to 3; 1 is the size at which texts have room.
    qreal zoom() const { return m_zoom; }
    void setZoom(qreal zoom);
    void zoomIn();
    void zoomOut();

    /// The record that was chosen last, 0 if none was.
    quint64 currentRecord() const { return m_current; }
    /// Chooses a record and makes its row visible; as soon as it has one. 0 chooses none.
    void goTo(quint64 id);

    const Ladder &ladder() const { return m_feed.ladder(); }
    const LadderLayout &layout() const { return m_feed.layout(); }
    const LogSnapshot &snapshot() const { return m_feed.snapshot(); }
    /// The words and times of this window.
    LadderWords words() const;
    /// Said while there is no row. Plain text.
    QString hint() const;
    /// Where a row is drawn, in the viewport.
    QRectF rowRect(qint64 row) const;
    /// What the view says of a row.
    QString rowText(qint64 row) const;

Q_SIGNALS:
    /// Double click or Enter.
    void recordActivated(quint64 id);
    void followingChanged(bool following);
    void zoomChanged(qreal zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void showChange();
    void showWanted();
    void choose(qint64 row);
    void chooseFrom(qint64 step);
    void makeVisible(qint64 row);
    bool scrollByKey(int key);
    bool zoomByKey(const QString &text);
    qint64 rowAt(int y) const;
    qint64 currentRow() const { return layout().rowOf(ladder(), m_current); }
    qint64 rowsOnScreen() const;
    void measure();
    void updateBars();
    LadderDrawing::View visiblePart() const;
    void paintHint();
    void userScrolled();
    void applyLook();

    Look &m_look;
    LadderFeed m_feed;
    LadderMetrics m_metrics;
    QList<EndpointId> m_own;
    QList<OpenWait> m_open;
    qint64 m_shownEndRow = 0; ///< of the layout, when it was shown last
    quint64 m_shownEpoch = 0;
    bool m_hasNews = false; ///< that are not shown
    QElapsedTimer m_sinceShown;
    quint64 m_current = 0;
    quint64 m_wanted = 0;  ///< to be shown as soon as it has a row
    qint64 m_firstRow = 0; ///< the row at the scroll bar's 0
    qreal m_zoom = 1;
    bool m_following = true;
    bool m_updatingBars = false;
};

} // namespace wirebench
