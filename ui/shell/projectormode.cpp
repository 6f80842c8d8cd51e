#include "ui/shell/projectormode.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QScreen>

namespace wirebench {

ProjectorMode::ProjectorMode(Look &look, QAction *action, QMainWindow *window)
    : QObject(window), m_look(look), m_action(action), m_window(window)
{
    connect(action, &QAction::triggered, this, &ProjectorMode::setOn);
    window->installEventFilter(this);
}

bool ProjectorMode::isOn() const
{
    return m_look.isProjected();
}

void ProjectorMode::setOn(bool on)
{
    if (on == isOn())
        return;
    if (on)
        begin();
    else
        end();
    m_action->setChecked(on);
}

void ProjectorMode::begin()
{
    m_stateBefore = m_window->windowState();
    // Actions keep their keys: the window has them, too.
    m_window->menuBar()->hide();
    const QFontMetricsF letters(m_look.baseFont());
    const double capital = m_window->screen()->size().height() * capitalPart;
    // What the user has made larger stays so.
    const double scale = qMax(m_look.scale(), m_look.scaleForLine(capital * letters.height() / letters.capHeight()));
    m_look.setProjected({Theme::HighContrast, scale});
    m_window->setWindowState(m_stateBefore | Qt::WindowFullScreen);
}

void ProjectorMode::end()
{
    m_look.endProjection();
    m_window->menuBar()->show();
    m_window->setWindowState(m_stateBefore);
}

bool ProjectorMode::eventFilter(QObject *watched, QEvent *event)
{
    // Only what nothing in the window wanted comes here: Esc closes a menu or the inspector first.
    if (isOn() && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        setOn(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace wirebench
