#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one UDP session: their words, icons and shortcuts, used by its buttons, menus and keys
/// alike. Their keys work while the session is the one that is shown. GUI thread; owned by the tab.
class UdpActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    UdpActions(Look &look, QWidget *tab);

    QAction *const open;        ///< Open, or Close while open
    QAction *const answerPeer;  ///< the message goes to the selected peers
    QAction *const copyAddress; ///< of the selected peers
    QAction *const trust;       ///< take the certificate that was refused, in this session

    QList<QAction *> all() const { return {open, answerPeer, copyAddress}; }
    /// All words of the primary action.
    static QStringList openWords();

    void setOpen(bool isOpen);
    /// @param canAnswer the endpoint is open.
    void setPeerSelected(bool selected, bool canAnswer);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    bool m_isOpen = false;
};

} // namespace wirebench
