#include "core/traffic/exporttext.h"

#include "core/payload/utf8.h"
#include "core/traffic/recordtext.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr qsizetype bytesPerPiece = 96;
constexpr char continuation[] = "           ";

// Widths in characters; a longer text pushes the rest of its line to the right.
constexpr qsizetype idWidth = 9;
constexpr qsizetype clockWidth = 15;
constexpr qsizetype sinceStartWidth = 13;
constexpr qsizetype waitedWidth = 9;
constexpr qsizetype endpointWidth = 16;
constexpr qsizetype connectionWidth = 5;
constexpr qsizetype peerWidth = 21;
constexpr qsizetype callWidth = 40;

qsizetype characters(const QByteArray &utf8)
{
    return std::count_if(utf8.cbegin(), utf8.cend(), [](char byte) { return (uchar(byte) & 0xC0) != 0x80; });
}

void appendLeft(QByteArray &out, const QByteArray &text, qsizetype width)
{
    out += text;
    out.append(std::max<qsizetype>(width - characters(text), 0) + 2, ' ');
}

void appendRight(QByteArray &out, const QByteArray &text, qsizetype width)
{
    out.append(std::max<qsizetype>(width - characters(text), 0), ' ');
    out += text + "  ";
}

QByteArray escaped(QByteArrayView bytes)
{
    QByteArray text;
    appendEscaped(text, bytes);
    return text;
}

// A name or an argument is typed by somebody: no control character gets into the line.
QByteArray oneLine(const QString &text)
{
    return escaped(text.toUtf8());
}

const char *arrow(Direction direction)
{
    switch (direction) {
    case Direction::Sent:
        return "-> ";
    case Direction::Received:
        return "<- ";
    case Direction::None:
        break;
    }
    return "   ";
}

// Up to the first newline, or as many bytes as fit, without cutting a character of UTF-8.
qsizetype pieceLength(QByteArrayView rest)
{
    qsizetype length = std::min(rest.size(), bytesPerPiece);
    const qsizetype newline = rest.first(length).indexOf('\n');
    if (newline >= 0)
        return newline + 1;
    return length < rest.size() ? length - incompleteUtf8Tail(rest.first(length)) : length;
}

void trimEnd(QByteArray &out)
{
    while (out.endsWith(' '))
        out.chop(1);
}

void appendPayload(QByteArrayView payload, QByteArray &out)
{
    if (payload.isEmpty())
        return;
    const bool onTheLine = pieceLength(payload) == payload.size();
    if (!onTheLine)
        trimEnd(out);
    for (qsizetype at = 0; at < payload.size();) {
        const qsizetype length = pieceLength(payload.sliced(at));
        if (!onTheLine)
            out += QByteArray("\n") + continuation;
        out += '"' + escaped(payload.sliced(at, length)) + '"';
        at += length;
    }
}

} // namespace

void TextExporter::begin(QByteArray &out)
{
    const QDateTime start = m_log.wallClock(0);
    if (m_log.isRecording())
        out += "Recording, played from " + oneLine(m_log.recordingName()) + '\n';
    out += "Wirebench log, started " + start.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")).toUtf8() +
           ' ' + start.timeZoneAbbreviation().toUtf8() + "\n\n";
    appendRight(out, "No", idWidth);
    appendLeft(out, "Time", clockWidth);
    appendRight(out, "Since start", sinceStartWidth);
    appendRight(out, "Waited", waitedWidth);
    appendLeft(out, "Endpoint", endpointWidth);
    appendLeft(out, "Conn", connectionWidth);
    appendLeft(out, "Peer", peerWidth);
    appendLeft(out, "   Call", callWidth);
    out += "Data\n";
}

void TextExporter::record(const SocketCall &call, QByteArray &out)
{
    const Flow &flow = *call.flow;
    appendRight(out, QByteArray::number(call.id), idWidth);
    appendClock(call.timeNs, out);
    appendRight(out, '+' + secondsText(call.timeNs, 6), sinceStartWidth);
    appendRight(out, call.waitedNs > 0 ? durationText(call.waitedNs) : QByteArray(), waitedWidth);
    appendLeft(out, oneLine(flow.endpoint->name), endpointWidth);
    appendLeft(out,
               flow.connection.isValid() ? '#' + QByteArray::number(flow.connection.value) : QByteArray(),
               connectionWidth);
    appendLeft(out, flow.peer.toString().toUtf8(), peerWidth);
    appendLeft(out, arrow(call.direction) + oneLine(call.signature() + u' ' + call.resultText()), callWidth);
    appendPayload(call.payload.view(), out);
    trimEnd(out);
    out += '\n';
}

void TextExporter::appendClock(qint64 timeNs, QByteArray &out)
{
    // Time zones are slow, and most records fall into the same second as the one before.
    const qint64 wallNs = m_log.wallClockNs(timeNs);
    const qint64 second = wallNs / nsPerSecond;
    if (second != m_second) {
        m_second = second;
        m_clock = QDateTime::fromSecsSinceEpoch(second).toString(QStringLiteral("HH:mm:ss")).toLatin1();
    }
    appendLeft(out, m_clock + secondsText(wallNs % nsPerSecond, 6).mid(1), clockWidth);
}

} // namespace wirebench
