#pragma once

#include "core/net/ownsockets.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace wirebench {

/// What the system says of this program's sockets, as a table. Lives on the GUI thread; fed by its owner with
/// each reading. A reading changes rows, adds some at the end and takes others away; it never resets, so
/// that selection and place stay.
class ConnectionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SessionColumn,
        ProtocolColumn,
        LocalColumn,
        PeerColumn,
        StateColumn,
        ReceiveQueueColumn,
        SendQueueColumn,
        RoundTripColumn,
        RetransmitsColumn,
        RemarkColumn,
        SinceColumn,
        ColumnCount,
    };

    /// @param log gives the wall clock; it outlives the model.
    explicit ConnectionsModel(const TrafficLog &log, QObject *parent = nullptr);

    /// @param sockets all that there are now.
    void apply(const QList<OwnSocket> &sockets);

    const OwnSocket &socketAt(int row) const { return m_sockets[size_t(row)]; }
    /// Whether what stands in a column stays the same for the life of nearly every socket.
    static bool isSteady(int column) { return column < StateColumn || column == SinceColumn; }
    /// Whether one row goes before another when sorted by a column; equal ones by their age.
    bool isBefore(int row, int otherRow, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void update(const QList<OwnSocket> &sockets, const QHash<quint64, qsizetype> &places);
    void removeMissing(const QHash<quint64, qsizetype> &places);
    void append(const QList<OwnSocket> &sockets, const QHash<quint64, qsizetype> &places);
    QString text(const OwnSocket &socket, int column) const;
    static QString explanation(const OwnSocket &socket, int column);
    QString since(const OwnSocket &socket) const;
    QString columnTitle(int column) const;
    static QString columnExplanation(int column);
    static bool isNumber(int column);

    const TrafficLog &m_log;
    std::vector<OwnSocket> m_sockets; ///< in the order in which they were seen first
    QHash<quint64, qsizetype> m_rows; ///< by cookie
};

} // namespace wirebench
