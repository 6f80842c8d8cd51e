#include "ui/http/sentrequestsmodel.h"

#include "core/http/curlcommand.h"
#include "core/payload/preview.h"
#include "ui/models/numbertext.h"

namespace wirebench {

namespace {

constexpr int urlLength = 300; // characters

} // namespace

void SentRequestsModel::add(const SentRequest &request)
{
    if (m_requests.size() >= limit) {
        beginRemoveRows({}, limit - 1, int(m_requests.size()) - 1);
        m_requests.resize(limit - 1);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_requests.prepend(request);
    endInsertRows();
}

void SentRequestsModel::clear()
{
    setCommands({});
}

void SentRequestsModel::setCommands(const QStringList &newestLast)
{
    beginResetModel();
    m_requests.clear();
    for (const QString &command : newestLast) {
        const Result<CurlRequest> request = parseCurl(command);
        if (request)
            m_requests.prepend({command, request->method, request->url, {}, -1, {}});
    }
    if (m_requests.size() > limit)
        m_requests.resize(limit);
    endResetModel();
}

QStringList SentRequestsModel::commands() const
{
    QStringList newestLast;
    for (auto request = m_requests.crbegin(); request != m_requests.crend(); ++request)
        newestLast.append(request->curl);
    return newestLast;
}

int SentRequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_requests.size());
}

int SentRequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SentRequestsModel::text(const SentRequest &request, int column)
{
    switch (column) {
    case MethodColumn:
        return request.method;
    case UrlColumn:
        return previewLine(request.url.toUtf8(), urlLength);
    case OutcomeColumn:
        return request.outcome;
    case DurationColumn:
        return request.durationNs < 0 ? QString() : formatDuration(request.durationNs);
    case WhenColumn:
        return request.when.isValid() ? request.when.toLocalTime().toString(QStringLiteral("HH:mm:ss"))
                                      : QString();
    default:
        return {};
    }
}

QVariant SentRequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SentRequest &request = m_requests[index.row()];
    if (role == Qt::DisplayRole)
        return text(request, index.column());
    return role == Qt::ToolTipRole ? previewLine(request.url.toUtf8(), urlLength).toHtmlEscaped()
                                   : QVariant();
}

QVariant SentRequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case MethodColumn:
        return tr("Method");
    case UrlColumn:
        return tr("URL");
    case OutcomeColumn:
        return tr("Answer");
    case DurationColumn:
        return tr("Took");
    case WhenColumn:
        return tr("At");
    default:
        return {};
    }
}

} // namespace wirebench
