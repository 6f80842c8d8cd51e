#pragma once

#include "ui/chat/chatserversession.h"
#include "ui/chat/joinoffer.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class ChatPanel;
class ChatServerActions;
class FaultsButton;
class HistoryCombo;
class JoinPanel;
class SettingsRow;

/// One session of the chat server: one port, who is there, and what is said. GUI thread; owned by its session
/// stack.
class ChatServerTab final : public SessionPage
{
    Q_OBJECT

public:
    ChatServerTab(const SessionContext &context, const QString &name, const ChatServerSettings &settings,
                  QWidget *parent = nullptr);
    ~ChatServerTab() override;

    static QString kindId() { return QStringLiteral("chat-server"); }
    static QString title() { return tr("Chat server"); }

    SessionSettings settings() const override { return chatSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override { return {}; }
    void languageChanged() override;

private:
    ChatServerSettings chatSettings() const;
    void setSettings(const ChatServerSettings &settings);
    void makeAddressLine();
    void makeSettings();
    void connectSession();
    void settingEdited();
    void showStatus();
    void showFigures();
    void showFailure(const Error &error);
    QWidget *fieldOf(const Error &error) const;
    JoinOffer offered() const;
    void showJoining();
    void openToOthers();

    ChatServerSession m_session;
    ChatServerActions *m_actions;
    ChatServerSettings m_kept; ///< with what has no field here
    HistoryCombo *m_host;
    QLineEdit *m_port;
    QComboBox *m_family;
    SettingsRow *m_settings;
    FaultsButton *m_faults;
    QCheckBox *m_announces;
    QSpinBox *m_linesPerSecond;
    QSpinBox *m_stalled;
    QLineEdit *m_hostName;
    QLabel *m_figures;
    ChatPanel *m_chat;
    JoinPanel *m_join;
    bool m_loading = false;
    bool m_failed = false;      ///< the last start has failed
    bool m_startsAgain = false; ///< once it has stopped
};

} // namespace wirebench
