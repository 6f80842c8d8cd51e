#include "ui/shell/shellactions.h"

#include "ui/language/language.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QMainWindow>

namespace wirebench {

ShellActions::ShellActions(Look &look, Language &language, QMainWindow *window)
    : QObject(window), newSession(make({Qt::CTRL | Qt::Key_T})), closeSession(make({Qt::CTRL | Qt::Key_W})),
      reopenSession(make({Qt::CTRL | Qt::SHIFT | Qt::Key_T})), renameSession(make({})), openWorkspace(make({QKeySequence::Open})),
      saveWorkspaceAs(make({QKeySequence::Save})),
      openRecording(make({Qt::CTRL | Qt::SHIFT | Qt::Key_O})), quit(make({Qt::CTRL | Qt::Key_Q})),
      focusAddress(make({Qt::CTRL | Qt::Key_L})),
      nextSession(make({Qt::CTRL | Qt::Key_PageDown})), previousSession(make({Qt::CTRL | Qt::Key_PageUp})),
      larger(make({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal})), smaller(make({Qt::CTRL | Qt::Key_Minus})),
      normalSize(make({Qt::CTRL | Qt::Key_0})), stepMode(make({Qt::Key_F10})), nextCall(make({Qt::Key_Space})),
      lightTheme(make({})), darkTheme(make({})), contrastTheme(make({})), projector(make({Qt::Key_F11})),
      tour(make({})), help(make({Qt::Key_F1})), about(make({})), themes(new QActionGroup(this)),
      languages(new QActionGroup(this)), m_look(look), m_language(language)
{
    stepMode->setCheckable(true);
    nextCall->setAutoRepeat(false); // one press, one call
    nextCall->setEnabled(false);
    projector->setCheckable(true);
    makeThemes();
    makeLanguages();
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    for (QAction *action : all())
        window->addAction(action);

    connect(larger, &QAction::triggered, &look, &Look::scaleUp);
    connect(smaller, &QAction::triggered, &look, &Look::scaleDown);
    connect(normalSize, &QAction::triggered, &look, [&look] { look.setScale(1); });
    connect(&look, &Look::changed, this, &ShellActions::updateFromLook);
    connect(&language, &Language::changed, this, &ShellActions::updateFromLanguage);
    updateFromLook();
    updateFromLanguage();
    retranslate();
}

void ShellActions::makeThemes()
{
    const std::pair<QAction *, Theme> choices[] = {
        {lightTheme, Theme::Light}, {darkTheme, Theme::Dark}, {contrastTheme, Theme::HighContrast}};
    for (const auto &[action, theme] : choices) {
        action->setCheckable(true);
        action->setData(int(theme));
        themes->addAction(action);
    }
    connect(themes, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_look.setTheme(Theme(action->data().toInt())); });
}

/// Each names itself in its own language, so that everybody finds the way back.
void ShellActions::makeLanguages()
{
    for (const QString &code : Language::codes()) {
        QAction *action = languages->addAction(Language::nameOf(code));
        action->setCheckable(true);
        action->setData(code);
    }
    connect(languages, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_language.setCode(action->data().toString()); });
}

QAction *ShellActions::make(const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(this);
    action->setShortcuts(shortcuts);
    return action;
}

QList<QAction *> ShellActions::all() const
{
    return {newSession,      closeSession,  reopenSession, renameSession, openWorkspace,
            saveWorkspaceAs, openRecording, quit,          focusAddress,  nextSession,
            previousSession, larger,        smaller,       normalSize,    stepMode,
            nextCall,        lightTheme,    darkTheme,     contrastTheme, projector,
            tour,            help,          about};
}

void ShellActions::updateFromLook()
{
    for (QAction *action : themes->actions())
        action->setChecked(action->data().toInt() == int(m_look.theme()));
    projector->setChecked(m_look.isProjected());
    projector->setIcon(m_look.icon(QStringLiteral("project")));
    stepMode->setIcon(m_look.icon(QStringLiteral("step")));
    nextCall->setIcon(m_look.icon(QStringLiteral("step"), ColorRole::OnAccent));
    help->setIcon(m_look.icon(QStringLiteral("help")));
    newSession->setIcon(m_look.icon(QStringLiteral("add")));
}

void ShellActions::updateFromLanguage()
{
    for (QAction *action : languages->actions())
        action->setChecked(action->data().toString() == m_language.code());
}

bool ShellActions::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::event(event);
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
    openRecording->setText(tr("Open Recor&ding…"));
    openRecording->setToolTip(tr("Play a log that was exported as JSON Lines"));
    quit->setText(tr("&Quit"));
    focusAddress->setText(tr("Go to &Address"));
    nextSession->setText(tr("Ne&xt Session"));
    previousSession->setText(tr("Pre&vious Session"));
    larger->setText(tr("&Larger"));
    smaller->setText(tr("&Smaller"));
    normalSize->setText(tr("&Normal Size"));
    lightTheme->setText(tr("L&ight Theme"));
    stepMode->setText(tr("S&tep Mode"));
    stepMode->setToolTip(tr("Each call waits for a key, so that it can be talked about (F10)"));
    nextCall->setText(tr("Next Call"));
    nextCall->setToolTip(tr("Let the next call go (Space, where no text is typed)"));
    darkTheme->setText(tr("&Dark Theme"));
    contrastTheme->setText(tr("High &Contrast"));
    projector->setText(tr("&Projector Mode"));
    projector->setToolTip(tr("Full screen, large and in high contrast, for people far away (F11; Esc ends it)"));
    tour->setText(tr("&Tour"));
    help->setText(tr("&Help"));
    help->setToolTip(tr("What to try first, and all keys (F1)"));
    about->setText(tr("&About Wirebench"));
}

} // namespace wirebench
