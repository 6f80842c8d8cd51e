#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

namespace wirebench {

/// Colours by meaning; what they look like is the canvas's matter.
enum class LadderInk : quint8 {
    Text,
    Quiet,
    Line,
    Sent,
    Received,
    Trouble,
    Waiting,
    Done,
    Ground,
    Selection,
};

enum class LadderFont : quint8 {
    Words,
    Strong, ///< names of life lines
    Data,   ///< monospaced: calls and payloads
};

struct LadderPen
{
    LadderInk ink = LadderInk::Text;
    qreal width = 1; ///< in pixels at scale 1
    bool dashed = false;
};

/// What a ladder is drawn on: a window, a picture, an SVG text. Knows nothing of ladders. Coordinates are
/// pixels, y grows downwards.
class LadderCanvas
{
public:
    virtual ~LadderCanvas() = default;

    virtual void line(QPointF from, QPointF to, LadderPen pen) = 0;
    /// @param opacity from 0 to 1
    virtual void box(const QRectF &box, LadderInk ink, qreal opacity = 1) = 0;
    virtual void triangle(QPointF tip, QPointF left, QPointF right, LadderInk ink) = 0;
    /// @param baseline where the text begins
    virtual void text(QPointF baseline, const QString &text, LadderInk ink, LadderFont font) = 0;
    virtual qreal textWidth(const QString &text, LadderFont font) const = 0;

    /// The text, or its beginning and … where it is too wide; empty where not even some letters fit.
    QString fitting(const QString &text, LadderFont font, qreal width) const;
};

} // namespace wirebench
