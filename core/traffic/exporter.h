#pragma once

#include "core/base/result.h"
#include "core/traffic/recordnotes.h"
#include "core/traffic/trafficlog.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace wirebench {

enum class ExportFormat : quint8 { Text, Csv, JsonLines, PcapNg };

/// By the file's suffix: .txt, .csv, .jsonl, .pcapng (any case); nothing for others.
std::optional<ExportFormat> exportFormatForPath(const QString &path);

/// Turns records into one file format. Knows no file: it appends bytes to what the caller gives, in the
/// order begin(), record()…, end(). One exporter writes one file. May be used from any one thread.
class Exporter
{
public:
    virtual ~Exporter() = default;
    virtual void begin(QByteArray &out) = 0;
    virtual void record(const SocketCall &call, QByteArray &out) = 0;
    virtual void end(QByteArray &out) = 0;
};

/// @param log gives the wall clock; it must outlive the exporter.
/// @param notes what people have put on records; only JSON Lines has room for it.
std::unique_ptr<Exporter> makeExporter(ExportFormat format, const TrafficLog &log, const RecordNotes &notes = {});

} // namespace wirebench
