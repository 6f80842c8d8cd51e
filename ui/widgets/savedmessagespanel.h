#pragma once

#include "ui/models/messagesmodel.h"

#include <QWidget>

class QAction;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QMenu;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace wirebench {

class Look;
class Notice;

/// The side list of saved messages and sequences of one kind of tab: search, folders, drag to reorder, names
/// changed in place. Double click, Enter or one of the keys 1 to 9 chooses a line, which the tab then sends.
/// GUI thread; owned by its tab's MessagesPart.
class SavedMessagesPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the panel.
    SavedMessagesPanel(MessageLibrary &library, MessageKind kind, Look &look, QWidget *parent = nullptr);

    MessagesModel &model() { return *m_model; }
    QTreeView *view() const { return m_view; }
    QLineEdit *search() const { return m_search; }
    Notice *notice() const { return m_notice; }

    /// Adds a line behind the others, chosen, its name ready to be changed. Where the list is full it says
    /// so.
    void add(const SavedEntry &entry);
    /// The lines that the keys 1 to 9 choose: those that are listed, from the top.
    QList<int> numbered() const;
    QList<int> selectedEntries() const;
    void selectEntry(int entry);

    /// Errors appear in notice().
    void importFrom(const QString &path);
    void exportTo(const QString &path);

    QAction *saveAction() const { return m_save; }
    QAction *editAction() const { return m_edit; }
    QAction *updateAction() const { return m_update; }
    QAction *newSequenceAction() const { return m_newSequence; }
    QAction *renameAction() const { return m_rename; }
    QAction *duplicateAction() const { return m_duplicate; }
    QAction *removeAction() const { return m_remove; }
    QAction *undoAction() const { return m_undo; }

Q_SIGNALS:
    /// To be sent, or run if it is a sequence.
    void chosen(int entry);
    void editRequested(int entry);
    void saveRequested();
    /// The line shall hold what stands in the editor.
    void updateRequested(int entry);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Delegate;

    void makeActions();
    void layOut();
    void connectActions();
    QAction *make(const char *icon);
    void choose(const QModelIndex &index);
    int oneSelected() const;
    QAction *actionFor(const QKeyEvent &key) const;
    void makeSequence();
    void moveToFolder();
    void duplicate();
    void remove();
    void askToImport();
    void askToExport();
    void reset();
    void showWhatApplies();
    void applyLook();
    void retranslate();

    MessageLibrary &m_library;
    const MessageKind m_kind;
    Look &m_look;
    MessagesModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QTreeView *m_view;
    QLabel *m_hint; ///< while there is nothing
    Notice *m_notice;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_save;
    QAction *m_send;
    QAction *m_edit;
    QAction *m_update;
    QAction *m_newSequence;
    QAction *m_rename;
    QAction *m_duplicate;
    QAction *m_folder;
    QAction *m_remove;
    QAction *m_undo;
    QAction *m_import;
    QAction *m_export;
};

} // namespace wirebench
