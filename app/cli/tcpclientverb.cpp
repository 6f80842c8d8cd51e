#include "app/cli/tcpclientverb.h"

#include "app/cli/optionmessages.h"
#include "app/cli/sequencefile.h"
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
    connect(&m_client, &TcpClient::sendFailed, &m_runner, &SequenceRunner::fail);
    connect(&m_client, &TcpClient::connected, this, &TcpClientVerb::runSequence);
    connect(&m_runner, &SequenceRunner::failed, this, &TcpClientVerb::failed);
    connect(&m_runner, &SequenceRunner::ended, this, [this](bool complete) {
        if (complete && m_options.halfClose)
            m_client.halfClose();
    });
    connect(&m_client, &TcpClient::closed, this, [this] {
        if (m_settings.receiveOnce)
            m_runner.stop();
        m_runner.fail({ErrorCode::NotConnected, {}}); // the peer has ended it in the middle
        closed();
    });
}

void TcpClientVerb::start()
{
    auto config = engineConfig(m_settings);
    if (!config) {
        failed(config.error());
        finish();
        return;
    }
    if (!m_options.sequence.isEmpty()) {
        const auto sequence = sequenceIn(m_options.sequence, MessageKind::TcpClient);
        if (!sequence) {
            failed(sequence.error());
            finish();
            return;
        }
        m_sequence = *sequence;
    }
    config->closeWhenPeerFinishes = false; // the handler closes when there is nothing left to send
    const bool readsInput = m_options.sends.isEmpty() && m_options.sequence.isEmpty();
    StandardInput *const source = readsInput ? &input() : nullptr;
    const bool halfClose = m_options.halfClose && m_options.sequence.isEmpty(); // else when that is done
    m_client.connectToHost(*config, [this, source, halfClose] {
        return std::make_unique<StreamHandler>(source, output(), m_options.sends, halfClose);
    });
}

void TcpClientVerb::runSequence()
{
    if (m_options.sequence.isEmpty())
        return;
    m_runner.run(m_sequence, [this](const SequenceStep &step, quint64 number) -> Result<void> {
        const auto values = PlaceholderValues::now(number, m_client.status().peer.toString());
        const auto message = outboundMessage(step.message.payload, values);
        if (!message)
            return failure(message.error());
        m_client.send(*message);
        return {};
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
