#pragma once

#include "core/ladder/laddercanvas.h"

#include <QByteArray>
#include <QSizeF>

namespace wirebench {

/// A ladder as SVG 1.1 text, in colours for white paper. Letters are measured as those of any monospaced font
/// are: what reads the file has other fonts. Belongs to one thread.
class SvgCanvas final : public LadderCanvas
{
public:
    static constexpr qreal letterWidth = 7.8; ///< pixels, at the size that it writes

    void line(QPointF from, QPointF to, LadderPen pen) override;
    void box(const QRectF &box, LadderInk ink, qreal opacity) override;
    void triangle(QPointF tip, QPointF left, QPointF right, LadderInk ink) override;
    void text(QPointF baseline, const QString &text, LadderInk ink, LadderFont font) override;
    qreal textWidth(const QString &text, LadderFont font) const override;

    /// All that was drawn, as a document of this size. @p title is read to those who do not see it.
    QByteArray document(QSizeF size, const QString &title) const;

    /// Text for XML: escaped, without the characters that XML 1.0 does not know at all.
    static QByteArray escaped(const QString &text);

private:
    QByteArray m_body;
};

} // namespace wirebench
