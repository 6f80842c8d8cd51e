#include "core/practice/ftpdataservice.h"

#include <QPointer>

#include <utility>

namespace wirebench {

namespace {

constexpr int watchMs = 1000;
constexpr int mostQuietLooks = 30; // without a connection, or without a byte over it

} // namespace

TcpServer *FtpDataPool::take()
{
    if (!m_free.isEmpty())
        return m_free.takeLast();
    m_all.push_back(std::make_unique<TcpServer>(m_log, m_reactor, m_name));
    return m_all.back().get();
}

void FtpDataPool::giveBack(TcpServer *server)
{
    server->stop();
    m_free.append(server);
}

/// The service may be gone before the connection is.
class FtpDataService::Handler final : public ConnectionHandler
{
public:
    explicit Handler(FtpDataService &service) : m_service(&service) {}

    void opened(Connection &connection) override
    {
        if (m_service)
            m_service->came(connection);
    }
    void secured(Connection &) override
    {
        if (m_service)
            m_service->began();
    }
    void received(Connection &, const Bytes &bytes) override
    {
        if (m_service)
            m_service->receivedOver(bytes);
    }
    void peerFinished(Connection &connection) override { connection.close(); }
    void closed(Connection &connection, const Error &error) override
    {
        if (m_service)
            m_service->gone(connection, error);
    }

private:
    QPointer<FtpDataService> m_service;
};

FtpDataService::FtpDataService(FtpDataPool &pool, TlsContextPtr tls) : m_pool(pool), m_tls(std::move(tls))
{
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, &FtpDataService::look);
}

FtpDataService::~FtpDataService()
{
    m_order.reset();
    if (m_server)
        m_pool.giveBack(m_server);
}

quint16 FtpDataService::listen(const SocketAddress &host)
{
    if (!m_server)
        m_server = m_pool.take();
    m_server->stop();
    m_connection = nullptr;
    TcpServerConfig config;
    config.host.kind = HostSpec::Kind::Address;
    config.host.address = host;
    config.backlog = 1;
    config.concurrency = Concurrency::OneAtATime;
    config.receiveSize = 16 * 1024;
    config.closeWhenPeerFinishes = false;
    m_server->start(config, [this] { return std::make_unique<Handler>(*this); });
    const QList<SocketAddress> listening = m_server->status().listening;
    return listening.isEmpty() ? 0 : listening.first().port;
}

void FtpDataService::carryOut(const FtpOrder &order)
{
    m_order = order;
    m_quietLooks = 0;
    m_watch.start();
    if (m_connection)
        came(*m_connection);
}

/// Nothing is read before it is known what for. TLS begins here, too: a client begins with it when its command has
/// been answered (RFC 4217, 9), and somebody who types commands takes a while.
void FtpDataService::came(Connection &connection)
{
    m_connection = &connection;
    if (!m_order) {
        connection.pauseReading(true);
        return;
    }
    connection.pauseReading(false);
    if (m_order->secure)
        connection.startTls(m_tls);
    else
        began();
}

void FtpDataService::began()
{
    if (!m_order || m_order->kind != FtpOrder::Kind::Send)
        return;
    Connection &connection = *m_connection;
    connection.send(Bytes::copyOf(m_order->bytes));
    connection.close();
}

void FtpDataService::receivedOver(const Bytes &bytes)
{
    if (m_order && m_order->kind == FtpOrder::Kind::Receive && !taken(bytes.view()))
        m_connection->resetBecause(QStringLiteral("too much was sent"));
}

void FtpDataService::gone(Connection &connection, const Error &error)
{
    if (m_connection != &connection)
        return;
    m_connection = nullptr;
    if (m_order)
        end(error.code == ErrorCode::None && !connection.isReset() ? FtpTransferEnd::Done : FtpTransferEnd::CutOff);
}

/// Queued, because a connection of the server is on the call stack, and what follows may start it anew.
void FtpDataService::end(FtpTransferEnd how)
{
    m_watch.stop();
    m_order.reset();
    m_isEnding = true;
    QMetaObject::invokeMethod(
        this,
        [this, how] {
            m_server->stop();
            m_connection = nullptr;
            m_isEnding = false;
            ended(how);
        },
        Qt::QueuedConnection);
}

void FtpDataService::look()
{
    const quint64 moved = m_connection ? m_connection->sent() + m_connection->received() : 0;
    const bool isQuiet = moved == m_movedAtLook && !(m_connection && m_connection->isStepping());
    m_movedAtLook = moved;
    m_quietLooks = isQuiet ? m_quietLooks + 1 : 0;
    if (m_quietLooks < mostQuietLooks)
        return;
    if (m_connection)
        m_connection->resetBecause(QStringLiteral("nothing has moved for %1 s").arg(mostQuietLooks));
    else
        end(FtpTransferEnd::NoClient);
}

} // namespace wirebench
