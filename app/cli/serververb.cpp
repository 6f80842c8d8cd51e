#include "app/cli/serververb.h"

#include <QTimer>

#include <unistd.h>
#include <utility>

namespace wirebench {

namespace {

// How long a reader of standard output may take for the last lines before they are given up.
constexpr int lastWordsMs = 1000;

} // namespace

ServerVerb::ServerVerb(const TrafficLog &log, Messages &messages)
    : m_messages(messages), m_output(STDOUT_FILENO), m_arrivals(log, m_output, messages.isJson())
{
}

void ServerVerb::listening(const QList<SocketAddress> &addresses)
{
    m_started = true;
    for (const SocketAddress &address : addresses) {
        QJsonObject fields{{QStringLiteral("address"), address.toString()}};
        fields.insert(address.isUnix() ? QStringLiteral("path") : QStringLiteral("host"), address.host());
        if (!address.isUnix())
            fields.insert(QStringLiteral("port"), address.port);
        m_messages.say("listening", QStringLiteral("listening on ") + address.toString(), fields);
    }
}

void ServerVerb::failed(const Error &error)
{
    m_messages.error(error);
    if (!m_started)
        m_status = 1;
}

void ServerVerb::stopped()
{
    // Queued, because the output may be drained while it is being written.
    connect(&m_output, &StandardOutput::drained, this, &ServerVerb::printRest, Qt::QueuedConnection);
    connect(&m_output, &StandardOutput::failed, this, &ServerVerb::finish);
    QTimer::singleShot(lastWordsMs, this, &ServerVerb::finish);
    printRest();
}

void ServerVerb::printRest()
{
    m_arrivals.look();
    if (m_arrivals.isUpToDate() && m_output.queued() == 0)
        finish();
}

void ServerVerb::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_status);
}

} // namespace wirebench
