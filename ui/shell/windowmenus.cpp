#include "ui/shell/windowmenus.h"

#include "ui/shell/examplesmenu.h"
#include "ui/shell/shellactions.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>

namespace wirebench {

WindowMenus::WindowMenus(const ShellActions &actions, const QList<QAction *> &goToTab, QMainWindow *window)
    : QObject(window), m_file(window->menuBar()->addMenu(QString())), m_session(window->menuBar()->addMenu(QString())),
      m_examples(new ExamplesMenu(window)), m_view(nullptr), m_themes(new QMenu(window)),
      m_languages(new QMenu(window)), m_help(nullptr)
{
    window->menuBar()->addMenu(m_examples);
    m_view = window->menuBar()->addMenu(QString());
    m_help = window->menuBar()->addMenu(QString());
    fillFile(actions);
    fillView(actions, goToTab);
    m_help->addActions({actions.tour, actions.help, actions.about});
    retranslate();
}

void WindowMenus::fillFile(const ShellActions &actions)
{
    m_file->addActions(
        {actions.newSession, actions.closeSession, actions.reopenSession, actions.renameSession});
    m_file->addSeparator();
    m_file->addActions({actions.openWorkspace, actions.saveWorkspaceAs, actions.openRecording});
    m_file->addSeparator();
    m_file->addAction(actions.quit);
}

void WindowMenus::fillView(const ShellActions &actions, const QList<QAction *> &goToTab)
{
    m_view->addActions(goToTab);
    m_view->addSeparator();
    m_view->addActions({actions.larger, actions.smaller, actions.normalSize});
    m_view->addSeparator();
    m_view->addActions({actions.stepMode, actions.nextCall, actions.projector});
    m_themes->addActions(actions.themes->actions());
    m_view->addMenu(m_themes);
    m_languages->addActions(actions.languages->actions());
    m_view->addMenu(m_languages);
}

void WindowMenus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_session->setTitle(tr("Sessi&on"));
    m_examples->retranslate();
    m_view->setTitle(tr("Vi&ew"));
    m_themes->setTitle(tr("T&heme"));
    // Also in English, for those who cannot read the rest.
    const QString language = tr("Lan&guage");
    m_languages->setTitle(language == u"Lan&guage" ? language : language + QStringLiteral(" / Language"));
    m_help->setTitle(tr("&Help"));
}

} // namespace wirebench
