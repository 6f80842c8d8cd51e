#include "app/cli/tcpserververb.h"

#include "app/cli/optionmessages.h"
#include "core/answer/answerhandler.h"

#include <algorithm>

namespace wirebench {

namespace {

// A connection that fails has just been recorded: there is no need to search the whole log for its peer.
constexpr quint64 recordsToSearch = 10'000;

QString peerOf(ConnectionId connection, const LogSnapshot &snapshot)
{
    const quint64 searched = std::min<quint64>(recordsToSearch, quint64(snapshot.size()));
    for (quint64 id = snapshot.endId(); id > snapshot.endId() - searched;) {
        const SocketCall &call = snapshot.at(--id);
        if (call.flow->connection == connection)
            return call.flow->peer.toString();
    }
    return {};
}

} // namespace

TcpServerVerb::TcpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const TcpServerSettings &settings)
    : ServerVerb(log, messages), m_log(log), m_settings(settings), m_desk(log),
      m_relay(log, reactor, QStringLiteral("TCP server → target")),
      m_server(log, reactor, QStringLiteral("TCP server"))
{
    connect(&m_server, &TcpServer::started, this, &TcpServerVerb::listening);
    connect(&m_server, &TcpServer::failed, this, &TcpServerVerb::failed);
    connect(&m_server, &TcpServer::clientFailed, this, &TcpServerVerb::clientFailed);
    connect(&m_server, &TcpServer::optionsTold, this,
            [this](ConnectionId, const QList<OptionReading> &readings) {
                tellOptions(this->messages(), readings);
            });
    connect(&m_desk, &RulesDesk::noted, this, &TcpServerVerb::tellNotes);
    connect(&m_desk, &RulesDesk::stopAsked, &m_server, &TcpServer::stop, Qt::QueuedConnection);
    connect(&m_server, &TcpServer::stopped, &m_desk, &RulesDesk::tellNow);
    connect(&m_server, &TcpServer::stopped, this, &TcpServerVerb::serverStopped);
    connect(&m_relay, &TcpRelay::clientFailed, this, &TcpServerVerb::clientFailed);
    connect(&m_relay, &TcpRelay::idled, this, [this] {
        if (m_serverStopped)
            stopped();
    });
}

void TcpServerVerb::start()
{
    startWith(m_settings, [this](const TcpServerConfig &config, const AnswerConfig &answer) {
        prepareDesk(m_desk, answer);
        m_server.start(config, answerHandlers(answer, &m_desk, &m_relay));
    });
}

/// With --once, what the client has said may still be on its way to the target.
void TcpServerVerb::serverStopped()
{
    m_serverStopped = true;
    if (m_relay.isIdle())
        stopped();
}

void TcpServerVerb::stop()
{
    m_server.stop();
    m_relay.stop();
}

void TcpServerVerb::clientFailed(ConnectionId client, const Error &error)
{
    messages().error(error, peerOf(client, m_log.snapshot()));
}

QString TcpServerVerb::statisticsText() const
{
    const TcpServerStatus &status = m_server.status();
    return QStringLiteral("clients %1, received %2 bytes, sent %3 bytes")
        .arg(status.served)
        .arg(status.received)
        .arg(status.sent);
}

QJsonObject TcpServerVerb::statistics() const
{
    const TcpServerStatus &status = m_server.status();
    return {{QStringLiteral("clients"), qint64(status.served)},
            {QStringLiteral("received"), qint64(status.received)},
            {QStringLiteral("sent"), qint64(status.sent)}};
}

} // namespace wirebench
