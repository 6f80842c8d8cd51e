#pragma once

#include "core/traffic/exporter.h"

namespace wirebench {

/// The log for people: one aligned line a record. A short payload stands at the line's end as escaped
/// text; a longer one follows complete, in pieces that end at its newlines, one a line. Times are local.
class TextExporter final : public Exporter
{
public:
    explicit TextExporter(const TrafficLog &log) : m_log(log) {}

    void begin(QByteArray &out) override;
    void record(const SocketCall &call, QByteArray &out) override;
    void end(QByteArray &) override {}

private:
    void appendClock(qint64 timeNs, QByteArray &out);

    const TrafficLog &m_log;
    qint64 m_second = -1; // since 1970, of m_clock
    QByteArray m_clock;   // "11:03:12"
};

} // namespace wirebench
