#include "ui/tcpserver/tcpserversession.h"

#include "core/answer/answerhandler.h"

namespace wirebench {

TcpServerSession::TcpServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_thread(thread), m_name(name), m_desk(thread, log),
      m_server(thread, log, thread.reactor(), name), m_endpointId(m_server.object()->endpointId())
{
    const TcpServer *server = m_server.object();
    connect(m_desk.object(), &RulesDesk::noted, this, &TcpServerSession::noted);
    connect(m_desk.object(), &RulesDesk::stopAsked, server, &TcpServer::stop, Qt::QueuedConnection);
    connect(server, &TcpServer::started, this, &TcpServerSession::started);
    connect(server, &TcpServer::failed, this, &TcpServerSession::failed);
    connect(server, &TcpServer::clientFailed, this, &TcpServerSession::clientFailed);
    connect(server, &TcpServer::optionsTold, this, &TcpServerSession::optionsTold);
    connect(server, &TcpServer::statusChanged, this, &TcpServerSession::takeStatus);
    connect(server, &TcpServer::clientsChanged, this, &TcpServerSession::clientsChanged);
}

Result<void> TcpServerSession::start(const TcpServerSettings &settings)
{
    const Result<TcpServerConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    const Result<AnswerConfig> answer = answerConfig(settings);
    if (!answer)
        return failure(answer.error());
    if (isRunning())
        return {};
    m_status = {};
    m_status.state = ServerState::Starting; // shown at once: the engine's word comes a moment later
    Q_EMIT statusChanged();
    m_server.call([config = *config, answer = *answer, desk = m_desk.object(),
                   relay = relayFor(*answer)](TcpServer &server) {
        prepareDesk(*desk, answer);
        server.start(config, answerHandlers(answer, desk, relay));
    });
    return {};
}

/// Null until one is wanted: most servers never are a client.
TcpRelay *TcpServerSession::relayFor(const AnswerConfig &answer)
{
    if (answer.kind == AnswerKind::Relay && !m_relay) {
        m_relay.emplace(m_thread, m_log, m_thread.reactor(), tr("%1 → target").arg(m_name));
        const TcpRelay *relay = m_relay->object();
        connect(relay, &TcpRelay::clientFailed, this, &TcpServerSession::clientFailed);
        connect(relay, &TcpRelay::clientsRelayed, this, &TcpServerSession::clientsRelayed);
        Q_EMIT relayMade(relay->endpointId());
    }
    return m_relay ? m_relay->object() : nullptr;
}

void TcpServerSession::change(const TcpServerSettings &settings)
{
    const Result<TcpServerConfig> config = engineConfig(settings);
    const Result<AnswerConfig> answer = answerConfig(settings);
    if (!isRunning() || !config || !answer)
        return;
    m_server.call([config = *config, answer = *answer, desk = m_desk.object(),
                   relay = relayFor(*answer)](TcpServer &server) {
        prepareDesk(*desk, answer); // for the clients that are connected too
        server.reconfigure(config, answerHandlers(answer, desk, relay));
    });
}

void TcpServerSession::stop()
{
    m_server.call([](TcpServer &server) { server.stop(); });
    if (m_relay)
        m_relay->call([](TcpRelay &relay) { relay.stop(); });
}

void TcpServerSession::setOption(const OptionSetting &setting)
{
    if (isRunning())
        m_server.call([setting](TcpServer &server) { server.setOption(setting); });
}

void TcpServerSession::readOptions(ConnectionId client)
{
    if (isRunning())
        m_server.call([client](TcpServer &server) { server.readOptions(client); });
}

void TcpServerSession::takeStatus(const TcpServerStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void TcpServerSession::send(const QList<ConnectionId> &clients, const OutboundMessage &message)
{
    m_server.call([clients, message](TcpServer &server) { server.send(clients, message); });
}

void TcpServerSession::sendToAll(const OutboundMessage &message)
{
    m_server.call([message](TcpServer &server) { server.sendToAll(message); });
}

void TcpServerSession::forEach(const QList<ConnectionId> &clients, void (TcpServer::*command)(ConnectionId))
{
    m_server.call([clients, command](TcpServer &server) {
        for (const ConnectionId client : clients)
            (server.*command)(client);
    });
}

void TcpServerSession::halfClose(const QList<ConnectionId> &clients)
{
    forEach(clients, &TcpServer::halfClose);
}

void TcpServerSession::closeClients(const QList<ConnectionId> &clients)
{
    forEach(clients, &TcpServer::closeClient);
}

void TcpServerSession::resetClients(const QList<ConnectionId> &clients)
{
    forEach(clients, &TcpServer::resetClient);
}

} // namespace wirebench
