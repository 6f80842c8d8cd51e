#pragma once

#include "ui/http/downloadruns.h"

#include <QWidget>

namespace wirebench {

class Look;

/// Draws the runs of a list of downloads below each other on one scale of time: a bar for each file, from its
/// beginning to its end. Grows with what it shows; stands in a scroll area. GUI thread; owned by its parent.
class DownloadTimeline final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the picture.
    explicit DownloadTimeline(Look &look, QWidget *parent = nullptr);

    void setRuns(const DownloadRuns &runs);
    /// The whole picture, as large as it is now.
    QPixmap picture();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int rowHeight() const;
    int headHeight() const;
    int heightOf(const DownloadRun &run) const;
    int xOf(qint64 ns) const;
    void paintRun(QPainter &painter, const DownloadRun &run, int top) const;
    void paintSpan(QPainter &painter, const DownloadRun &run, const DownloadSpan &span, const QRect &row) const;
    void paintScale(QPainter &painter, int top) const;
    const DownloadSpan *spanAt(int y) const;

    Look &m_look;
    DownloadRuns m_runs;
};

} // namespace wirebench
