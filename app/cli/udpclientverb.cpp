#include "app/cli/udpclientverb.h"

#include "app/cli/optionmessages.h"
#include "app/cli/sequencefile.h"
#include "app/cli/udpstatistics.h"

#include <utility>

namespace wirebench {

namespace {

// What waits of standard input while the network, or its imitation, takes its time. Below the endpoint's own
// limits even if each datagram is duplicated.
constexpr qint64 mostQueued = UdpEndpoint::waitingLimit / 4;
constexpr qint64 mostQueuedBytes = UdpEndpoint::waitingBytesLimit / 4;
// What may come while nobody reads standard output: a peer that sends datagrams cannot be slowed down.
constexpr qint64 mostQueuedOutput = 16 * 1024 * 1024;

} // namespace

UdpClientVerb::UdpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const UdpSettings &settings, const RunOptions &options)
    : ClientVerb(messages), m_messages(messages), m_settings(settings), m_options(options),
      m_readsInput(options.sends.isEmpty() && options.sequence.isEmpty()), m_texts(options.sends),
      m_quiet(options.quietMs),
      m_endpoint(log, reactor, QStringLiteral("UDP client"))
{
    connect(&m_runner, &SequenceRunner::failed, this, &UdpClientVerb::socketFailed);
    connect(&m_runner, &SequenceRunner::ended, this, &UdpClientVerb::sendWaiting);
    connect(&m_quiet, &QuietTimer::quiet, this, &UdpClientVerb::quiet);
    connect(&input(), &StandardInput::readyToRead, this, &UdpClientVerb::takeInput);
    connect(&m_endpoint, &UdpEndpoint::opened, this, &UdpClientVerb::opened);
    connect(&m_endpoint, &UdpEndpoint::drained, this, &UdpClientVerb::drained);
    connect(&m_endpoint, &UdpEndpoint::failed, this, &UdpClientVerb::socketFailed);
    connect(&m_endpoint, &UdpEndpoint::sendFailed, this, &UdpClientVerb::socketFailed);
    connect(&m_endpoint, &UdpEndpoint::optionsTold, this,
            [this](const QList<OptionReading> &readings) { tellOptions(m_messages, readings); });
    connect(&m_endpoint, &UdpEndpoint::closed, this, &UdpClientVerb::socketClosed);
}

void UdpClientVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (!config) {
        failed(config.error());
        finish();
        return;
    }
    if (!m_options.sequence.isEmpty()) {
        const auto sequence = sequenceIn(m_options.sequence, MessageKind::Udp);
        if (!sequence) {
            failed(sequence.error());
            finish();
            return;
        }
        m_sequence = *sequence;
    }
    m_endpoint.open(*config, [this](const Bytes &datagram, ByteArena &) {
        received(datagram);
        return std::optional<Bytes>(); // a client does not answer
    });
}

void UdpClientVerb::opened()
{
    if (m_readsInput)
        input().resume();
    else if (!m_options.sequence.isEmpty())
        runSequence();
    else
        sendWaiting();
}

void UdpClientVerb::runSequence()
{
    m_runner.run(m_sequence, [this](const SequenceStep &step, quint64 number) -> Result<void> {
        const auto values = PlaceholderValues::now(number, m_endpoint.status().peer.toString());
        const auto message = outboundMessage(step.message.payload, values);
        if (!message)
            return failure(message.error());
        m_endpoint.send(*message);
        return {};
    });
}

void UdpClientVerb::socketFailed(const Error &error)
{
    if (std::exchange(m_failed, true)) // the first is the cause
        return;
    failed(error);
    // Not from within the endpoint's own call.
    QMetaObject::invokeMethod(this, &UdpClientVerb::stop, Qt::QueuedConnection);
}

void UdpClientVerb::socketClosed()
{
    m_quiet.stop();
    m_runner.stop();
    if (m_notWritten > 0)
        m_messages.complain(
            "lost",
            QStringLiteral("%1 datagrams were not written: standard output was read too slowly.")
                .arg(m_notWritten),
            {{QStringLiteral("datagrams"), qint64(m_notWritten)}});
    closed();
}

// --- receiving --------------------------------------------------------------------------------------------

void UdpClientVerb::received(const Bytes &datagram)
{
    m_heard = true;
    m_quiet.heard();
    if (output().queued() > mostQueuedOutput)
        ++m_notWritten;
    else
        output().write(datagram);
}

void UdpClientVerb::quiet()
{
    if (m_settings.receiveOnce && !m_heard)
        failed({ErrorCode::ConnectTimedOut,
                {m_endpoint.status().peer.toString(), QString::number(m_options.quietMs)}});
    stop();
}

// --- sending ----------------------------------------------------------------------------------------------

void UdpClientVerb::takeInput()
{
    const StandardInput::Reading reading = input().read(m_arena);
    if (reading.ended)
        m_lines.end();
    else
        m_lines.add(reading.bytes.data(), reading.bytes.size());
    input().pause();
    sendWaiting();
}

/// A few thousand at once and not one by one, so that an imitated network can delay and reorder them.
void UdpClientVerb::sendWaiting()
{
    if (std::exchange(m_sending, true)) // drained() comes while it sends
        return;
    while (m_queued < mostQueued && m_queuedBytes < mostQueuedBytes && !m_failed) {
        const std::optional<QByteArray> datagram = nextDatagram();
        if (!datagram)
            break;
        ++m_queued;
        m_queuedBytes += datagram->size();
        OutboundMessage message;
        message.bytes = Bytes::copyOf(*datagram);
        m_endpoint.send(message);
    }
    m_sending = false;
    const bool hasRoom = m_queued < mostQueued && m_queuedBytes < mostQueuedBytes;
    if (m_readsInput && hasRoom && !m_lines.hasEnded() && !m_failed)
        input().resume();
    if (m_queued == 0 && isEverythingTaken() && m_options.quietMs > 0)
        m_quiet.start();
}

std::optional<QByteArray> UdpClientVerb::nextDatagram()
{
    if (m_readsInput)
        return m_lines.next();
    if (m_texts.isEmpty())
        return std::nullopt;
    return m_texts.takeFirst();
}

bool UdpClientVerb::isEverythingTaken() const
{
    return m_readsInput ? m_lines.isExhausted() : m_texts.isEmpty() && !m_runner.isRunning();
}

void UdpClientVerb::drained()
{
    m_queued = 0;
    m_queuedBytes = 0;
    sendWaiting();
}

QString UdpClientVerb::statisticsText() const
{
    return udpStatisticsText(m_endpoint.status());
}

QJsonObject UdpClientVerb::statistics() const
{
    return udpStatistics(m_endpoint.status());
}

} // namespace wirebench
