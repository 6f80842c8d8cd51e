#include "ui/http/downloadsmodel.h"

#include "core/payload/preview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/errortext.h"

#include <QFileInfo>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int longestName = 200;
constexpr qint64 secondNs = 1'000'000'000;

double progressOf(const Download &download)
{
    if (download.state == DownloadState::Done)
        return 1;
    if (download.size < 0)
        return -1;
    return download.size == 0 ? 0 : std::clamp(double(download.received) / double(download.size), 0.0, 1.0);
}

QString stateText(const Download &download)
{
    switch (download.state) {
    case DownloadState::Waiting:
        return DownloadsModel::tr("… waiting");
    case DownloadState::Running:
        return download.resumedAt > 0 ? DownloadsModel::tr("running, from %1 on").arg(formatBytes(download.resumedAt))
                                      : DownloadsModel::tr("running");
    case DownloadState::Done:
        return DownloadsModel::tr("✓ done in %1").arg(formatDuration(download.endedNs - download.startedNs));
    case DownloadState::Failed:
        // What the server said is shorter than the sentence about it, which the tooltip has.
        return QStringLiteral("! ") + (download.error.code == ErrorCode::HttpStatus ? download.error.arguments.value(1)
                                                                             : errorText(download.error).line());
    case DownloadState::Cancelled:
        return download.received > 0 ? DownloadsModel::tr("cancelled, kept as a partial file")
                                     : DownloadsModel::tr("cancelled");
    }
    return {};
}

} // namespace

QString downloadTitle(const Download &download)
{
    QString name = QFileInfo(download.path).fileName();
    if (name.isEmpty())
        name = download.url.fileName();
    if (name.isEmpty())
        name = download.url.toDisplayString(QUrl::RemoveScheme);
    return previewLine(name.toUtf8(), longestName);
}

QString timeLeft(qint64 bytesLeft, qint64 bytesPerSecond)
{
    if (bytesLeft < 0 || bytesPerSecond <= 0)
        return {};
    const qint64 seconds = (bytesLeft + bytesPerSecond - 1) / bytesPerSecond;
    if (seconds < 60)
        return DownloadsModel::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return DownloadsModel::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return DownloadsModel::tr("%1 h %2 min").arg(formatCount(seconds / 3600)).arg(seconds % 3600 / 60);
}

void DownloadsModel::apply(const QList<Download> &changed)
{
    int first = int(m_downloads.size());
    int last = -1;
    for (const Download &download : changed) {
        const int row = download.number;
        if (row < 0)
            continue;
        if (row >= m_downloads.size()) {
            beginInsertRows({}, int(m_downloads.size()), row);
            m_downloads.resize(row + 1);
            m_downloads[row] = download;
            endInsertRows();
            continue;
        }
        m_downloads[row] = download;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void DownloadsModel::clear()
{
    beginResetModel();
    m_downloads.clear();
    endResetModel();
}

int DownloadsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_downloads.size());
}

int DownloadsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DownloadsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Download &download = m_downloads.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(download, index.column());
    case Qt::ToolTipRole:
        return index.column() == StateColumn && download.state == DownloadState::Failed
                   ? errorText(download.error).line()
                   : download.url.toDisplayString();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case ProgressRole:
        return progressOf(download);
    case StateRole:
        return int(download.state);
    default:
        return {};
    }
}

QString DownloadsModel::text(const Download &download, int column)
{
    const bool running = download.state == DownloadState::Running;
    switch (column) {
    case FileColumn:
        return downloadTitle(download);
    case ProgressColumn:
        if (download.state == DownloadState::Done)
            return formatBytes(download.received);
        if (const double progress = progressOf(download); progress >= 0 && download.state != DownloadState::Waiting)
            return tr("%1 % of %2").arg(int(progress * 100)).arg(formatBytes(std::max(download.size, download.received)));
        return download.received > 0 ? formatBytes(download.received) : QString();
    case SpeedColumn:
        return running ? tr("%1/s").arg(formatBytes(download.bytesPerSecond)) : QString();
    case LeftColumn:
        return running && download.size >= 0 ? timeLeft(download.size - download.received, download.bytesPerSecond)
                                             : QString();
    case StateColumn:
        return stateText(download);
    default:
        return {};
    }
}

QVariant DownloadsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == SpeedColumn || section == LeftColumn;
        return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileColumn:
        return tr("File");
    case ProgressColumn:
        return tr("Progress");
    case SpeedColumn:
        return tr("Speed");
    case LeftColumn:
        return tr("Left");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace wirebench
