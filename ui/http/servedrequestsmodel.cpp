#include "ui/http/servedrequestsmodel.h"

#include "core/http/httpwriter.h"
#include "core/payload/preview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/errortext.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr int longestText = 300; // characters

bool isNumber(int column)
{
    return column == ServedRequestsModel::StatusColumn || column == ServedRequestsModel::BytesColumn;
}

} // namespace

void ServedRequestsModel::append(const QList<ServedRequest> &requests)
{
    if (requests.isEmpty())
        return;
    const int surplus = int(m_requests.size() + size_t(requests.size())) - limit;
    if (const int dropped = std::min(surplus, int(m_requests.size())); dropped > 0) {
        beginRemoveRows({}, 0, dropped - 1);
        m_requests.erase(m_requests.begin(), m_requests.begin() + dropped);
        endRemoveRows();
    }
    const auto first = requests.end() - std::min(qsizetype(limit), requests.size());
    const int row = int(m_requests.size());
    beginInsertRows({}, row, row + int(requests.end() - first) - 1);
    m_requests.insert(m_requests.end(), first, requests.end());
    endInsertRows();
}

void ServedRequestsModel::clear()
{
    beginResetModel();
    m_requests.clear();
    endResetModel();
}

int ServedRequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_requests.size());
}

int ServedRequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ServedRequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServedRequest &request = requestAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(request, index.column());
    case Qt::ToolTipRole:
        return explanation(request);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QString ServedRequestsModel::text(const ServedRequest &request, int column)
{
    switch (column) {
    case TimeColumn:
        return request.time.toString(QStringLiteral("HH:mm:ss"));
    case ClientColumn:
        return request.peer.toString();
    case RequestColumn:
        return previewLine(request.method + ' ' + request.target, longestText);
    case StatusColumn:
        return request.complete ? QString::number(request.status) : QStringLiteral("! %1").arg(request.status);
    case BytesColumn:
        return formatBytes(request.bodySent);
    default:
        return {};
    }
}

/// What the cells are too short for.
QString ServedRequestsModel::explanation(const ServedRequest &request)
{
    QStringList lines = {tr("Request %1: answered %2 %3 in %4")
                             .arg(formatCount(qint64(request.number)), QString::number(request.status),
                                  QString::fromLatin1(reasonPhrase(request.status)),
                                  formatDuration(request.durationNs))};
    if (!request.complete)
        lines.append(tr("The client went away before it had everything."));
    if (request.error.code != ErrorCode::None)
        lines.append(errorText(request.error).line());
    if (!request.userAgent.isEmpty())
        lines.append(previewLine(request.userAgent, longestText));
    return lines.join(u'\n');
}

QVariant ServedRequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ClientColumn:
        return tr("Client");
    case RequestColumn:
        return tr("Request");
    case StatusColumn:
        return tr("Status");
    case BytesColumn:
        return tr("Body");
    default:
        return {};
    }
}

} // namespace wirebench
