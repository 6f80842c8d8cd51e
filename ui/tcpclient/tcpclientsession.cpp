#include "ui/tcpclient/tcpclientsession.h"

namespace wirebench {

TcpClientSession::TcpClientSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_client(thread, log, thread.reactor(), name), m_endpointId(m_client.object()->endpointId())
{
    const TcpClient *client = m_client.object();
    connect(client, &TcpClient::connected, this, &TcpClientSession::connected);
    connect(client, &TcpClient::closed, this, &TcpClientSession::closed);
    connect(client, &TcpClient::failed, this, &TcpClientSession::failed);
    connect(client, &TcpClient::sendFailed, this, &TcpClientSession::sendFailed);
    connect(client, &TcpClient::optionsTold, this, &TcpClientSession::optionsTold);
    connect(client, &TcpClient::statusChanged, this, &TcpClientSession::takeStatus);
}

Result<void> TcpClientSession::start(const TcpClientSettings &settings)
{
    Result<TcpClientConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (settings.sendOnConnect) {
        const Result<OutboundMessage> message = outboundMessage(settings.payload);
        if (!message)
            return failure(message.error());
        config->firstMessage = *message;
    }
    if (isRunning())
        return {};
    m_status = {};
    m_status.state = ClientState::Connecting; // shown at once: the engine's word comes a moment later
    Q_EMIT statusChanged();
    m_client.call([config = *config](TcpClient &client) { client.connectToHost(config); });
    return {};
}

void TcpClientSession::stop()
{
    if (m_status.phase == ConnectionPhase::Closing)
        reset();
    else
        m_client.call([](TcpClient &client) { client.close(); });
}

void TcpClientSession::takeStatus(const TcpClientStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void TcpClientSession::send(const OutboundMessage &message)
{
    m_client.call([message](TcpClient &client) { client.send(message); });
}

void TcpClientSession::halfClose()
{
    m_client.call([](TcpClient &client) { client.halfClose(); });
}

void TcpClientSession::reset()
{
    m_client.call([](TcpClient &client) { client.reset(); });
}

void TcpClientSession::setOption(const OptionSetting &setting)
{
    if (isRunning())
        m_client.call([setting](TcpClient &client) { client.setOption(setting); });
}

void TcpClientSession::readOptions()
{
    if (isRunning())
        m_client.call([](TcpClient &client) { client.readOptions(); });
}

} // namespace wirebench
