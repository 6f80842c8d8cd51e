#pragma once

#include "core/http/httphop.h"

#include <QAbstractTableModel>

#include <optional>

namespace wirebench {

/// A request that was sent, to be sent again: as a curl command, with how it went where that is known.
struct SentRequest
{
    QString curl; ///< without secrets
    QString method;
    QString url;
    QString outcome;        ///< "200 OK"; empty: not known any more
    qint64 durationNs = -1; ///< -1: not known
    QDateTime when;         ///< invalid: before this start of the program
};

/// What was sent in a session, newest first, as a table. GUI thread; owned by its panel.
class SentRequestsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int limit = 50;

    enum Column { MethodColumn, UrlColumn, OutcomeColumn, DurationColumn, WhenColumn, ColumnCount };

    explicit SentRequestsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void add(const SentRequest &request);
    void clear();
    /// As they are kept in a workspace, newest last. Those that cannot be read are left out.
    void setCommands(const QStringList &newestLast);
    QStringList commands() const;
    const SentRequest &at(int row) const { return m_requests[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const SentRequest &request, int column);

    QList<SentRequest> m_requests;
};

} // namespace wirebench
