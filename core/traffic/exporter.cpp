#include "core/traffic/exporter.h"

#include "core/traffic/exportcsv.h"
#include "core/traffic/exportjsonl.h"
#include "core/traffic/exportpcapng.h"
#include "core/traffic/exporttext.h"

#include <QFileInfo>

namespace wirebench {

std::optional<ExportFormat> exportFormatForPath(const QString &path)
{
    struct Suffix
    {
        QLatin1String text;
        ExportFormat format;
    };
    constexpr Suffix suffixes[] = {
        {QLatin1String("txt"), ExportFormat::Text},
        {QLatin1String("csv"), ExportFormat::Csv},
        {QLatin1String("jsonl"), ExportFormat::JsonLines},
        {QLatin1String("pcapng"), ExportFormat::PcapNg},
    };
    const QString wanted = QFileInfo(path).suffix();
    for (const Suffix &suffix : suffixes) {
        if (wanted.compare(suffix.text, Qt::CaseInsensitive) == 0)
            return suffix.format;
    }
    return std::nullopt;
}

std::unique_ptr<Exporter> makeExporter(ExportFormat format, const TrafficLog &log, const RecordNotes &notes)
{
    switch (format) {
    case ExportFormat::Text:
        return std::make_unique<TextExporter>(log);
    case ExportFormat::Csv:
        return std::make_unique<CsvExporter>(log);
    case ExportFormat::JsonLines:
        return std::make_unique<JsonLinesExporter>(log, notes);
    case ExportFormat::PcapNg:
        return std::make_unique<PcapngExporter>(log);
    }
    Q_UNREACHABLE();
}

} // namespace wirebench
