#pragma once

#include "core/workspace/settings.h"
#include "core/worksheet/worksheet.h"

#include <QList>
#include <QString>

#include <optional>

namespace wirebench {

/// What a worksheet says beside the records: for ExportJob.
struct WorksheetParts
{
    std::optional<SessionSettings> settings; ///< none: a recording
    QList<EndpointId> endpoints;             ///< whose records it is about; none: all
    RecordNotes notes;
};

/// What can be said at once: words in the window's language, settings, programs. GUI thread.
/// @param title plain text. @param records how many there are to draw
WorksheetContent worksheetContent(const WorksheetParts &parts, const QString &title, qint64 records);

/// The picture of the first of these records, which takes longer. For any thread.
QByteArray worksheetLadder(const TrafficLog &log, const LogSnapshot &snapshot, const QList<EndpointId> &endpoints);

/// The settings of a session as names and values: where it stands, and what differs from what a new session
/// has. Names are those of the workspace files. Secrets are in none.
QList<WorksheetFact> worksheetFacts(const SessionSettings &settings);

} // namespace wirebench
