#include "app/cli/streamhandler.h"

namespace wirebench {

namespace {

// What a gigabyte on standard input may take of memory while the peer reads slowly, and what the peer may
// send while nobody reads standard output.
constexpr qint64 mostQueuedInput = 128 * 1024;
constexpr qint64 mostQueuedOutput = 1024 * 1024;

// After the peer's last byte an input that says nothing for so long (a terminal, mostly) is not waited for.
constexpr int quietMs = 500;

} // namespace

StreamHandler::StreamHandler(StandardInput *input, StandardOutput &output, QList<QByteArray> texts,
                             bool halfClose)
    : m_input(input), m_output(output), m_texts(std::move(texts)), m_halfClose(halfClose), m_quiet(quietMs)
{
}

void StreamHandler::opened(Connection &connection)
{
    QObject::connect(&m_quiet, &QuietTimer::quiet, &m_context, [this, &connection] { closeIfDone(connection); });
    if (m_input) {
        QObject::connect(m_input, &StandardInput::readyToRead, &m_context,
                         [this, &connection] { takeInput(connection); });
        m_input->resume();
        return;
    }
    sendNextText(connection);
}

bool StreamHandler::hasMoreToSend(const Connection &connection) const
{
    return connection.queued() > 0 || !m_texts.isEmpty();
}

void StreamHandler::closeIfDone(Connection &connection)
{
    if (hasMoreToSend(connection))
        m_quiet.start();
    else
        connection.close();
}

void StreamHandler::peerFinished(Connection &connection)
{
    m_peerFinished = true;
    if (m_input && !m_inputEnded)
        m_quiet.start();
    else if (!hasMoreToSend(connection))
        connection.close();
}

void StreamHandler::drained(Connection &connection)
{
    if (m_input && !m_inputEnded) {
        m_input->resume();
        if (m_peerFinished)
            m_quiet.start();
    } else if (!m_input)
        sendNextText(connection);
    if (m_peerFinished && !m_input && !hasMoreToSend(connection))
        connection.close();
}

/// One text at a time, so that many large ones do not pile up in the queue. Sending may empty the queue at
/// once, and then drained() asks for the next.
void StreamHandler::sendNextText(Connection &connection)
{
    if (!m_texts.isEmpty()) {
        OutboundMessage message;
        message.bytes = Bytes::copyOf(m_texts.takeFirst());
        const bool isLast = m_texts.isEmpty();
        (void)connection.send(message); // fails only on a connection that has ended, which is told elsewhere
        if (!isLast)
            return;
    }
    if (m_halfClose)
        connection.halfClose();
}

void StreamHandler::takeInput(Connection &connection)
{
    const StandardInput::Reading reading = m_input->read(connection.arena());
    if (m_peerFinished)
        m_quiet.start();
    if (reading.ended) {
        m_inputEnded = true;
        m_input->pause();
        connection.halfClose();
        return;
    }
    OutboundMessage message;
    message.bytes = reading.bytes;
    m_inputEnded = !connection.send(message).has_value();
    if (m_inputEnded || connection.queued() > mostQueuedInput)
        m_input->pause();
}

void StreamHandler::received(Connection &connection, const Bytes &bytes)
{
    m_output.write(bytes);
    if (m_output.queued() <= mostQueuedOutput)
        return;
    connection.pauseReading(true);
    QObject::connect(
        &m_output, &StandardOutput::drained, &m_context, [&connection] { connection.pauseReading(false); },
        Qt::SingleShotConnection);
}

} // namespace wirebench
