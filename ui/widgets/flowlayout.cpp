#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace wirebench {

namespace {

int styleGap(const QWidget *widget, QStyle::PixelMetric metric)
{
    return widget ? widget->style()->pixelMetric(metric, nullptr, widget) : 0;
}

bool isExpanding(const QLayoutItem *item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

int heightAt(QLayoutItem *item, int width)
{
    return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
}

} // namespace

struct FlowLayout::Line
{
    QList<QLayoutItem *> items;
    QList<int> widths;
    int used = 0; ///< pixels, gaps included
};

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

void FlowLayout::setTrailing(QWidget *widget)
{
    m_trailing = widget;
    invalidate();
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addWidget(widget);
    m_items.move(m_items.size() - 1, qBound(0, index, int(m_items.size()) - 1));
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    QLayoutItem *item = m_items.takeAt(index);
    if (item->widget() == m_trailing)
        m_trailing = nullptr;
    invalidate();
    return item;
}

int FlowLayout::gapAcross() const
{
    return 2 * styleGap(parentWidget(), QStyle::PM_LayoutHorizontalSpacing);
}

int FlowLayout::gapDown() const
{
    return styleGap(parentWidget(), QStyle::PM_LayoutVerticalSpacing);
}

QList<FlowLayout::Line> FlowLayout::brokenInto(int width) const
{
    QList<Line> lines(1);
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = qMin(item->sizeHint().width(), qMax(width, item->minimumSize().width()));
        const int gap = lines.last().items.isEmpty() ? 0 : gapAcross();
        if (gap > 0 && lines.last().used + gap + wanted > width)
            lines.append(Line{});
        Line &line = lines.last();
        line.used += wanted + (line.items.isEmpty() ? 0 : gapAcross());
        line.items.append(item);
        line.widths.append(wanted);
    }
    return lines;
}

int FlowLayout::placeLine(const Line &line, const QRect &rect, bool place) const
{
    int growing = 0;
    for (const QLayoutItem *item : line.items)
        growing += isExpanding(item) && item->widget() != m_trailing ? 1 : 0;
    int spare = qMax(0, rect.width() - line.used);
    QList<QRect> places;
    int x = rect.x();
    int height = 0;
    for (qsizetype i = 0; i < line.items.size(); ++i) {
        QLayoutItem *item = line.items[i];
        int width = line.widths[i];
        if (isExpanding(item) && item->widget() != m_trailing) {
            const int more = qMin(spare / growing--, qMax(0, item->maximumSize().width() - width));
            width += more;
            spare -= more;
        } else if (item->widget() == m_trailing && m_trailing && line.items.size() > 1) {
            x += spare;
        }
        places.append(QRect(x, rect.y(), width, heightAt(item, width)));
        height = qMax(height, places.last().height());
        x += width + gapAcross();
    }
    for (qsizetype i = 0; place && i < line.items.size(); ++i) {
        places[i].moveTop(rect.y() + (height - places[i].height()) / 2);
        line.items[i]->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, places[i]));
    }
    return height;
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QMargins margins = contentsMargins();
    const QRect inner = rect.marginsRemoved(margins);
    int y = inner.y();
    for (const Line &line : brokenInto(inner.width())) {
        if (line.items.isEmpty())
            continue;
        const int gap = y == inner.y() ? 0 : gapDown();
        y += gap + placeLine(line, QRect(inner.x(), y + gap, inner.width(), 0), place);
    }
    return y + margins.bottom() - rect.y();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            width += item->sizeHint().width() + (width > 0 ? gapAcross() : 0);
    }
    const QMargins margins = contentsMargins();
    width += margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const
{
    // Only the width binds: how high it must be depends on it, and heightForWidth() tells.
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

} // namespace wirebench
