#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one TCP client session: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. Their keys work while the session is the one that is shown. GUI thread; owned by the tab.
class TcpClientActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    TcpClientActions(Look &look, QWidget *tab);

    QAction *const connectOrClose; ///< Connect, Cancel while connecting, Close, Reset while closing hangs; Run, Stop
    QAction *const halfClose;
    QAction *const reset;
    QAction *const startTls;
    QAction *const trust; ///< take the certificate that was refused, in this session

    /// What the primary action does next. Run and Stop are of the dialogue.
    enum class Primary : quint8 { Connect, Cancel, Close, Reset, Run, Stop };

    QList<QAction *> all() const { return {connectOrClose, halfClose, reset}; }
    /// All words of the primary action.
    static QStringList primaryWords();

    void setPrimary(Primary primary);
    /// @param connected a connection stands. @param canSend and it has not been half-closed. @param inClear and
    /// it has no TLS.
    void setConnected(bool connected, bool canSend, bool inClear);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    Primary m_primary = Primary::Connect;
};

} // namespace wirebench
