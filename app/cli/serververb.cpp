#include "app/cli/serververb.h"

#include "app/cli/chatlines.h"
#include "app/common/terminal.h"

#include <QTimer>

#include <utility>

namespace wirebench {

namespace {

// How long a reader of standard output may take for the last lines before they are given up.
constexpr int lastWordsMs = 1000;
constexpr qint64 mostQueued = 1024 * 1024;

} // namespace

ServerVerb::ServerVerb(const TrafficLog &log, Messages &messages, Prints prints)
    : m_messages(messages), m_output(outputDescriptor)
{
    if (prints == Prints::Arrivals)
        m_arrivals.emplace(log, m_output, messages.isJson());
}

void ServerVerb::listeningFor(const QString &service, const QList<SocketAddress> &addresses)
{
    m_started = true;
    for (const SocketAddress &address : addresses) {
        QJsonObject fields{{QStringLiteral("address"), address.toString()}};
        fields.insert(address.isUnix() ? QStringLiteral("path") : QStringLiteral("host"), address.host());
        if (!address.isUnix())
            fields.insert(QStringLiteral("port"), address.port);
        QString text = QStringLiteral("listening on ") + address.toString();
        if (!service.isEmpty()) {
            fields.insert(QStringLiteral("service"), service);
            text += QStringLiteral(" (%1)").arg(service);
        }
        m_messages.say("listening", text, fields);
    }
}

void ServerVerb::failed(const Error &error)
{
    m_messages.error(error);
    if (!m_started)
        m_status = 1;
}

void ServerVerb::failedForGood(const Error &error)
{
    m_messages.error(error);
    m_status = 1;
}

void ServerVerb::print(const QList<ChatEvent> &events)
{
    if (m_arrivals)
        m_arrivals->look(); // who speaks has come before
    for (const ChatEvent &event : events) {
        if (event.kind != ChatEvent::Kind::Line || m_output.queued() <= mostQueued)
            m_output.write(Bytes::copyOf(printedEvent(event, m_messages.isJson(), false)));
    }
}

void ServerVerb::tellNotes(const QList<RuleNote> &notes, int dropped)
{
    for (const RuleNote &note : notes)
        m_messages.say("note", QStringLiteral("note: %1: %2").arg(note.peer, note.englishText()),
                       {{QStringLiteral("peer"), note.peer},
                        {QStringLiteral("rule"), note.rule + 1},
                        {QStringLiteral("record"), qint64(note.record)},
                        {QStringLiteral("text"), note.englishText()}});
    if (dropped > 0)
        m_messages.say("notes-dropped", QStringLiteral("note: %1 more were left out").arg(dropped),
                       {{QStringLiteral("notes"), dropped}});
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
    if (m_arrivals)
        m_arrivals->look();
    if ((!m_arrivals || m_arrivals->isUpToDate()) && m_output.queued() == 0)
        finish();
}

void ServerVerb::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_status);
}

} // namespace wirebench
