#pragma once

#include "ui/udp/udpsession.h"
#include "ui/widgets/sessionpage.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class GeneratorZone;
class HistoryCombo;
class InterfaceCombo;
class Notice;
class MessagesPart;
class PayloadEditor;
class RelayFields;
class RulesButton;
class PeersPanel;
class SettingsRow;
class SocketOptionsButton;
class DtlsFields;
class UdpActions;

/// One session of the tab "UDP": where it binds and sends to, who has been heard, what they are answered,
/// how badly the network is imitated, and what is sent by hand. GUI thread; owned by its session stack.
class UdpTab final : public SessionPage
{
    Q_OBJECT

public:
    UdpTab(const SessionContext &context, const QString &name, const UdpSettings &settings,
           QWidget *parent = nullptr);
    ~UdpTab() override;

    static QString kindId() { return QStringLiteral("udp"); }
    static QString title() { return tr("UDP"); }

    SessionSettings settings() const override { return udpSettings(); }
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
    UdpSettings udpSettings() const;
    NetworkConditionsConfig conditions() const;
    void setSettings(const UdpSettings &settings);
    void setConditions(const NetworkConditionsConfig &conditions);
    void makeAddressLine();
    void makePeerFields();
    void makeAnswers();
    void makeRelay();
    void makeSocketOptions();
    void makeMulticast();
    void makeNetwork();
    void makeSending();
    void makeSavedMessages();
    void makeGenerator(const SessionContext &context);
    void openNow();
    void toggleSocket();
    void orderTabs();
    void connectSession();
    QSpinBox *numberField(int first, int last, const QString &tip);
    QDoubleSpinBox *shareField(const QString &tip);
    QCheckBox *box(const QString &text, const QString &tip);
    void settingEdited();
    void groupsEdited();
    void setNow(const QList<OptionSetting> &settings);
    void takeOptions(const QList<OptionReading> &readings);
    void showWhatApplies();
    QStringList optionHints() const;
    QString networkSummary() const;
    void judge();
    QWidget *answerField() const;
    void showEndpoints();
    Result<void> usable() const;
    void showStatus();
    void showOpen();
    QString suggestion() const;
    void refuse(const Error &error);
    void showFailure(const Error &error);
    void acceptCertificate();
    void showFieldError(const Error &error, QWidget *field);
    QWidget *fieldOf(const Error &error) const;
    QWidget *fieldOfSystemCall(const Error &error) const;
    bool concernsPeer(const Error &error) const;
    bool sendsToSelected() const;
    void answerSelected();
    void copyAddresses();
    void send(const OutboundMessage &message);
    void updateSending();

    UdpSession m_session;
    UdpActions *m_actions;
    HistoryCombo *m_host;
    QLineEdit *m_port;
    QComboBox *m_family;
    QCheckBox *m_bind;
    HistoryCombo *m_peerHost;
    QLineEdit *m_peerPort;
    QCheckBox *m_connect;
    SettingsRow *m_answers;
    QComboBox *m_answer;
    QLineEdit *m_answerText;
    RulesButton *m_rules;
    RelayFields *m_relay;
    QSpinBox *m_receiveSize;
    QCheckBox *m_receiveOnce;
    QCheckBox *m_sendOnOpen;
    QCheckBox *m_reuseAddress;
    QCheckBox *m_broadcast;
    QLineEdit *m_groups;
    QSpinBox *m_ttl;
    QCheckBox *m_loop;
    InterfaceCombo *m_interface;
    SocketOptionsButton *m_socketOptions;
    Notice *m_settingsNotice; ///< about m_answerText, m_groups or m_interface
    SettingsRow *m_network;
    QLabel *m_networkState;
    QDoubleSpinBox *m_loss;
    QDoubleSpinBox *m_duplicates;
    QDoubleSpinBox *m_reordering;
    QSpinBox *m_delay;
    QSpinBox *m_jitter;
    QSpinBox *m_seed;
    PeersPanel *m_peers;
    QComboBox *m_target;
    PayloadEditor *m_payload;
    MessagesPart *m_messages = nullptr; ///< null without a library
    GeneratorZone *m_generator;
    EndpointId m_relayEndpoint; ///< not valid while there is none
    EndpointId m_loadEndpoint;
    QTimer m_judgeTimer;
    DtlsFields *m_dtls;
    QByteArray m_refused; ///< SHA-256 of the certificate that broke a rule last
    bool m_loading = false;
    bool m_failed = false; ///< the last opening has failed
};

} // namespace wirebench
