#pragma once

#include "core/dialogue/dialogueclient.h"
#include "ui/tcpclient/tcpclientsession.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class ConversationView;
class DialogueZone;
class GeneratorZone;
class HistoryCombo;
class MessagesPart;
class PayloadEditor;
class SettingsRow;
class SocketOptionsButton;
class TcpClientActions;
class TlsFields;

/// One session of the tab "TCP client": the fields, the conversation, and what is sent. GUI thread; owned
/// by its session stack.
class TcpClientTab final : public SessionPage
{
    Q_OBJECT

public:
    TcpClientTab(const SessionContext &context, const QString &name, const TcpClientSettings &settings,
                 QWidget *parent = nullptr);
    ~TcpClientTab() override;

    static QString kindId() { return QStringLiteral("tcp-client"); }
    static QString title() { return tr("TCP client"); }

    SessionSettings settings() const override { return clientSettings(); }
    bool isRunning() const override;
    void start() override;
    void stop() override;
    QList<QAction *> sessionActions() const override;
    void saveStates(QMap<QString, QByteArray> &states) const override;
    void restoreStates(const QMap<QString, QByteArray> &states) override;

protected:
    Waiting waiting() const override;
    void languageChanged() override;
    void tick() override;

private:
    TcpClientSettings clientSettings() const;
    void setSettings(const TcpClientSettings &settings);
    void makeAddressLine();
    void makeOptions();
    void makeProxyFields();
    void clearTroubleOn(QLineEdit *field);
    void troubleEdited(QWidget *field);
    void makeConversation();
    void connectSession();
    void makeGenerator(const SessionContext &context);
    void makeDialogue(const SessionContext &context);
    Result<DialogueOptions> dialogueOptions() const;
    bool showsDialogue() const;
    void showDialogue();
    void dialogueFailed(const Error &error);
    void setPlace(const QString &host, const QString &port);
    void connectNow();
    void toggleConnection();
    void settingEdited();
    void showWhatApplies();
    void showMoreHint();
    bool isUnix() const;
    void showStatus();
    void showPlain();
    void showConnected();
    void refuse(const Error &error);
    void showFailure(const Error &error);
    void acceptCertificate();
    void takeOptions(const QList<OptionReading> &readings);
    bool concernsLocalAddress(const Error &error) const;
    bool usesProxy() const;
    bool concernsProxy(const Error &error) const;
    QLineEdit *proxyFieldOf(const Error &error) const;
    ProxyText proxySettings() const;
    QWidget *fieldOf(const Error &error) const;

    const TrafficLog &m_log;
    TcpClientSession m_session;
    TcpClientActions *m_actions;
    HistoryCombo *m_host;
    QLineEdit *m_port;
    HistoryCombo *m_path;
    QComboBox *m_family;
    SettingsRow *m_options;
    QCheckBox *m_sendOnConnect;
    QSpinBox *m_receiveSize;
    QCheckBox *m_receiveOnce;
    QSpinBox *m_timeout;
    QCheckBox *m_closeWhenPeerFinishes;
    QCheckBox *m_noDelay;
    HistoryCombo *m_localAddress;
    SocketOptionsButton *m_socketOptions;
    QComboBox *m_proxyKind;
    QLineEdit *m_proxyAddress;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    TlsFields *m_tls;
    QByteArray m_refused; ///< SHA-256 of the certificate that broke a rule last
    ConversationView *m_conversation;
    PayloadEditor *m_payload;
    MessagesPart *m_messages = nullptr; ///< null without a library
    GeneratorZone *m_generator;
    DialogueZone *m_dialogue;
    QList<EndpointId> m_endpoints; ///< of the session, its load, its dialogues
    quint64 m_nextRecord = 1; ///< the conversation has all before it
    bool m_loading = false;
    bool m_failed = false; ///< the last connection has failed, or was never made
};

} // namespace wirebench
