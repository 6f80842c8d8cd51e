#pragma once

#include "core/generate/loadstream.h"
#include "core/generate/messagesource.h"
#include "core/generate/sendtimes.h"
#include "core/net/tcpclient.h"

#include <QObject>

namespace wirebench {

/// A TCP connection under load. Answers are counted by bytes, in order: a message is answered when as many
/// bytes have come back as all up to it have. Ownership and thread as for LoadStream.
class TcpLoad final : public QObject, public LoadStream
{
    Q_OBJECT

public:
    /// @param timesKept messages whose times are remembered
    TcpLoad(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
            const TcpClientConfig &config, MessageSource &source, LoadTally &tally, int timesKept);

    void open() override;
    bool canSend() const override { return m_connection && !m_isWaiting; }
    void send(qint64 nowNs) override;

private:
    class Ears;

    void received(const Bytes &bytes);
    void taken();
    void closed();

    Owner &m_owner;
    const TrafficLog &m_log;
    const TcpClientConfig m_config;
    MessageSource &m_source;
    LoadTally &m_tally;
    SendTimes m_times;
    Connection *m_connection = nullptr; ///< while it is open
    bool m_wasOpen = false;
    bool m_isWaiting = false; ///< a message is not taken yet
    quint64 m_received = 0;
    quint64 m_answered = 0;
    Error m_error;
    TcpClient m_client; ///< the last: it ends before what its connection calls
};

} // namespace wirebench
