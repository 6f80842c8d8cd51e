#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one chat client session: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. GUI thread; owned by the tab.
class ChatClientActions final : public QObject
{
    Q_OBJECT

public:
    enum class Primary : quint8 { Connect, Cancel, Leave, Close };

    /// @param tab gets the actions, so that their shortcuts work in it.
    ChatClientActions(Look &look, QWidget *tab);

    QAction *const connectOrLeave;
    QAction *const reconnect; ///< offered beside the word that the conversation has ended

    static QStringList primaryWords();

    void setPrimary(Primary primary);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    Primary m_primary = Primary::Connect;
};

} // namespace wirebench
