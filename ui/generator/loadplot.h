#pragma once

#include "core/generate/loadseries.h"

#include <QWidget>

namespace wirebench {

class Look;

/// A run over its time, small: the rate as a line, the rate that was asked for as a dashed one, and the
/// latency (p99) as dots on a scale of its own. Told apart by form and word, not by colour alone. GUI thread;
/// owned by its panel.
class LoadPlot final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the plot
    explicit LoadPlot(Look &look, QWidget *parent = nullptr);

    /// @param askedRate messages a second
    void setPoints(const QList<LoadPoint> &points, double askedRate);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    double largestRate() const;
    qint64 largestLatency() const;
    double xOf(const QRectF &area, qint64 ns) const;
    void paintLines(QPainter &painter, const QRectF &area) const;
    void paintLatencies(QPainter &painter, const QRectF &area) const;
    void paintWords(QPainter &painter, const QRectF &line) const;
    void describe();

    Look &m_look;
    QList<LoadPoint> m_points;
    double m_askedRate = 0;
};

} // namespace wirebench
