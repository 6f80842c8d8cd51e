#include "app/cli/clientverb.h"

#include "app/common/terminal.h"
#include "core/base/errnotext.h"

#include <QTimer>

#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

// How long the peer and a reader of standard output may take for the rest after the program was told to stop.
constexpr int lastWordsMs = 1000;

} // namespace

ClientVerb::ClientVerb(Messages &messages)
    : m_messages(messages), m_input(inputDescriptor), m_output(outputDescriptor)
{
    connect(&m_output, &StandardOutput::failed, this, &ClientVerb::outputFailed);
}

void ClientVerb::stop()
{
    m_stopping = true;
    if (m_closed) {
        QTimer::singleShot(lastWordsMs, this, &ClientVerb::finish);
        return;
    }
    closeSocket();
    if (!m_closed) // something waits to be sent, and the peer may never read it
        QTimer::singleShot(lastWordsMs, this, [this] { closeAtOnce(); });
}

void ClientVerb::failed(const Error &error)
{
    m_messages.error(error);
    m_status = 1;
}

void ClientVerb::outputFailed(int systemError)
{
    // A reader that has gone (head, a closed pager) has had enough: that is no failure.
    if (systemError != EPIPE)
        failed(
            {ErrorCode::FileUnwritable, {QStringLiteral("(standard output)"), errnoText(systemError)}});
    if (m_closed)
        finish();
    else
        stop();
}

void ClientVerb::closed()
{
    m_closed = true;
    m_input.pause();
    if (m_output.queued() == 0) {
        finish();
        return;
    }
    connect(&m_output, &StandardOutput::drained, this, &ClientVerb::finish);
    if (m_stopping)
        QTimer::singleShot(lastWordsMs, this, &ClientVerb::finish);
}

void ClientVerb::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_status);
}

} // namespace wirebench
