#include "core/ladder/laddersvg.h"

#include "core/ladder/ladderdrawing.h"
#include "core/ladder/svgcanvas.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qreal letterHeight = 16;

QString leftOutText(const LadderWords &words, qint64 rows)
{
    return words.text(QT_TRANSLATE_NOOP("LadderText", "%1 earlier rows are left out")).arg(rows);
}

} // namespace

QByteArray ladderSvg(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                     const LadderWords &words, const LadderExport &options)
{
    SvgCanvas canvas;
    const int columns = layout.columns().count();
    const LadderMetrics metrics =
        LadderMetrics::of(letterHeight, SvgCanvas::letterWidth, 1, columns, options.width);
    const LadderDrawing drawing(ladder, layout, snapshot, metrics, words);
    LadderDrawing::View view;
    view.from = std::max(layout.firstRow(), layout.endRow() - options.mostRows);
    view.to = layout.endRow();
    view.top = metrics.headHeight;
    view.width = std::max(options.width, metrics.width(columns));
    view.own = options.own;
    drawing.drawRows(canvas, view);
    drawing.drawHeads(canvas, view);
    const qreal bottom = view.top + qreal(view.to - view.from) * metrics.rowHeight;
    if (view.from > layout.firstRow())
        canvas.text({6, letterHeight}, leftOutText(words, view.from - layout.firstRow()), LadderInk::Quiet,
                    LadderFont::Words);
    return canvas.document({view.width, bottom + letterHeight}, options.title);
}

} // namespace wirebench
