#pragma once

#include "core/net/tcpserver.h"
#include "core/practice/ftpsession.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace wirebench {

/// The servers behind FTP's data connections, used again and again: each is an endpoint of the log. Outlives
/// whoever has one.
class FtpDataPool
{
public:
    FtpDataPool(TrafficLog &log, Reactor &reactor, const QString &name) : m_log(log), m_reactor(reactor), m_name(name) {}

    TcpServer *take();
    /// Stopped.
    void giveBack(TcpServer *server);

private:
    TrafficLog &m_log;
    Reactor &m_reactor;
    const QString m_name;
    std::vector<std::unique_ptr<TcpServer>> m_all;
    QList<TcpServer *> m_free;
};

/// The data connections of one FTP session, one at a time: listens on a port of its own, sends or takes what
/// the session orders, and tells how it ended. Lives on the I/O thread with its session's connection.
class FtpDataService final : public QObject
{
    Q_OBJECT

public:
    FtpDataService(FtpDataPool &pool, TlsContextPtr tls);
    ~FtpDataService() override;

    /// Opens a port at this address, in place of the last one. Returns it; 0 if there is none to be had.
    quint16 listen(const SocketAddress &host);
    /// Send or Receive, over the connection that has come or will come to the port. ended() follows, once.
    void carryOut(const FtpOrder &order);
    bool isBusy() const { return m_order.has_value() || m_isEnding; }

    std::function<bool(QByteArrayView bytes)> taken; ///< false: it is too much
    std::function<void(FtpTransferEnd end)> ended;   ///< told from the event loop

private:
    class Handler;

    void came(Connection &connection);
    void began();
    void receivedOver(const Bytes &bytes);
    void gone(Connection &connection, const Error &error);
    void end(FtpTransferEnd how);
    void look();

    FtpDataPool &m_pool;
    const TlsContextPtr m_tls;
    TcpServer *m_server = nullptr; ///< of the pool
    Connection *m_connection = nullptr;
    std::optional<FtpOrder> m_order;
    QTimer m_watch;
    quint64 m_movedAtLook = 0; ///< bytes
    int m_quietLooks = 0;
    bool m_isEnding = false; ///< ended() is to follow
};

} // namespace wirebench
