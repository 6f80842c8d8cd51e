#pragma once

#include "ui/models/messagelibrary.h"

#include <QAbstractItemModel>

namespace wirebench {

/// The list of one kind as a tree: folders in the order in which they first appear, with their lines, and
/// lines outside of all. Names are changed in place, lines and folders moved by drag and drop; both go to the
/// library. GUI thread; the library outlives it.
///
/// A change of the rows resets the model: lists are short and change by a person's hand.
class MessagesModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole, ///< index in the library's list; -1 for a folder
        SequenceRole,             ///< bool
        SearchRole                ///< name and text
    };

    MessagesModel(MessageLibrary &library, MessageKind kind, QObject *parent = nullptr);

    MessageKind kind() const { return m_kind; }
    const QList<SavedEntry> &entries() const { return m_library.entries(m_kind); }
    /// Not valid if there is no such line.
    QModelIndex indexOf(int entry) const;
    /// The lines of these rows, folders with all of theirs; ascending, each once.
    QList<int> entriesOf(const QModelIndexList &indexes) const;
    /// Puts lines before another (or behind all), into this folder. @param folder null: each stays in its
    /// own.
    void move(const QList<int> &moved, int before, const QString *folder);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    /// Moves at once, and says false: there is nothing left for the view to remove.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    struct Top
    {
        QString folder; ///< empty: one line outside of all folders
        QList<int> entries;
    };

    void update();
    QList<Top> built() const;
    const Top *folderAt(const QModelIndex &index) const;
    int entryAt(const QModelIndex &index) const;
    int dropTarget(int row, const QModelIndex &parent) const;
    QString toolTip(int entry) const;

    MessageLibrary &m_library;
    const MessageKind m_kind;
    QList<Top> m_tops;
};

} // namespace wirebench
