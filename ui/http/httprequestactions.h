#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one session of requests: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. Their keys work while the session is the one that is shown. GUI thread; owned by the tab.
class HttpRequestActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    HttpRequestActions(Look &look, QWidget *tab);

    QAction *const sendOrCancel;
    QAction *const closeConnection;
    QAction *const copyCurl;
    QAction *const copyPython;
    QAction *const pasteCurl;
    QAction *const saveBody;
    QAction *const exportHar;
    QAction *const importHar;
    QAction *const trust; ///< take the certificate that was refused, in this session
    QAction *const undo;  ///< of a form that was filled in

    QList<QAction *> all() const;
    /// All words of the primary action.
    static QStringList primaryWords();

    /// @param running what the primary action does next. @param connected a connection is kept.
    void setRunning(bool running, bool connected);
    /// @param hops there are steps to export. @param body and the one that is shown has a body.
    void setAnswer(bool hops, bool body);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    bool m_running = false;
};

} // namespace wirebench
