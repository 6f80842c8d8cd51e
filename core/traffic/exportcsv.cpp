#include "core/traffic/exportcsv.h"

#include "core/traffic/recordtext.h"

namespace wirebench {

namespace {

bool startsFormula(const QByteArray &cell)
{
    return !cell.isEmpty() && QByteArrayView("=+-@\t\r").contains(cell.front());
}

void appendCell(QByteArray &out, const QByteArray &cell)
{
    const bool quoted =
        cell.contains(',') || cell.contains('"') || cell.contains('\n') || cell.contains('\r');
    if (!quoted) {
        out += cell;
        return;
    }
    out += '"';
    for (const char byte : cell) {
        if (byte == '"')
            out += '"';
        out += byte;
    }
    out += '"';
}

void appendText(QByteArray &out, const QString &text)
{
    const QByteArray cell = text.toUtf8();
    appendCell(out, startsFormula(cell) ? '\'' + cell : cell);
    out += ',';
}

// Numbers, times and our own words need no quotes.
void appendPlain(QByteArray &out, const QByteArray &cell)
{
    out += cell + ',';
}

void appendPayload(QByteArray &out, QByteArrayView payload)
{
    QByteArray cell;
    appendEscaped(cell, payload);
    if (startsFormula(cell))
        cell.replace(0, 1, "\\x" + cell.first(1).toHex());
    appendCell(out, cell);
}

void appendResult(QByteArray &out, const SocketCall &call)
{
    if (!call.failed() && call.text && !call.text->outcome.isEmpty())
        appendText(out, call.text->outcome);
    else
        appendPlain(out, call.failed() ? QByteArray("-1") : QByteArray::number(call.result));
}

} // namespace

void CsvExporter::begin(QByteArray &out)
{
    out += "id,time,since_start_s,waited_s,endpoint,connection,call,arguments,result,errno,direction,local,"
           "peer,bytes,data,marks";
    out += m_log.isRecording() ? ",recording\r\n" : "\r\n";
}

void CsvExporter::record(const SocketCall &call, QByteArray &out)
{
    const Flow &flow = *call.flow;
    appendPlain(out, QByteArray::number(call.id));
    appendPlain(out, isoTime(m_log.wallClockNs(call.timeNs)));
    appendPlain(out, secondsText(call.timeNs));
    appendPlain(out, secondsText(call.waitedNs));
    appendText(out, flow.endpoint->name);
    appendPlain(out, flow.connection.isValid() ? QByteArray::number(flow.connection.value) : QByteArray());
    appendPlain(out, callName(call.call));
    appendText(out, call.arguments());
    appendResult(out, call);
    appendPlain(out, Error::errnoName(call.error).toLatin1());
    appendPlain(out, directionName(call.direction));
    appendText(out, flow.local.toString());
    appendText(out, flow.peer.toString());
    appendPlain(out, QByteArray::number(call.payload.size()));
    appendPayload(out, call.payload.view());
    out += ',' + markNames(call.marks).join(u';').toLatin1();
    if (m_log.isRecording()) {
        const QByteArray name = m_log.recordingName().toUtf8();
        out += ',';
        appendCell(out, startsFormula(name) ? '\'' + name : name);
    }
    out += "\r\n";
}

} // namespace wirebench
