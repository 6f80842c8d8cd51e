#pragma once

#include "ui/tcpserver/tcpserversession.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class ClientsPanel;
class HistoryCombo;
class Notice;
class MessagesPart;
class PayloadEditor;
class RelayFields;
class RulesButton;
class SettingsRow;
class SocketOptionsButton;
class TcpServerActions;
class TlsFields;

/// One session of the tab "TCP server": the fields, the clients and those that wait, what they are
/// answered, and what is sent to them by hand. GUI thread; owned by its session stack.
class TcpServerTab final : public SessionPage
{
    Q_OBJECT

public:
    TcpServerTab(const SessionContext &context, const QString &name, const TcpServerSettings &settings,
                 QWidget *parent = nullptr);
    ~TcpServerTab() override;

    static QString kindId() { return QStringLiteral("tcp-server"); }
    static QString title() { return tr("TCP server"); }

    SessionSettings settings() const override { return serverSettings(); }
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
    TcpServerSettings serverSettings() const;
    void setSettings(const TcpServerSettings &settings);
    void makeAddressLine();
    void makeAnswers();
    void makeSending();
    void makeSavedMessages();
    void connectSession();
    void settingEdited();
    void showWhatApplies();
    void showPlaceFields();
    bool isUnix() const;
    void judgeAnswer();
    QWidget *answerField() const;
    void makeRelay();
    void showHints();
    void showStatus();
    void refuse(const Error &error);
    void showFailure(const Error &error);
    void makeSocketOptions();
    void readOptions();
    void takeOptions(ConnectionId client, const QList<OptionReading> &readings);
    QWidget *fieldOf(const Error &error) const;
    QString listeningText() const;
    QString oneClientCommand() const;
    QString suggestedCommand(const QString &oneClient) const;
    void send(const OutboundMessage &message);
    void updateSending();

    TcpServerSession m_session;
    TcpServerActions *m_actions;
    HistoryCombo *m_host;
    QLineEdit *m_port;
    HistoryCombo *m_path;
    QComboBox *m_family;
    QSpinBox *m_backlog;
    SettingsRow *m_answers;
    QComboBox *m_answer;
    QLineEdit *m_answerText;
    RulesButton *m_rules;
    RelayFields *m_relay;
    QComboBox *m_concurrency;
    QSpinBox *m_poolSize;
    QSpinBox *m_receiveSize;
    QSpinBox *m_work;
    QCheckBox *m_closeAfterAnswer;
    QCheckBox *m_once;
    QCheckBox *m_closeWhenPeerFinishes;
    QCheckBox *m_reuseAddress;
    QCheckBox *m_anyUser;
    SocketOptionsButton *m_socketOptions;
    ClientsPanel *m_clients;
    QComboBox *m_target;
    PayloadEditor *m_payload;
    MessagesPart *m_messages = nullptr; ///< null without a library
    TlsFields *m_tls;
    Notice *m_answerNotice;
    QTimer m_judgeTimer;
    bool m_loading = false;
    bool m_failed = false; ///< the last start has failed
};

} // namespace wirebench
