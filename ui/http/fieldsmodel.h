#pragma once

#include "core/http/httpmessage.h"

#include <QAbstractTableModel>

namespace wirebench {

/// The fields of a message's header, and those of its trailer below, as a table. Values are shown in one line
/// with control characters as symbols; the tooltip has them whole. GUI thread; owned by its view.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    explicit FieldsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setFields(const HttpFields &header, const HttpFields &trailer);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<HttpField> m_fields; ///< the trailer's behind those of the header
    qsizetype m_trailerFrom = 0;
};

} // namespace wirebench
