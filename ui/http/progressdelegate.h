#pragma once

#include <QStyledItemDelegate>

namespace wirebench {

class Look;

/// Draws how far a download is: its words, and a bar below them that fills up. GUI thread; owned by its view.
class ProgressDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// @param look must outlive the delegate.
    ProgressDelegate(Look &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Look &m_look;
};

} // namespace wirebench
