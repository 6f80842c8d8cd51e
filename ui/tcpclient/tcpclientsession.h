#pragma once

#include "core/net/iothread.h"
#include "core/net/tcpclient.h"
#include "core/workspace/settings.h"

#include <QObject>

namespace wirebench {

/// What one TCP client session drives: the engine on the I/O thread, its commands and its state as the
/// window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class TcpClientSession final : public QObject
{
    Q_OBJECT

public:
    TcpClientSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    const TcpClientStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.state != ClientState::Closed; }

    /// Connects, and sends the payload at once if the settings say so. The error is a field that cannot be
    /// used (see engineConfig(), outboundMessage()); what the network says comes as connected() or failed().
    Result<void> start(const TcpClientSettings &settings);
    /// Gives up connecting, or closes once everything is sent. A second call, while bytes wait for a peer
    /// that does not read, resets.
    void stop();

    void send(const OutboundMessage &message);
    void halfClose();
    void reset();
    /// Both are ignored unless it runs.
    void setOption(const OptionSetting &setting);
    void readOptions();

Q_SIGNALS:
    void connected();
    void closed();
    void failed(const wirebench::Error &error);
    void sendFailed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void optionsTold(const QList<wirebench::OptionReading> &readings);

private:
    void takeStatus(const TcpClientStatus &status);

    InThread<TcpClient> m_client;
    const EndpointId m_endpointId;
    TcpClientStatus m_status;
};

} // namespace wirebench
