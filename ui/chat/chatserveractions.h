#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of a session that serves (the lab, or a chat): their words, icons and shortcuts, used by its
/// buttons, menus and keys alike. Their keys work while the session is the one that is shown. GUI thread;
/// owned by the tab.
class ChatServerActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    ChatServerActions(Look &look, QWidget *tab);

    QAction *const listen; ///< Listen, or Stop while running
    QAction *const join;   ///< shows how to join
    QAction *const exportBoard;
    QAction *const newBoard;
    QAction *const otherPorts; ///< a way out where the ports are taken

    static QStringList listenWords();

    void setRunning(bool running);
    /// What would be added to the usual ports; none that could be: -1.
    void setOtherOffset(int offset);
    void retranslate();

protected:
    bool event(QEvent *event) override;

private:
    void updateIcons();

    Look &m_look;
    bool m_running = false;
    int m_otherOffset = -1;
};

} // namespace wirebench
