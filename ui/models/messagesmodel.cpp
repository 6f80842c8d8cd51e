#include "ui/models/messagesmodel.h"

#include "core/payload/preview.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QSet>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int previewLetters = 120;

QString mimeType()
{
    return QStringLiteral("application/x-wirebench-messages");
}

} // namespace

MessagesModel::MessagesModel(MessageLibrary &library, MessageKind kind, QObject *parent)
    : QAbstractItemModel(parent), m_library(library), m_kind(kind), m_tops(built())
{
    connect(&library, &MessageLibrary::changed, this, [this](MessageKind changed) {
        if (changed == m_kind)
            update();
    });
}

/// Names and contents that change leave the rows where they are: a field that is open in one stays.
void MessagesModel::update()
{
    const QList<Top> tops = built();
    const bool sameRows =
        std::equal(tops.begin(), tops.end(), m_tops.begin(), m_tops.end(), [](const Top &a, const Top &b) {
            return a.folder.isEmpty() == b.folder.isEmpty() && a.entries == b.entries;
        });
    if (!sameRows) {
        beginResetModel();
        m_tops = tops;
        endResetModel();
        return;
    }
    m_tops = tops;
    for (int row = 0; row < m_tops.size(); ++row) {
        const QModelIndex top = index(row, 0);
        Q_EMIT dataChanged(top, top);
        if (const int inside = rowCount(top); inside > 0)
            Q_EMIT dataChanged(index(0, 0, top), index(inside - 1, 0, top));
    }
}

QList<MessagesModel::Top> MessagesModel::built() const
{
    QList<Top> tops;
    for (int i = 0; i < entries().size(); ++i) {
        const QString &folder = entries()[i].folder;
        const auto known = std::find_if(tops.begin(), tops.end(), [&](const Top &top) {
            return !folder.isEmpty() && top.folder == folder;
        });
        if (known == tops.end())
            tops += Top{folder, {i}};
        else
            known->entries += i;
    }
    return tops;
}

// The id of an index is 0 for the outer rows, else one more than the row of its folder.

const MessagesModel::Top *MessagesModel::folderAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() != 0 || index.row() >= m_tops.size())
        return nullptr;
    const Top &top = m_tops[index.row()];
    return top.folder.isEmpty() ? nullptr : &top;
}

int MessagesModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || folderAt(index))
        return -1;
    if (index.internalId() == 0)
        return m_tops.value(index.row()).entries.value(0, -1);
    return m_tops.value(int(index.internalId()) - 1).entries.value(index.row(), -1);
}

QModelIndex MessagesModel::indexOf(int entry) const
{
    for (int row = 0; row < m_tops.size(); ++row) {
        const qsizetype inside = m_tops[row].entries.indexOf(entry);
        if (inside < 0)
            continue;
        return m_tops[row].folder.isEmpty() ? createIndex(row, 0, quintptr(0))
                                            : createIndex(int(inside), 0, quintptr(row + 1));
    }
    return {};
}

QModelIndex MessagesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex MessagesModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tops.size());
    const Top *folder = folderAt(parent);
    return folder ? int(folder->entries.size()) : 0;
}

int MessagesModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString MessagesModel::toolTip(int entry) const
{
    const SavedMessage *message = entries()[entry].message();
    if (!message)
        return entries()[entry].name;
    const QString text = message->payload.sendFile
                             ? message->payload.filePath
                             : previewLine(message->payload.text.toUtf8(), previewLetters);
    return message->host.isEmpty() ? text
                                   : text + QStringLiteral("\n→ %1 %2").arg(message->host, message->port);
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    const Top *folder = folderAt(index);
    const int entry = entryAt(index);
    if (!folder && entry < 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return folder ? folder->folder : entries()[entry].name;
    case Qt::ToolTipRole:
        return folder ? folder->folder : toolTip(entry);
    case EntryRole:
        return entry;
    case SequenceRole:
        return entry >= 0 && entries()[entry].isSequence();
    case SearchRole:
        if (folder)
            return folder->folder;
        return entries()[entry].message()
                   ? QString(entries()[entry].name + u'\n' + entries()[entry].message()->payload.text)
                   : entries()[entry].name;
    default:
        return {};
    }
}

bool MessagesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed().left(messagelimits::nameLength);
    const Top *folder = folderAt(index);
    const int entry = entryAt(index);
    if (role != Qt::EditRole || name.isEmpty() || (!folder && entry < 0))
        return false;
    QList<SavedEntry> changed = entries();
    if (folder) {
        for (const int inside : folder->entries)
            changed[inside].folder = name;
    } else {
        changed[entry].name = name;
    }
    return m_library.set(m_kind, changed);
}

Qt::ItemFlags MessagesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags all =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    return folderAt(index) ? all | Qt::ItemIsDropEnabled : all | Qt::ItemNeverHasChildren;
}

QList<int> MessagesModel::entriesOf(const QModelIndexList &indexes) const
{
    QSet<int> found;
    for (const QModelIndex &index : indexes) {
        if (const Top *folder = folderAt(index))
            found.unite(QSet<int>(folder->entries.begin(), folder->entries.end()));
        else if (const int entry = entryAt(index); entry >= 0)
            found.insert(entry);
    }
    QList<int> sorted(found.begin(), found.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void MessagesModel::move(const QList<int> &moved, int before, const QString *folder)
{
    QList<SavedEntry> taken;
    QList<SavedEntry> rest;
    qsizetype position = 0;
    for (int i = 0; i < entries().size(); ++i) {
        if (i == before)
            position = rest.size();
        if (moved.contains(i))
            taken += entries()[i];
        else
            rest += entries()[i];
    }
    if (before < 0 || before >= entries().size())
        position = rest.size();
    if (folder) {
        for (SavedEntry &entry : taken)
            entry.folder = *folder;
    }
    for (qsizetype i = 0; i < taken.size(); ++i)
        rest.insert(position + i, taken[i]);
    m_library.set(m_kind, rest);
}

QStringList MessagesModel::mimeTypes() const
{
    return {mimeType()};
}

/// Which lines, and whether a folder was taken as a whole.
QMimeData *MessagesModel::mimeData(const QModelIndexList &indexes) const
{
    const bool isFolder = std::any_of(indexes.begin(), indexes.end(),
                                      [this](const QModelIndex &index) { return folderAt(index); });
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << int(m_kind) << isFolder << entriesOf(indexes);
    auto *data = new QMimeData;
    data->setData(mimeType(), bytes);
    return data;
}

/// The line before which something is to stand; the number of lines: behind all.
int MessagesModel::dropTarget(int row, const QModelIndex &parent) const
{
    const Top *folder = folderAt(parent);
    if (folder && row >= 0 && row < folder->entries.size())
        return folder->entries[row];
    if (folder)
        return folder->entries.last() + 1;
    return row >= 0 && row < m_tops.size() ? m_tops[row].entries.first() : int(entries().size());
}

bool MessagesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(mimeType()))
        return false;
    QDataStream stream(data->data(mimeType()));
    int kind = -1;
    bool isFolder = false;
    QList<int> moved;
    stream >> kind >> isFolder >> moved;
    if (kind != int(m_kind) || stream.status() != QDataStream::Ok)
        return false;
    const Top *folder = folderAt(parent);
    const QString into = folder ? folder->folder : QString();
    move(moved, dropTarget(row, parent), isFolder && !folder ? nullptr : &into);
    return false;
}

} // namespace wirebench
