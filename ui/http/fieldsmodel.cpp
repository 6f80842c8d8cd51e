#include "ui/http/fieldsmodel.h"

#include "core/payload/preview.h"

namespace wirebench {

namespace {

constexpr int valueLength = 2000; // characters of a cell; a cookie may have 4096
constexpr int nameLength = 200;

} // namespace

void FieldsModel::setFields(const HttpFields &header, const HttpFields &trailer)
{
    beginResetModel();
    m_fields = QList<HttpField>(header.begin(), header.end());
    m_trailerFrom = m_fields.size();
    for (const HttpField &field : trailer)
        m_fields.append(field);
    endResetModel();
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HttpField &field = m_fields[index.row()];
    if (role == Qt::ToolTipRole && index.column() == ValueColumn)
        return previewLine(field.value, valueLength).toHtmlEscaped(); // else a tooltip would read markup
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == ValueColumn)
        return previewLine(field.value, valueLength);
    const QString name = previewLine(field.name, nameLength);
    return index.row() < m_trailerFrom ? name : tr("%1 (trailer)").arg(name);
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : section == ValueColumn ? tr("Value") : QVariant();
}

} // namespace wirebench
