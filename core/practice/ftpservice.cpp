#include "core/practice/ftpservice.h"

namespace wirebench {

FtpService::FtpService(const PracticeServiceConfig &config, FtpDataPool &pool)
    : PracticeService(config), m_data(pool, config.tls)
{
    m_data.taken = [this](QByteArrayView bytes) { return ftp().dataReceived(bytes); };
    m_data.ended = [this](FtpTransferEnd end) {
        if (m_connection)
            act(*m_connection, ftp().transferEnded(end));
    };
}

void FtpService::opened(Connection &connection)
{
    m_connection = &connection;
    PracticeService::opened(connection);
}

void FtpService::closed(Connection &, const Error &)
{
    m_connection = nullptr;
}

void FtpService::replied(Connection &connection)
{
    const auto order = ftp().takeOrder();
    if (!order || connection.phase() == ConnectionPhase::Closed)
        return;
    if (order->kind == FtpOrder::Kind::Listen)
        openData(connection);
    else
        m_data.carryOut(*order);
}

/// At the address that the client has reached already.
void FtpService::openData(Connection &connection)
{
    SocketAddress host = connection.flow()->local;
    host.port = 0;
    const quint16 port = m_data.listen(host);
    act(connection, ftp().dataListening(host.host().toLatin1().replace('.', ','), port));
}

} // namespace wirebench
