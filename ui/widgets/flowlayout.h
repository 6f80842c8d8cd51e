#pragma once

#include <QLayout>
#include <QList>

namespace wirebench {

/// Puts widgets side by side and goes on in the next line when the width is used up, so that a row of
/// fields stays usable at every width. The items of a line are centred on it; items whose size policy
/// expands share what is left of it. One trailing item stands at the far end of its line, or at the
/// start of the next where it does not fit. GUI thread; owned by its widget, as layouts are.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    /// Without margins. The gap across is twice the style's spacing (what belongs together in one item
    /// has that spacing once), the gap down is the style's; setSpacing() has no effect.
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    /// The item with this widget, which is in the layout, moves to the far end of the last line.
    void setTrailing(QWidget *widget);
    /// Inserts before the item at @p index.
    void insertWidget(int index, QWidget *widget);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line;

    QList<Line> brokenInto(int width) const;
    int arrange(const QRect &rect, bool place) const;
    int placeLine(const Line &line, const QRect &rect, bool place) const;
    int gapAcross() const;
    int gapDown() const;

    QList<QLayoutItem *> m_items;
    QWidget *m_trailing = nullptr;
};

} // namespace wirebench
