#include "ui/udp/udpsession.h"

#include "core/answer/answerhandler.h"

namespace wirebench {

UdpSession::UdpSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_thread(thread), m_name(name), m_desk(thread, log),
      m_udp(thread, log, thread.reactor(), name), m_endpointId(m_udp.object()->endpointId())
{
    const UdpEndpoint *udp = m_udp.object();
    connect(m_desk.object(), &RulesDesk::noted, this, &UdpSession::noted);
    connect(udp, &UdpEndpoint::opened, this, &UdpSession::takeOpened);
    connect(udp, &UdpEndpoint::closed, this, &UdpSession::closed);
    connect(udp, &UdpEndpoint::failed, this, &UdpSession::failed);
    connect(udp, &UdpEndpoint::sendFailed, this, &UdpSession::sendFailed);
    connect(udp, &UdpEndpoint::optionsTold, this, &UdpSession::optionsTold);
    connect(udp, &UdpEndpoint::statusChanged, this, &UdpSession::takeStatus);
    connect(udp, &UdpEndpoint::peersChanged, this, &UdpSession::peersChanged);
}

Result<void> UdpSession::start(const UdpSettings &settings, const QByteArray &exception)
{
    Result<UdpConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (auto *client = std::get_if<TlsClientConfig>(&config->dtls))
        client->exception = exception;
    const Result<AnswerConfig> answer = answerConfig(settings);
    if (!answer)
        return failure(answer.error());
    std::optional<OutboundMessage> first;
    if (settings.sendOnOpen) {
        if (!config->peerHost)
            return failure({ErrorCode::NoPeer, {}});
        const Result<OutboundMessage> message = outboundMessage(settings.payload);
        if (!message)
            return failure(message.error());
        first = *message;
    }
    if (isRunning())
        return {};
    m_status = {};
    m_status.state = UdpState::Resolving; // shown at once: the engine's word comes a moment later
    Q_EMIT statusChanged();
    m_sendFirst = first;
    m_groups = config->groups;
    m_udp.call([config = *config, answer = *answer, desk = m_desk.object(),
                relay = relayFor(*answer)](UdpEndpoint &udp) {
        prepareService(udp, *desk, answer, relay);
        udp.open(config, datagramAnswers(answer));
    });
    return {};
}

/// Null until one is wanted.
UdpRelay *UdpSession::relayFor(const AnswerConfig &answer)
{
    if (answer.kind == AnswerKind::Relay && !m_relay) {
        m_relay.emplace(m_thread, m_log, m_thread.reactor(), tr("%1 → target").arg(m_name));
        const UdpRelay *relay = m_relay->object();
        connect(relay, &UdpRelay::failed, this, &UdpSession::relayFailed);
        connect(relay, &UdpRelay::clientsRelayed, this, &UdpSession::peersRelayed);
        Q_EMIT relayMade(relay->endpointId());
    }
    return m_relay ? m_relay->object() : nullptr;
}

void UdpSession::takeOpened()
{
    if (const auto first = std::exchange(m_sendFirst, std::nullopt))
        send(*first);
    Q_EMIT opened();
}

void UdpSession::change(const UdpSettings &settings)
{
    const Result<UdpConfig> config = engineConfig(settings);
    const Result<AnswerConfig> answer = answerConfig(settings);
    if (!isRunning() || !config || !answer)
        return;
    m_udp.call([config = *config, answer = *answer, desk = m_desk.object(),
                relay = relayFor(*answer)](UdpEndpoint &udp) {
        prepareService(udp, *desk, answer, relay);
        udp.reconfigure(config, datagramAnswers(answer));
    });
}

void UdpSession::changeGroups(const UdpSettings &settings)
{
    const Result<UdpConfig> config = engineConfig(settings);
    if (m_status.state != UdpState::Open || !config || config->groups == m_groups)
        return;
    const QList<MulticastGroup> before = std::exchange(m_groups, config->groups);
    m_udp.call([before, now = config->groups](UdpEndpoint &udp) {
        for (const MulticastGroup &group : before) {
            if (!now.contains(group))
                udp.leave(group);
        }
        for (const MulticastGroup &group : now) {
            if (!before.contains(group))
                udp.join(group);
        }
    });
}

void UdpSession::stop()
{
    m_udp.call([](UdpEndpoint &udp) { udp.close(); });
    if (m_relay)
        m_relay->call([](UdpRelay &relay) { relay.stop(); });
}

Result<void> UdpSession::sendTo(const QString &host, const QString &port, const OutboundMessage &message)
{
    const auto number = parsePort(port, "udp");
    if (!number)
        return failure(number.error());
    const auto spec = parseHost(host);
    if (!spec)
        return failure(spec.error());
    SocketAddress address = spec->address;
    if (spec->kind == HostSpec::Kind::Name && spec->name == u"localhost")
        address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), *number);
    else if (spec->kind != HostSpec::Kind::Address)
        return failure({ErrorCode::InvalidHost, {host}});
    address.port = *number;
    m_udp.call([address, message](UdpEndpoint &udp) { udp.sendToAddress(address, message); });
    return {};
}

void UdpSession::setOption(const OptionSetting &setting)
{
    if (isRunning())
        m_udp.call([setting](UdpEndpoint &udp) { udp.setOption(setting); });
}

void UdpSession::readOptions()
{
    if (isRunning())
        m_udp.call([](UdpEndpoint &udp) { udp.readOptions(); });
}

void UdpSession::takeStatus(const UdpStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void UdpSession::send(const OutboundMessage &message)
{
    m_udp.call([message](UdpEndpoint &udp) { udp.send(message); });
}

void UdpSession::sendTo(const QList<ConnectionId> &peers, const OutboundMessage &message)
{
    m_udp.call([peers, message](UdpEndpoint &udp) { udp.sendTo(peers, message); });
}

} // namespace wirebench
