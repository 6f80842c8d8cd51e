#pragma once

#include "ui/models/connectionsmodel.h"

#include <QSortFilterProxyModel>

namespace wirebench {

/// The rows of a ConnectionsModel sorted by any column, and those of one session alone if wanted. GUI thread.
/// At first by session and age, so that a listening socket goes before its clients.
class ConnectionsOrder final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// @param model outlives this
    explicit ConnectionsOrder(ConnectionsModel *model, QObject *parent = nullptr);

    /// Empty: all.
    void setEndpoints(const QList<EndpointId> &endpoints);
    const OwnSocket &socketAt(int row) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const ConnectionsModel &m_model;
    QList<EndpointId> m_endpoints;
};

} // namespace wirebench
