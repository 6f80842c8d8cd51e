#pragma once

#include <QObject>

class QAction;
class QMainWindow;

namespace wirebench {

class Look;

/// Projector mode (F11): the whole window grows until a capital letter is a fortieth of the screen's height, in
/// high contrast, without menus and over the full screen. Ended by the same key or Esc; then everything is
/// as it was before. The sessions show their last message large while Look::isProjected(). GUI thread; owned by
/// the window.
class ProjectorMode final : public QObject
{
    Q_OBJECT

public:
    /// @param action checkable; is checked while projecting. All outlive the mode.
    ProjectorMode(Look &look, QAction *action, QMainWindow *window);

    bool isOn() const;
    void setOn(bool on);

    /// The part of the screen's height that a capital letter has; what reads it from eight metres is the letter,
    /// not the room that its line takes.
    static constexpr double capitalPart = 1.0 / 40;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void end();

    Look &m_look;
    QAction *m_action;
    QMainWindow *m_window;
    Qt::WindowStates m_stateBefore;
};

} // namespace wirebench
