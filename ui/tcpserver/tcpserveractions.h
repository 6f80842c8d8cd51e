#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one TCP server session: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. Their keys work while the session is the one that is shown. GUI thread; owned by the tab.
class TcpServerActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    TcpServerActions(Look &look, QWidget *tab);

    QAction *const listen;      ///< Listen, or Stop while running
    QAction *const halfClose;   ///< of the selected clients
    QAction *const closeClient;
    QAction *const resetClient;

    QList<QAction *> all() const { return {listen, halfClose, closeClient, resetClient}; }
    /// All words of the primary action.
    static QStringList listenWords();

    void setRunning(bool running);
    void setClientSelected(bool selected);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    bool m_running = false;
};

} // namespace wirebench
