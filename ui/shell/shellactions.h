#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;

namespace wirebench {

class Language;
class Look;

/// The actions of the window as a whole: their words, icons and shortcuts, for menus, buttons and keys
/// alike. GUI thread; owned by the main window.
class ShellActions final : public QObject
{
    Q_OBJECT

public:
    /// All three outlive the actions.
    ShellActions(Look &look, Language &language, QMainWindow *window);

    QAction *const newSession;
    QAction *const closeSession;
    QAction *const reopenSession;
    QAction *const renameSession;
    QAction *const openWorkspace;
    QAction *const saveWorkspaceAs;
    QAction *const openRecording;
    QAction *const quit;
    QAction *const focusAddress;
    QAction *const nextSession;
    QAction *const previousSession;
    QAction *const larger;
    QAction *const smaller;
    QAction *const normalSize;
    QAction *const stepMode;  ///< checkable; for whoever has a StepMode
    QAction *const nextCall;  ///< enabled in step mode
    QAction *const lightTheme; ///< one of three, checkable, in themes
    QAction *const darkTheme;
    QAction *const contrastTheme;
    QAction *const projector; ///< checkable
    QAction *const tour;
    QAction *const help;
    QAction *const about;

    QActionGroup *const themes;
    QActionGroup *const languages; ///< one checkable action for each language

    QList<QAction *> all() const;
    void retranslate();

protected:
    bool event(QEvent *event) override;

private:
    QAction *make(const QList<QKeySequence> &shortcuts);
    void makeThemes();
    void makeLanguages();
    void updateFromLook();
    void updateFromLanguage();

    Look &m_look;
    Language &m_language;
};

} // namespace wirebench
