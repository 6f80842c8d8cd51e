#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMainWindow;

namespace wirebench {

class Look;

/// The actions of the window as a whole: their words, icons and shortcuts, for menus, buttons and keys
/// alike. GUI thread; owned by the main window.
class ShellActions final : public QObject
{
    Q_OBJECT

public:
    ShellActions(Look &look, QMainWindow *window);

    QAction *const newSession;
    QAction *const closeSession;
    QAction *const reopenSession;
    QAction *const renameSession;
    QAction *const openWorkspace;
    QAction *const saveWorkspaceAs;
    QAction *const quit;
    QAction *const focusAddress;
    QAction *const nextSession;
    QAction *const previousSession;
    QAction *const larger;
    QAction *const smaller;
    QAction *const normalSize;
    QAction *const darkTheme; ///< checkable
    QAction *const help;
    QAction *const about;

    QList<QAction *> all() const;
    void retranslate();

private:
    QAction *make(const QList<QKeySequence> &shortcuts);
    void updateFromLook();

    Look &m_look;
};

} // namespace wirebench
