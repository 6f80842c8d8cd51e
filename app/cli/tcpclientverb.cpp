#include "app/cli/tcpclientverb.h"

#include "app/cli/streamhandler.h"

#include <QTimer>

#include <cerrno>
#include <unistd.h>

namespace wirebench {

namespace {

// How long the peer and a reader of standard output may take for the rest after the program was told to stop.
constexpr int lastWordsMs = 1000;

} // namespace

TcpClientVerb::TcpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const TcpClientSettings &settings, const RunOptions &options)
    : m_messages(messages), m_settings(settings), m_options(options), m_input(STDIN_FILENO),
      m_output(STDOUT_FILENO), m_client(log, reactor, QStringLiteral("TCP client"))
{
    connect(&m_client, &TcpClient::failed, this, &TcpClientVerb::failed);
    connect(&m_client, &TcpClient::closed, this, &TcpClientVerb::closed);
    connect(&m_output, &StandardOutput::failed, this, &TcpClientVerb::outputFailed);
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
    StandardInput *input = m_options.sends.isEmpty() ? &m_input : nullptr;
    m_client.connectToHost(*config, [this, input] {
        return std::make_unique<StreamHandler>(input, m_output, m_options.sends, m_options.halfClose);
    });
}

void TcpClientVerb::stop()
{
    m_stopping = true;
    if (m_closed) {
        QTimer::singleShot(lastWordsMs, this, &TcpClientVerb::finish);
        return;
    }
    m_client.close();
    if (!m_closed) // something waits to be sent, and the peer may never read it
        QTimer::singleShot(lastWordsMs, &m_client, &TcpClient::reset);
}

void TcpClientVerb::failed(const Error &error)
{
    m_messages.error(error);
    m_status = 1;
}

void TcpClientVerb::outputFailed(int systemError)
{
    // A reader that has gone (head, a closed pager) has had enough: that is no failure.
    if (systemError != EPIPE)
        failed(
            {ErrorCode::FileUnwritable, {QStringLiteral("(standard output)"), qt_error_string(systemError)}});
    if (m_closed)
        finish();
    else
        stop();
}

void TcpClientVerb::closed()
{
    m_closed = true;
    m_input.pause();
    if (m_output.queued() == 0) {
        finish();
        return;
    }
    connect(&m_output, &StandardOutput::drained, this, &TcpClientVerb::finish);
    if (m_stopping)
        QTimer::singleShot(lastWordsMs, this, &TcpClientVerb::finish);
}

void TcpClientVerb::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_status);
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
