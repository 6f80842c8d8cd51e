#include "app/cli/tcpserververb.h"

#include "core/answer/answerhandler.h"

#include <QTimer>

#include <unistd.h>

namespace wirebench {

namespace {

// How long a reader of standard output may take for the last lines before they are given up.
constexpr int lastWordsMs = 1000;
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
    : m_log(log), m_messages(messages), m_settings(settings), m_output(STDOUT_FILENO),
      m_accepted(log, m_output, messages.isJson()), m_server(log, reactor, QStringLiteral("TCP server"))
{
    connect(&m_server, &TcpServer::started, this, &TcpServerVerb::listening);
    connect(&m_server, &TcpServer::failed, this, &TcpServerVerb::failed);
    connect(&m_server, &TcpServer::clientFailed, this, &TcpServerVerb::clientFailed);
    connect(&m_server, &TcpServer::stopped, this, &TcpServerVerb::stopped);
}

void TcpServerVerb::start()
{
    const auto config = engineConfig(m_settings);
    const auto answer = answerConfig(m_settings);
    if (!config || !answer) {
        failed(config ? answer.error() : config.error());
        finish();
        return;
    }
    m_server.start(*config, answerHandlers(*answer));
}

void TcpServerVerb::stop()
{
    m_server.stop();
}

void TcpServerVerb::listening(const QList<SocketAddress> &addresses)
{
    m_started = true;
    for (const SocketAddress &address : addresses) {
        m_messages.say("listening", QStringLiteral("listening on ") + address.toString(),
                       {{QStringLiteral("address"), address.toString()},
                        {QStringLiteral("host"), address.host()},
                        {QStringLiteral("port"), address.port}});
    }
}

void TcpServerVerb::failed(const Error &error)
{
    m_messages.error(error);
    if (!m_started)
        m_status = 1;
    // Otherwise accept() failed: the server goes on with the clients it has and tries again.
}

void TcpServerVerb::clientFailed(ConnectionId client, const Error &error)
{
    m_messages.error(error, peerOf(client, m_log.snapshot()));
}

void TcpServerVerb::stopped()
{
    // Queued, because the output may be drained while it is being written.
    connect(&m_output, &StandardOutput::drained, this, &TcpServerVerb::printRest, Qt::QueuedConnection);
    connect(&m_output, &StandardOutput::failed, this, &TcpServerVerb::finish);
    QTimer::singleShot(lastWordsMs, this, &TcpServerVerb::finish);
    printRest();
}

void TcpServerVerb::printRest()
{
    m_accepted.look();
    if (m_accepted.isUpToDate() && m_output.queued() == 0)
        finish();
}

void TcpServerVerb::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_status);
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
