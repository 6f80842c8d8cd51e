#pragma once

#include "core/ladder/laddercanvas.h"

#include <QList>
#include <QStringList>

namespace wirebench {

/// A canvas that remembers what was drawn. Each letter is ten pixels wide.
class RecordingCanvas final : public LadderCanvas
{
public:
    struct Line
    {
        QPointF from;
        QPointF to;
        LadderPen pen;
    };

    void line(QPointF from, QPointF to, LadderPen pen) override { lines.append({from, to, pen}); }
    void box(const QRectF &box, LadderInk ink, qreal) override
    {
        boxes.append(box);
        inks.append(ink);
    }
    void triangle(QPointF tip, QPointF, QPointF, LadderInk) override { tips.append(tip); }
    void text(QPointF, const QString &text, LadderInk, LadderFont) override
    {
        if (!text.isEmpty())
            texts.append(text);
    }
    qreal textWidth(const QString &text, LadderFont) const override { return 10.0 * qreal(text.size()); }

    /// The lines of one colour that are not upright.
    QList<Line> arrows(LadderInk ink) const
    {
        QList<Line> found;
        for (const Line &line : lines) {
            if (line.pen.ink == ink && line.from.x() != line.to.x())
                found.append(line);
        }
        return found;
    }
    qsizetype size() const { return lines.size() + boxes.size() + tips.size() + texts.size(); }

    QList<Line> lines;
    QList<QRectF> boxes;
    QList<LadderInk> inks;
    QList<QPointF> tips;
    QStringList texts;
};

} // namespace wirebench
