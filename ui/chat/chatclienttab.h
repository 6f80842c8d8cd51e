#pragma once

#include "ui/chat/chatclientsession.h"
#include "ui/widgets/sessionpage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class ChatClientActions;
class ChatPanel;
class HistoryCombo;
class SettingsRow;

/// One session of the chat client: where to and under which name, the conversation in both directions, and
/// how its connections stand. Connects only when it is told to. GUI thread; owned by its session stack.
class ChatClientTab final : public SessionPage
{
    Q_OBJECT

public:
    ChatClientTab(const SessionContext &context, const QString &name, const ChatClientSettings &settings,
                  QWidget *parent = nullptr);
    ~ChatClientTab() override;

    static QString kindId() { return QStringLiteral("chat-client"); }
    static QString title() { return tr("Chat client"); }

    SessionSettings settings() const override { return clientSettings(); }
    bool isRunning() const override { return m_session.isRunning(); }
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override;
    void languageChanged() override;

private:
    ChatClientSettings clientSettings() const;
    void setSettings(const ChatClientSettings &settings);
    void makeAddressLine();
    void makeSettings();
    void connectSession();
    void settingEdited();
    void showPorts();
    void showStatus();
    void showConnections();
    QString connectionText(const QString &what, const TcpClientStatus &status) const;
    void showFailure(const Error &error);
    void showEnd();
    QWidget *fieldOf(const Error &error) const;

    ChatClientSession m_session;
    ChatClientActions *m_actions;
    ChatClientSettings m_kept; ///< with what has no field here
    HistoryCombo *m_host;
    QLineEdit *m_nick;
    QComboBox *m_ports;
    QLineEdit *m_port;
    QLineEdit *m_readPort;
    QLineEdit *m_writePort;
    SettingsRow *m_settings;
    QComboBox *m_family;
    QSpinBox *m_timeout;
    QLabel *m_reading;
    QLabel *m_writing;
    ChatPanel *m_chat;
    bool m_loading = false;
    bool m_failed = false; ///< the last start has failed
    bool m_wasConnected = false;
    bool m_leaving = false; ///< the user ended it
};

} // namespace wirebench
