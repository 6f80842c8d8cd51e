#pragma once

#include <QStyledItemDelegate>

namespace wirebench {

class Look;

/// Draws the cells of the traffic table: arrow and colour by direction, marks, comments, thin lines. Also
/// makes the field in which a comment is typed. Draws itself, without the style, because a following table
/// draws all its cells anew in each frame. GUI thread; owned by the view.
class TrafficViewDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TrafficViewDelegate(Look &look, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    /// Over the data: what the bytes say in the protocol of their port, where that is known.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintNumber(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintCall(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintData(QPainter *painter, QRect rect, const QModelIndex &index) const;
    int paintComment(QPainter *painter, const QRect &rect, const QString &comment) const;
    void paintText(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment) const;

    Look &m_look;
};

} // namespace wirebench
