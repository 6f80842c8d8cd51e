#include "ui/models/connectionsorder.h"

namespace wirebench {

ConnectionsOrder::ConnectionsOrder(ConnectionsModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(*model)
{
    setSourceModel(model);
    sort(ConnectionsModel::SessionColumn);
}

void ConnectionsOrder::setEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    invalidateFilter();
}

const OwnSocket &ConnectionsOrder::socketAt(int row) const
{
    return m_model.socketAt(mapToSource(index(row, 0)).row());
}

bool ConnectionsOrder::filterAcceptsRow(int row, const QModelIndex &) const
{
    const EndpointPtr &endpoint = m_model.socketAt(row).endpoint;
    return m_endpoints.isEmpty() || (endpoint && m_endpoints.contains(endpoint->id));
}

bool ConnectionsOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_model.isBefore(left.row(), right.row(), left.column());
}

} // namespace wirebench
