#pragma once

#include "core/timeline/timelinerun.h"
#include "ui/widgets/timelinedrawing.h"

#include <QAbstractScrollArea>

#include <deque>
#include <optional>

namespace wirebench {

class Look;

/// Shows the runs of a server below each other on one scale of time; paints what is visible. Stays at the newest
/// row until one scrolls up. A client is chosen by click or arrow keys; click, double click or Enter say which record
/// is wanted. GUI thread; owned by its page.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// @param runs are shown as they are; told by refresh() when they have changed. Both outlive the view.
    TimelineView(const std::deque<TimelineRun> &runs, Look &look, QWidget *parent = nullptr);

    /// The runs have changed, or time has passed.
    void refresh(qint64 nowNs);
    /// What is said while there is no run. Plain text.
    void setHint(const QString &text);
    /// Chooses the client of this connection, if it has a row.
    void showConnection(ConnectionId connection);
    std::optional<TimelineDrawing::Place> current() const { return m_current; }
    /// The whole picture, scale included, at most @p mostHeight high, as large as the view is wide.
    QSize pictureSize(int mostHeight) const;
    void paintPicture(QPainter &painter, const QSize &size) const;
    /// Where this client's row stands in the viewport.
    QRect rowRect(const TimelineDrawing::Place &place) const;

Q_SIGNALS:
    void recordWanted(quint64 id);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    TimelineDrawing drawing() const;
    int contentY(int viewportY) const;
    void choose(const TimelineDrawing::Place &place);
    void moveBy(int rows);
    void updateScrollBar();
    void describe();

    const std::deque<TimelineRun> &m_runs;
    Look &m_look;
    QString m_hint;
    qint64 m_now = 0;
    std::optional<TimelineDrawing::Place> m_current;
};

} // namespace wirebench
