#pragma once

#include "core/web/httpserver.h"

#include <QAbstractTableModel>

#include <deque>

namespace wirebench {

/// The requests that a server has answered, as a table, in their order. Lives on the GUI thread; fed by its
/// owner with the batches of HttpServer::served(). As many as limit: the oldest are forgotten first.
class ServedRequestsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int limit = 10'000;

    enum Column {
        TimeColumn,
        ClientColumn,
        StatusColumn,
        BytesColumn,
        RequestColumn, ///< method and target
        ColumnCount,
    };

    explicit ServedRequestsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void append(const QList<ServedRequest> &requests);
    void clear();

    /// @p row must exist.
    const ServedRequest &requestAt(int row) const { return m_requests[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const ServedRequest &request, int column);
    static QString explanation(const ServedRequest &request);

    std::deque<ServedRequest> m_requests;
};

} // namespace wirebench
