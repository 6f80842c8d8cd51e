#pragma once

#include "core/traffic/exporter.h"

namespace wirebench {

/// The log for spreadsheets: CSV as in RFC 4180 (commas, CRLF, quotes doubled), UTF-8, one header row.
/// Times are ISO 8601 in UTC, durations seconds with nine decimals, payloads escaped text. The last column
/// has the marks of datagrams ("truncated", "simulated loss", …), separated by semicolons.
///
/// No cell starts a formula in a spreadsheet: in a payload a leading = + - @ is written as its \xHH
/// escape (and reads back the same), before other texts stands an apostrophe.
class CsvExporter final : public Exporter
{
public:
    explicit CsvExporter(const TrafficLog &log) : m_log(log) {}

    void begin(QByteArray &out) override;
    void record(const SocketCall &call, QByteArray &out) override;
    void end(QByteArray &) override {}

private:
    const TrafficLog &m_log;
};

} // namespace wirebench
