#pragma once

#include "core/answer/rulesdesk.h"
#include "core/answer/udprelay.h"
#include "core/net/iothread.h"
#include "core/net/udpendpoint.h"
#include "core/workspace/settings.h"

#include <QObject>

#include <optional>

namespace wirebench {

/// What one UDP session drives: the engine on the I/O thread, its commands and its state as the window last
/// heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class UdpSession final : public QObject
{
    Q_OBJECT

public:
    UdpSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const UdpStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != UdpState::Closed; }

    /// Opens, and sends the payload at once if the settings say so. The error is a field that cannot be used
    /// (see engineConfig(), answerConfig(), outboundMessage()), or NoPeer where something is to be sent at
    /// once and nobody is named; what the network says comes as opened() or failed().
    /// @param exception the SHA-256 of the one certificate that DTLS takes although it breaks a rule.
    Result<void> start(const UdpSettings &settings, const QByteArray &exception = {});
    /// Changes what an open endpoint may change (see UdpEndpoint::reconfigure()); nothing if it is closed or
    /// a field cannot be used yet.
    void change(const UdpSettings &settings);
    /// Leaves and joins groups until it is a member of those that the settings name, as change() does with
    /// the rest. Apart from it, because half a group may be another group. Errors go to failed().
    void changeGroups(const UdpSettings &settings);
    void stop();

    /// To the peer of the settings.
    void send(const OutboundMessage &message);
    void sendTo(const QList<ConnectionId> &peers, const OutboundMessage &message);
    /// To an address as typed. Errors: InvalidHost (a name: it would have to be looked up first),
    /// InvalidPort.
    Result<void> sendTo(const QString &host, const QString &port, const OutboundMessage &message);
    /// Both are ignored unless it runs.
    void setOption(const OptionSetting &setting);
    void readOptions();

Q_SIGNALS:
    /// What rules have left on records; @param dropped how many more there were.
    void noted(const QList<wirebench::RuleNote> &notes, int dropped);
    /// The first relay: its sockets to the target are those of a second endpoint.
    void relayMade(wirebench::EndpointId endpoint);
    void peersRelayed(const QList<wirebench::RelayedClient> &peers);
    /// A socket of the relay could not be opened, or the target has refused a datagram.
    void relayFailed(const wirebench::Error &error);
    void opened();
    void closed();
    /// Opening failed; or something did while it is open, and it stays open.
    void failed(const wirebench::Error &error);
    void sendFailed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void optionsTold(const QList<wirebench::OptionReading> &readings);
    void peersChanged(const QList<wirebench::UdpPeer> &changed);

private:
    UdpRelay *relayFor(const AnswerConfig &answer);
    void takeStatus(const UdpStatus &status);
    void takeOpened();

    TrafficLog &m_log;
    IoThread &m_thread;
    const QString m_name;
    InThread<RulesDesk> m_desk; ///< outlives the engine
    std::optional<InThread<UdpRelay>> m_relay; ///< once one was wanted; outlives the engine
    InThread<UdpEndpoint> m_udp;
    const EndpointId m_endpointId;
    UdpStatus m_status;
    QList<MulticastGroup> m_groups;             ///< those that it was told to be a member of
    std::optional<OutboundMessage> m_sendFirst; ///< waits until it is open
};

} // namespace wirebench
