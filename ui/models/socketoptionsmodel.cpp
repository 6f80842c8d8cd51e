#include "ui/models/socketoptionsmodel.h"

#include "ui/models/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace wirebench {

SocketOptionsModel::SocketOptionsModel(SocketUse use, QObject *parent)
    : QAbstractTableModel(parent), m_use(use)
{
    for (const SocketOption &option : socketOptions()) {
        if (option.isFor(use))
            m_rows.push_back({&option, {}, {}, {}});
    }
}

QMap<QString, QString> SocketOptionsModel::texts() const
{
    QMap<QString, QString> texts;
    for (const Row &row : m_rows) {
        if (!row.text.isEmpty())
            texts.insert(QString::fromLatin1(row.option->name), row.text);
    }
    return texts;
}

void SocketOptionsModel::setTexts(const QMap<QString, QString> &texts)
{
    for (Row &row : m_rows) {
        if (isEditable(row))
            row.text = texts.value(QString::fromLatin1(row.option->name));
    }
    Q_EMIT dataChanged(index(0, SetColumn), index(rowCount() - 1, SetColumn));
}

QStringList SocketOptionsModel::summary() const
{
    QStringList summary;
    for (const Row &row : m_rows) {
        if (!row.text.isEmpty())
            summary.append(QStringLiteral("%1 = %2").arg(QLatin1String(row.option->name), row.text));
    }
    return summary;
}

void SocketOptionsModel::take(const QList<OptionReading> &readings)
{
    for (const OptionReading &reading : readings) {
        const int row = rowOf(reading.option);
        if (row < 0)
            continue;
        m_rows[size_t(row)].now = reading.value;
        m_rows[size_t(row)].errorName = reading.error.systemErrorName();
        Q_EMIT dataChanged(index(row, NowColumn), index(row, NowColumn));
    }
}

void SocketOptionsModel::forget()
{
    for (Row &row : m_rows) {
        row.now.reset();
        row.errorName.clear();
    }
    Q_EMIT dataChanged(index(0, NowColumn), index(rowCount() - 1, NowColumn));
}

int SocketOptionsModel::rowOf(const SocketOption *option) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [option](const Row &row) { return row.option == option; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int SocketOptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SocketOptionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SocketOptionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == SetColumn ? row.text : text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u' ' +
               text(row, index.column());
    case TroubleRole:
        return isTrouble(row, index.column());
    case ChoicesRole:
        return row.option->kind == OptionKind::OnOff
                   ? QStringList{QString(), QStringLiteral("on"), QStringLiteral("off")}
                   : QStringList();
    default:
        return {};
    }
}

bool SocketOptionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Row &row = m_rows[size_t(index.row())];
    const QString text = value.toString().trimmed();
    if (text == row.text)
        return true;
    row.text = text;
    Q_EMIT dataChanged(index, index);
    Q_EMIT textEdited(index.row());
    return true;
}

Qt::ItemFlags SocketOptionsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == SetColumn && isEditable(m_rows[size_t(index.row())]))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant SocketOptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Option");
    case SetColumn:
        return tr("To set");
    case NowColumn:
        return tr("Now");
    case MeaningColumn:
        return tr("Meaning");
    default:
        return {};
    }
}

bool SocketOptionsModel::isUsable(const Row &row)
{
    return row.text.isEmpty() || parseOptionValue(*row.option, row.text).has_value();
}

bool SocketOptionsModel::isTrouble(const Row &row, int column) const
{
    return (column == SetColumn && !isUsable(row)) || (column == NowColumn && !row.errorName.isEmpty());
}

QString SocketOptionsModel::text(const Row &row, int column) const
{
    switch (column) {
    case NameColumn:
        return QString::fromLatin1(row.option->name);
    case SetColumn:
        return setText(row);
    case NowColumn:
        return nowText(row);
    case MeaningColumn:
        return meaning(*row.option);
    default:
        return {};
    }
}

QString SocketOptionsModel::setText(const Row &row) const
{
    return isEditable(row) ? row.text : tr("(in the tab)");
}

/// As the system has it, with its unit. An error's name stands behind what holds in spite of it.
QString SocketOptionsModel::nowText(const Row &row)
{
    QStringList parts;
    if (row.now) {
        const QString value = optionValueText(*row.option, *row.now);
        switch (row.option->kind) {
        case OptionKind::Bytes:
            parts.append(tr("%1 B").arg(formatCount(row.now->number)));
            break;
        case OptionKind::Seconds:
            parts.append(tr("%1 s").arg(value));
            break;
        case OptionKind::Milliseconds:
            parts.append(tr("%1 ms").arg(value));
            break;
        case OptionKind::Linger:
            parts.append(row.now->number != 0 ? tr("%1 s").arg(value) : value);
            break;
        default:
            parts.append(value.isEmpty() ? tr("any") : value);
            break;
        }
    }
    if (!row.errorName.isEmpty())
        parts.append(QStringLiteral("! ") + row.errorName);
    return parts.join(QStringLiteral("  "));
}

QString SocketOptionsModel::meaning(const SocketOption &option)
{
    return QCoreApplication::translate("SocketOption", option.meaning);
}

QString SocketOptionsModel::toolTip(const Row &row, int column) const
{
    if (column == MeaningColumn)
        return meaning(*row.option);
    if (column != SetColumn)
        return {};
    if (!isEditable(row))
        return tr("The tab has a setting of its own for this option");
    const QString values = tr("What it takes: %1. Empty: left to the system.").arg(row.option->valuesText());
    return row.option->beforeBind ? values + u' ' + tr("Set before bind() only.") : values;
}

} // namespace wirebench
