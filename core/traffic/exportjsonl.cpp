#include "core/traffic/exportjsonl.h"

#include "core/traffic/recordtext.h"

namespace wirebench {

namespace {

void appendEscapedCharacter(QByteArray &out, char byte)
{
    constexpr char digits[] = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[uchar(byte) >> 4];
        out += digits[uchar(byte) & 15];
    }
}

// RFC 8259 section 7. Valid UTF-8 passes as it is.
void appendString(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    const char *pending = utf8.begin();
    for (const char *at = utf8.begin(); at != utf8.end(); ++at) {
        if (uchar(*at) >= 0x20 && *at != '"' && *at != '\\')
            continue;
        out.append(pending, at - pending);
        appendEscapedCharacter(out, *at);
        pending = at + 1;
    }
    out.append(pending, utf8.end() - pending);
    out += '"';
}

void appendName(QByteArray &out, const char *name)
{
    if (!out.endsWith('{'))
        out += ',';
    out += '"';
    out += name;
    out += "\":";
}

void appendMember(QByteArray &out, const char *name, QByteArrayView utf8)
{
    appendName(out, name);
    appendString(out, utf8);
}

void appendMember(QByteArray &out, const char *name, const QString &text)
{
    appendMember(out, name, QByteArrayView(text.toUtf8()));
}

template <std::integral Number>
void appendMember(QByteArray &out, const char *name, Number number)
{
    appendName(out, name);
    out += QByteArray::number(number);
}

const char *kindName(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::TcpServer:
        return "tcp-server";
    case EndpointKind::TcpClient:
        return "tcp-client";
    case EndpointKind::Udp:
        return "udp";
    }
    return "";
}

void appendEndpoint(QByteArray &out, const Endpoint &endpoint)
{
    appendName(out, "endpoint");
    out += '{';
    appendMember(out, "id", endpoint.id.value);
    appendMember(out, "kind", QByteArrayView(kindName(endpoint.kind)));
    appendMember(out, "name", endpoint.name);
    out += '}';
}

void appendOutcome(QByteArray &out, const SocketCall &call)
{
    if (call.failed())
        appendMember(out, "result", -1);
    else
        appendMember(out, "result", call.result);
    appendMember(out, "outcome", call.text ? call.text->outcome : QString());
    appendMember(out, "errno", Error::errnoName(call.error));
    appendMember(out, "errnoNumber", call.error);
    appendMember(out, "direction", QByteArrayView(directionName(call.direction)));
}

void appendMarks(QByteArray &out, quint8 marks)
{
    appendName(out, "marks");
    out += '[';
    const QStringList names = markNames(marks);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i > 0)
            out += ',';
        appendString(out, names[i].toUtf8());
    }
    out += ']';
}

void appendPayload(QByteArray &out, QByteArrayView payload)
{
    appendMember(out, "bytes", payload.size());
    if (isPlainText(payload))
        appendMember(out, "text", payload);
    else
        appendMember(out, "base64",
                     QByteArrayView(QByteArray::fromRawData(payload.data(), payload.size()).toBase64()));
}

} // namespace

void JsonLinesExporter::begin(QByteArray &out)
{
    out += '{';
    appendMember(out, "format", QByteArrayView("wirebench-log"));
    appendMember(out, "version", version);
    appendMember(out, "generator", QByteArrayView("Wirebench " WIREBENCH_VERSION));
    appendMember(out, "started", QByteArrayView(isoTime(m_log.wallClockNs(0))));
    if (!m_log.recordingName().isEmpty())
        appendMember(out, "recordingOf", m_log.recordingName());
    out += "}\n";
}

void JsonLinesExporter::appendNote(QByteArray &out, quint64 id) const
{
    const auto note = m_notes.find(id);
    if (note == m_notes.end())
        return;
    if (note->second.marked) {
        appendName(out, "marked");
        out += "true";
    }
    if (!note->second.comment.isEmpty())
        appendMember(out, "note", note->second.comment);
}

void JsonLinesExporter::record(const SocketCall &call, QByteArray &out)
{
    const Flow &flow = *call.flow;
    out += '{';
    appendMember(out, "id", call.id);
    appendMember(out, "timeNs", call.timeNs);
    appendMember(out, "waitedNs", call.waitedNs);
    appendMember(out, "call", QByteArrayView(callName(call.call)));
    appendMember(out, "arguments", call.arguments());
    appendMember(out, "argument", call.argument);
    appendOutcome(out, call);
    appendMarks(out, call.marks);
    appendEndpoint(out, *flow.endpoint);
    appendMember(out, "connection", flow.connection.value);
    appendMember(out, "local", flow.local.toString());
    appendMember(out, "peer", flow.peer.toString());
    appendPayload(out, call.payload.view());
    appendNote(out, call.id);
    out += "}\n";
}

} // namespace wirebench
