#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one HTTP server session: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. GUI thread; owned by the tab.
class HttpServerActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    HttpServerActions(Look &look, QWidget *tab);

    QAction *const listen;      ///< Listen, or Stop while it runs
    QAction *const copyAddress; ///< of the served folder, for a browser
    QAction *const clearList;

    QList<QAction *> all() const { return {listen, copyAddress, clearList}; }
    /// All words of the primary action.
    static QStringList listenWords();

    void setRunning(bool running);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    bool m_running = false;
};

} // namespace wirebench
