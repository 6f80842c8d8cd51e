#include "ui/http/progressdelegate.h"

#include "ui/http/downloadsmodel.h"
#include "ui/widgets/look.h"

#include <QPainter>

namespace wirebench {

namespace {

ColorRole roleOf(const QModelIndex &index)
{
    switch (DownloadState(index.data(DownloadsModel::StateRole).toInt())) {
    case DownloadState::Done:
        return ColorRole::Done;
    case DownloadState::Failed:
        return ColorRole::Trouble;
    case DownloadState::Running:
        return ColorRole::Accent;
    case DownloadState::Waiting:
    case DownloadState::Cancelled:
        break;
    }
    return ColorRole::QuietText;
}

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // ground, selection and words
    const double progress = index.data(DownloadsModel::ProgressRole).toDouble();
    if (progress < 0)
        return;
    const int height = qMax(2, m_look.unit() / 4);
    const int margin = m_look.gap() / 2;
    QRect bar = option.rect.adjusted(margin, 0, -margin, -1);
    bar.setTop(bar.bottom() - height + 1);
    painter->fillRect(bar, m_look.color(ColorRole::Line));
    bar.setWidth(int(bar.width() * progress));
    painter->fillRect(bar, m_look.color(roleOf(index)));
}

} // namespace wirebench
