#pragma once

#include "core/traffic/exporter.h"

namespace wirebench {

/// The log for programs, without loss: JSON Lines, one object a line, UTF-8.
///
/// The first line is the header: `format` ("wirebench-log"), `version`, `generator`, `started` (UTC), and for
/// what was exported from a recording `recordingOf`, the name of its file.
/// Then one object a record:
///   id, timeNs (since the start), waitedNs, call, arguments (as text), argument (the number), result (-1
///   for a failure), errno (name, "" for none), errnoNumber (this system's), direction ("", "sent",
///   "received"), marks (a list of: "truncated", "simulated loss", "simulated duplicate", "simulated delay",
///   "simulated reordering"; a datagram with a simulated loss was never sent), endpoint {id, kind
///   ("tcp-server", "tcp-client", "udp"), name}, connection (0: none), local and peer ("" where not known),
///   bytes, and the payload as `text` where it is plain UTF-8, else as `base64`.
/// All members are always there; beside them stand `marked` (true) and `note` (text) only where a person has
/// marked the record or written something on it. JsonLinesReader reads it all back. A reader sets a record's text to `arguments` unless the call renders the
/// same from `argument`.
class JsonLinesExporter final : public Exporter
{
public:
    static constexpr int version = 1;

    explicit JsonLinesExporter(const TrafficLog &log, RecordNotes notes = {})
        : m_log(log), m_notes(std::move(notes))
    {
    }

    void begin(QByteArray &out) override;
    void record(const SocketCall &call, QByteArray &out) override;
    void end(QByteArray &) override {}

private:
    void appendNote(QByteArray &out, quint64 id) const;

    const TrafficLog &m_log;
    const RecordNotes m_notes;
};

} // namespace wirebench
