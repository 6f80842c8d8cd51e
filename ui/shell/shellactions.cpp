#include "ui/shell/shellactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QMainWindow>

namespace wirebench {

ShellActions::ShellActions(Look &look, QMainWindow *window)
    : QObject(window), newSession(make({Qt::CTRL | Qt::Key_T})), closeSession(make({Qt::CTRL | Qt::Key_W})),
      reopenSession(make({Qt::CTRL | Qt::SHIFT | Qt::Key_T})), renameSession(make({})), openWorkspace(make({QKeySequence::Open})),
      saveWorkspaceAs(make({QKeySequence::Save})), quit(make({Qt::CTRL | Qt::Key_Q})),
      focusAddress(make({Qt::CTRL | Qt::Key_L})),
      nextSession(make({Qt::CTRL | Qt::Key_PageDown})), previousSession(make({Qt::CTRL | Qt::Key_PageUp})),
      larger(make({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal})), smaller(make({Qt::CTRL | Qt::Key_Minus})),
      normalSize(make({Qt::CTRL | Qt::Key_0})), darkTheme(make({})), help(make({Qt::Key_F1})), about(make({})),
      m_look(look)
{
    darkTheme->setCheckable(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    for (QAction *action : all())
        window->addAction(action);

    connect(larger, &QAction::triggered, &look, &Look::scaleUp);
    connect(smaller, &QAction::triggered, &look, &Look::scaleDown);
    connect(normalSize, &QAction::triggered, &look, [&look] { look.setScale(1); });
    connect(darkTheme, &QAction::triggered, &look,
            [&look](bool dark) { look.setTheme(dark ? Theme::Dark : Theme::Light); });
    connect(&look, &Look::changed, this, &ShellActions::updateFromLook);
    updateFromLook();
    retranslate();
}

QAction *ShellActions::make(const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(this);
    action->setShortcuts(shortcuts);
    return action;
}

QList<QAction *> ShellActions::all() const
{
    return {newSession, closeSession, reopenSession, renameSession,   openWorkspace, saveWorkspaceAs,
            quit,       focusAddress, nextSession,   previousSession, larger,        smaller,
            normalSize, darkTheme,    help,          about};
}

void ShellActions::updateFromLook()
{
    const bool dark = m_look.theme() == Theme::Dark;
    darkTheme->setChecked(dark);
    darkTheme->setIcon(m_look.icon(dark ? QStringLiteral("theme-light") : QStringLiteral("theme-dark")));
    help->setIcon(m_look.icon(QStringLiteral("help")));
    newSession->setIcon(m_look.icon(QStringLiteral("add")));
}

void ShellActions::retranslate()
{
    newSession->setText(tr("&New Session"));
    newSession->setToolTip(tr("Another session in this tab (Ctrl+T)"));
    closeSession->setText(tr("&Close Session"));
    reopenSession->setText(tr("&Reopen Closed Session"));
    renameSession->setText(tr("Rena&me Session…"));
    openWorkspace->setText(tr("&Open Workspace…"));
    saveWorkspaceAs->setText(tr("&Save Workspace As…"));
    quit->setText(tr("&Quit"));
    focusAddress->setText(tr("Go to &Address"));
    nextSession->setText(tr("Ne&xt Session"));
    previousSession->setText(tr("Pre&vious Session"));
    larger->setText(tr("&Larger"));
    smaller->setText(tr("&Smaller"));
    normalSize->setText(tr("&Normal Size"));
    darkTheme->setText(tr("&Dark Theme"));
    darkTheme->setToolTip(tr("Switch between the light and the dark theme"));
    help->setText(tr("&Help"));
    help->setToolTip(tr("What to try first, and all keys (F1)"));
    about->setText(tr("&About Wirebench"));
}

} // namespace wirebench
