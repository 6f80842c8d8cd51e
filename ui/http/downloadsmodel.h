#pragma once

#include "core/web/downloader.h"

#include <QAbstractTableModel>

namespace wirebench {

/// The files of one run of downloads, as a table, in the order of their list. Lives on the GUI thread; fed by
/// its owner with the batches of Downloader::downloadsChanged().
class DownloadsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        FileColumn,
        ProgressColumn, ///< drawn as a bar: ProgressRole
        SpeedColumn,
        LeftColumn,     ///< time left
        StateColumn,    ///< and what went wrong
        ColumnCount,
    };

    enum Role {
        ProgressRole = Qt::UserRole, ///< double, 0 to 1; -1 where the size is not known
        StateRole,                   ///< int, a DownloadState
    };

    explicit DownloadsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// Those that are not there yet are added.
    void apply(const QList<Download> &changed);
    void clear();

    const QList<Download> &downloads() const { return m_downloads; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const Download &download, int column);

    QList<Download> m_downloads;
};

/// "example.org/a.zip": the name of the file, or what there is of its address before it has one.
QString downloadTitle(const Download &download);
/// "12 s": how long it takes still at this speed; empty where that cannot be told.
QString timeLeft(qint64 bytesLeft, qint64 bytesPerSecond);

} // namespace wirebench
