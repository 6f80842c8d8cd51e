#pragma once

#include "core/traffic/exporter.h"

namespace wirebench {

/// The log for programs, without loss: JSON Lines, one object a line, UTF-8.
///
/// The first line is the header: `format` ("wirebench-log"), `version`, `generator`, `started` (UTC).
/// Then one object a record:
///   id, timeNs (since the start), waitedNs, call, arguments (as text), argument (the number), result (-1
///   for a failure), errno (name, "" for none), errnoNumber (this system's), direction ("", "sent",
///   "received"), marks (a list of: "truncated", "simulated loss", "simulated duplicate", "simulated delay",
///   "simulated reordering"; a datagram with a simulated loss was never sent), endpoint {id, kind
///   ("tcp-server", "tcp-client", "udp"), name}, connection (0: none), local and peer ("" where not known),
///   bytes, and the payload as `text` where it is plain UTF-8, else as `base64`.
/// All members are always there. A reader sets a record's text to `arguments` unless the call renders the
/// same from `argument`.
class JsonLinesExporter final : public Exporter
{
public:
    static constexpr int version = 1;

    explicit JsonLinesExporter(const TrafficLog &log) : m_log(log) {}

    void begin(QByteArray &out) override;
    void record(const SocketCall &call, QByteArray &out) override;
    void end(QByteArray &) override {}

private:
    const TrafficLog &m_log;
};

} // namespace wirebench
