#include "core/dialogue/datalink.h"

#include <utility>

namespace wirebench {

/// What the connection calls.
class DataLinkHandler final : public ConnectionHandler
{
public:
    explicit DataLinkHandler(DataLink &link) : m_link(link) {}

    void opened(Connection &connection) override
    {
        m_link.m_connection = &connection;
        Q_EMIT m_link.opened();
    }
    void secured(Connection &) override
    {
        m_link.m_securing = false;
        if (!m_link.m_path.isEmpty())
            m_link.sendNow();
    }
    void received(Connection &, const Bytes &bytes) override { Q_EMIT m_link.received(bytes); }
    void peerFinished(Connection &) override
    {
        if (!m_link.m_sending && !std::exchange(m_link.m_ended, true))
            Q_EMIT m_link.peerFinished();
    }
    void drained(Connection &) override { m_link.finishSending(); }
    void closed(Connection &, const Error &) override { m_link.m_connection = nullptr; }

private:
    DataLink &m_link;
};

DataLink::DataLink(TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint, QObject *parent)
    : QObject(parent), m_client(log, reactor, endpoint)
{
    connect(&m_client, &TcpClient::failed, this, &DataLink::fail);
    connect(&m_client, &TcpClient::sendFailed, this, &DataLink::fail);
    connect(&m_client, &TcpClient::statusChanged, this, [this](const TcpClientStatus &status) {
        if (m_sending)
            Q_EMIT progressed(qint64(status.sent));
    });
    connect(&m_client, &TcpClient::closed, this, [this] {
        if (!std::exchange(m_ended, true)) // by the server, in the middle of what is sent to it
            Q_EMIT failed(Error::fromErrno(QStringLiteral("send"), EPIPE, m_client.status().peer.toString()));
        Q_EMIT closed();
    });
}

void DataLink::connectTo(const TcpClientConfig &config)
{
    m_client.connectToHost(config, [this] { return std::make_unique<DataLinkHandler>(*this); });
}

void DataLink::startTls(const TlsContextPtr &context, const QString &serverName)
{
    if (!m_connection)
        return;
    m_securing = true;
    m_connection->startTls(context, serverName);
}

void DataLink::sendFile(const QString &path)
{
    m_path = path;
    m_sending = true;
    if (m_connection && !m_securing)
        sendNow();
}

void DataLink::sendNow()
{
    OutboundMessage message;
    message.filePath = std::exchange(m_path, {});
    if (const auto queued = m_connection->send(message); !queued) {
        fail(queued.error());
        return;
    }
    if (m_connection && m_connection->queued() == 0) // an empty file, or a short one
        finishSending();
}

void DataLink::finishSending()
{
    if (!m_sending || !m_path.isEmpty() || m_ended || !m_connection)
        return;
    m_ended = true;
    // Not close(): bytes of the server that lie unread (tickets of TLS) would make it a reset, which destroys what is
    // still on its way. The server closes its own direction when it has all.
    m_connection->halfClose();
    Q_EMIT sent();
}

void DataLink::pauseReading(bool paused)
{
    if (m_connection)
        m_connection->pauseReading(paused);
}

void DataLink::abandon()
{
    m_ended = true;
    if (m_connection)
        m_connection->closeNow();
    else
        m_client.close();
}

void DataLink::fail(const Error &error)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT failed(error);
}

} // namespace wirebench
