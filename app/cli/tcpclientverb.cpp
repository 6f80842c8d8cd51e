#include "app/cli/tcpclientverb.h"

#include "app/cli/optionmessages.h"
#include "app/cli/streamhandler.h"

namespace wirebench {

TcpClientVerb::TcpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const TcpClientSettings &settings, const RunOptions &options)
    : ClientVerb(messages), m_settings(settings), m_options(options),
      m_client(log, reactor, QStringLiteral("TCP client"))
{
    connect(&m_client, &TcpClient::failed, this, &TcpClientVerb::failed);
    connect(&m_client, &TcpClient::optionsTold, this,
            [&messages](const QList<OptionReading> &readings) { tellOptions(messages, readings); });
    connect(&m_client, &TcpClient::closed, this, &TcpClientVerb::closed);
}

void TcpClientVerb::start()
{
    auto config = engineConfig(m_settings);
    if (!config) {
        failed(config.error());
        finish();
        return;
    }
    config->closeWhenPeerFinishes = false; // the handler closes when there is nothing left to send
    StandardInput *const source = m_options.sends.isEmpty() ? &input() : nullptr;
    m_client.connectToHost(*config, [this, source] {
        return std::make_unique<StreamHandler>(source, output(), m_options.sends, m_options.halfClose);
    });
}

QString TcpClientVerb::statisticsText() const
{
    const TcpClientStatus &status = m_client.status();
    return QStringLiteral("received %1 bytes, sent %2 bytes").arg(status.received).arg(status.sent);
}

QJsonObject TcpClientVerb::statistics() const
{
    const TcpClientStatus &status = m_client.status();
    return {{QStringLiteral("received"), qint64(status.received)},
            {QStringLiteral("sent"), qint64(status.sent)}};
}

} // namespace wirebench
