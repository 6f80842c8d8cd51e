#include "core/worksheet/worksheetlog.h"

#include "core/payload/preview.h"
#include "core/traffic/recordtext.h"
#include "core/worksheet/htmltext.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

constexpr quint64 recordsPerLook = 1024; // from one look at `cancelled` to the next
constexpr int dataCharacters = 300;      // of a payload in the table

constexpr const char *sentWord = QT_TRANSLATE_NOOP("Worksheet", "→ sent");
constexpr const char *receivedWord = QT_TRANSLATE_NOOP("Worksheet", "← received");
constexpr const char *markedWord = QT_TRANSLATE_NOOP("Worksheet", "★ marked");
constexpr const char *failedWord = QT_TRANSLATE_NOOP("Worksheet", "! failed");
constexpr const char *emptyText = QT_TRANSLATE_NOOP("Worksheet", "There is no record.");
constexpr const char *leftOutText =
    QT_TRANSLATE_NOOP("Worksheet", "Only the first %1 of %2 records are here; the others were left out.");

struct Column
{
    const char *title;
    const char *cssClass;
};
constexpr Column columns[] = {
    {QT_TRANSLATE_NOOP("Worksheet", "No"), "n"},       {QT_TRANSLATE_NOOP("Worksheet", "Time"), ""},
    {QT_TRANSLATE_NOOP("Worksheet", "Waited"), "n"},   {QT_TRANSLATE_NOOP("Worksheet", "Session"), ""},
    {QT_TRANSLATE_NOOP("Worksheet", "Direction"), ""}, {QT_TRANSLATE_NOOP("Worksheet", "Call"), ""},
    {QT_TRANSLATE_NOOP("Worksheet", "Result"), ""},    {QT_TRANSLATE_NOOP("Worksheet", "Peer"), ""},
    {QT_TRANSLATE_NOOP("Worksheet", "Data"), ""},
};

QString directionText(const WorksheetContent &content, const SocketCall &call)
{
    if (call.failed())
        return content.text(failedWord);
    if (call.direction == Direction::None)
        return {};
    return content.text(call.direction == Direction::Sent ? sentWord : receivedWord);
}

} // namespace

bool WorksheetTable::read(const std::atomic_bool &cancelled)
{
    quint64 seen = 0;
    bool goesOn = true;
    m_log.snapshot.forEach(m_log.snapshot.firstId(), m_log.snapshot.endId(), [&](const SocketCall &call) {
        if (seen++ % recordsPerLook == 0)
            goesOn = !cancelled.load(std::memory_order_relaxed);
        if (goesOn && m_log.filter.matches(call) && ++m_matching <= m_log.mostRows)
            add(call);
        return goesOn;
    });
    return goesOn;
}

void WorksheetTable::add(const SocketCall &call)
{
    if (m_rows++ == 0)
        m_firstId = call.id;
    m_lastId = call.id;
    const QString time = m_log.log->wallClock(call.timeNs).toString(QStringLiteral("HH:mm:ss.zzz"));
    m_body += "<tr id=\"r" + QByteArray::number(call.id) + "\">";
    m_body += htmlElement("td", QString::number(call.id), "n");
    m_body += htmlElement("td", time, "w");
    m_body += htmlElement("td", QString::fromUtf8(durationText(call.waitedNs)), "n");
    m_body += htmlElement("td", call.flow->endpoint->name);
    m_body += htmlElement("td", directionText(m_content, call), call.failed() ? "failed w" : "w");
    m_body += htmlElement("td", call.signature());
    m_body += htmlElement("td", call.resultText(), call.failed() ? "failed" : "");
    m_body += htmlElement("td", call.flow->peer.toString(), "p");
    m_body += dataCell(call) + "</tr>\n";
}

QByteArray WorksheetTable::dataCell(const SocketCall &call) const
{
    QByteArray cell = "<td>" + htmlText(previewLine(call.payload.view(), dataCharacters));
    const auto note = m_content.notes.find(call.id);
    if (note == m_content.notes.end())
        return cell + "</td>";
    const QString mark = note->second.marked ? m_content.text(markedWord) : QStringLiteral("✎");
    return cell + htmlElement("p", mark + u' ' + note->second.comment, "note") + "</td>";
}

QByteArray WorksheetTable::head() const
{
    QByteArray row = "<thead><tr>";
    for (const Column &column : columns)
        row += htmlElement("th", m_content.text(column.title), column.cssClass);
    return row + "</tr></thead>\n";
}

QString WorksheetTable::leftOut() const
{
    return m_content.text(leftOutText).arg(QString::number(m_rows), QString::number(m_matching));
}

QByteArray WorksheetTable::html() const
{
    if (m_rows == 0)
        return htmlElement("p", m_content.text(emptyText), "quiet");
    QByteArray table = "<table class=\"log\">\n" + head() + "<tbody>\n" + m_body + "</tbody></table>\n";
    if (m_matching > m_rows)
        table += htmlElement("p", leftOut(), "quiet");
    return table;
}

} // namespace wirebench
