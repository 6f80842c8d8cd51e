#include "ui/widgets/trafficviewdelegate.h"

#include "core/dialogue/wiremeaning.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/dialoguelanguage.h"
#include "ui/widgets/look.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolTip>

namespace wirebench {

namespace {

/// What stands before a call: a symbol and a colour for its direction, or for its failure.
struct Sign
{
    QString symbol;
    ColorRole role;
};

Sign signOf(const QModelIndex &index)
{
    if (index.data(TrafficModel::FailedRole).toBool())
        return {QStringLiteral("!"), ColorRole::Trouble};
    switch (Direction(index.data(TrafficModel::DirectionRole).toInt())) {
    case Direction::Sent:
        return {QStringLiteral("→"), ColorRole::Sent};
    case Direction::Received:
        return {QStringLiteral("←"), ColorRole::Received};
    case Direction::None:
        break;
    }
    return {QString(), ColorRole::Text};
}

bool isQuiet(int column)
{
    return column == TrafficModel::NumberColumn || column == TrafficModel::TimeColumn ||
           column == TrafficModel::DeltaColumn;
}

} // namespace

TrafficViewDelegate::TrafficViewDelegate(Look &look, QObject *parent)
    : QStyledItemDelegate(parent), m_look(look)
{
}

void TrafficViewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect cell = option.rect;
    painter->fillRect(cell, m_look.color(selected ? ColorRole::Selection : ColorRole::Base));
    const int line = std::max(1, m_look.unit() / 9);
    painter->fillRect(QRect(cell.left(), cell.bottom() - line + 1, cell.width(), line),
                      m_look.color(ColorRole::Line));

    const QRect inner = cell.adjusted(m_look.unit(), 0, -m_look.unit(), -line);
    painter->setFont(option.font);
    painter->setPen(m_look.color(isQuiet(index.column()) ? ColorRole::QuietText : ColorRole::Text));
    switch (index.column()) {
    case TrafficModel::NumberColumn:
        paintNumber(painter, inner, index);
        break;
    case TrafficModel::CallColumn:
        paintCall(painter, inner, index);
        break;
    case TrafficModel::DataColumn:
        paintData(painter, inner, index);
        break;
    default:
        paintText(painter, inner, index.data().toString(),
                  Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    }
}

void TrafficViewDelegate::paintNumber(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (index.data(TrafficModel::MarkedRole).toBool()) {
        const int side = std::min(rect.height(), painter->fontMetrics().height());
        const QRect place(rect.left() - m_look.gap(), rect.center().y() - side / 2, side, side);
        m_look.icon(QStringLiteral("mark"), ColorRole::Accent).paint(painter, place);
        painter->setPen(m_look.color(ColorRole::Accent));
    }
    paintText(painter, rect, index.data().toString(), Qt::AlignRight | Qt::AlignVCenter);
}

void TrafficViewDelegate::paintCall(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Sign sign = signOf(index);
    const int slot = 2 * painter->fontMetrics().horizontalAdvance(u'0');
    painter->setPen(m_look.color(sign.role));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, sign.symbol);
    paintText(painter, rect.adjusted(slot, 0, 0, 0), index.data().toString(),
              Qt::AlignLeft | Qt::AlignVCenter);
}

void TrafficViewDelegate::paintData(QPainter *painter, QRect rect, const QModelIndex &index) const
{
    const QString comment = index.data(TrafficModel::CommentRole).toString();
    if (!comment.isEmpty())
        rect.setRight(rect.right() - paintComment(painter, rect, comment));
    const bool failed = index.data(TrafficModel::FailedRole).toBool();
    const bool isPayload = index.data(TrafficModel::HasPayloadRole).toBool();
    const ColorRole role = failed      ? ColorRole::Trouble
                           : isPayload ? signOf(index).role
                                       : ColorRole::QuietText;
    painter->setPen(m_look.color(role));
    paintText(painter, rect, index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter);
}

int TrafficViewDelegate::paintComment(QPainter *painter, const QRect &rect, const QString &comment) const
{
    const int side = painter->fontMetrics().height();
    const int textWidth = std::min(painter->fontMetrics().horizontalAdvance(comment), rect.width() / 2);
    QRect place(rect.right() - textWidth - side - m_look.gap(), rect.center().y() - side / 2, side, side);
    m_look.icon(QStringLiteral("comment"), ColorRole::Accent).paint(painter, place);
    painter->setPen(m_look.color(ColorRole::Accent));
    paintText(painter, QRect(place.right() + m_look.gap(), rect.top(), textWidth, rect.height()), comment,
              Qt::AlignLeft | Qt::AlignVCenter);
    return textWidth + side + 2 * m_look.unit();
}

void TrafficViewDelegate::paintText(QPainter *painter, const QRect &rect, const QString &text,
                                    Qt::Alignment alignment) const
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    const QFontMetrics metrics = painter->fontMetrics();
    // No letter is narrower than a quarter of a digit: what lies beyond is not even measured.
    const int most = 4 * rect.width() / std::max(1, metrics.horizontalAdvance(u'0')) + 4;
    const QString shown = metrics.elidedText(text.left(most), Qt::ElideRight, rect.width());
    painter->drawText(rect, int(alignment) | Qt::TextSingleLine, shown);
}

QWidget *TrafficViewDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                           const QModelIndex &index) const
{
    const QString number = index.siblingAtColumn(TrafficModel::NumberColumn).data().toString();
    auto *field = new QLineEdit(parent);
    field->setFont(m_look.baseFont());
    field->setPlaceholderText(tr("Comment on record %1").arg(number));
    field->setAccessibleName(tr("Comment on record %1").arg(number));
    return field;
}

bool TrafficViewDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    const auto *model = qobject_cast<const TrafficModel *>(index.model());
    if (event->type() != QEvent::ToolTip || !model || index.column() != TrafficModel::DataColumn)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList remarks;
    for (const WireMeaning &meaning : wireMeanings(model->record(index.row())))
        remarks.append(meaning.line + QStringLiteral(": ") + meaning.text(dialogueLanguage()));
    if (remarks.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // As one paragraph of plain text, which wraps: a server's words are never markup.
    const QString text = QStringLiteral("<p>%1</p>").arg(remarks.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    QToolTip::showText(event->globalPos(), text, view);
    return true;
}

} // namespace wirebench
