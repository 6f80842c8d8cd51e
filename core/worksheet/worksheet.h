#pragma once

#include "core/base/result.h"
#include "core/traffic/filter.h"
#include "core/traffic/recordnotes.h"
#include "core/traffic/trafficlog.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <functional>

namespace wirebench {

/// One setting of a session.
struct WorksheetFact
{
    QString name;
    QString value;
};

struct WorksheetSession
{
    QString name;
    QList<WorksheetFact> facts;
};

/// A program to read, run and change.
struct WorksheetCode
{
    QString title;
    QString text;
};

/// What goes into a worksheet beside the log. All texts are data: they are escaped.
struct WorksheetContent
{
    QString language = QStringLiteral("en"); ///< of the words: a BCP 47 tag
    QString title;
    QString made; ///< when, in words
    /// From a source text of the context "Worksheet"; without it the words are English.
    std::function<QString(const char *source)> lookUp;
    QList<WorksheetSession> sessions;
    QByteArray ladderSvg; ///< a whole SVG document; empty: no such section
    QString ladderRemark; ///< what is not in the picture; may be empty
    QList<WorksheetCode> code;
    RecordNotes notes;

    QString text(const char *source) const { return lookUp ? lookUp(source) : QString::fromUtf8(source); }
};

/// The records that it shows.
struct WorksheetLog
{
    const TrafficLog *log = nullptr; ///< outlives the writing
    LogSnapshot snapshot;
    Filter filter;
    qint64 mostRows = 2000; ///< the first ones; a sentence says what was left out
};

/// A lesson on paper: one HTML file with settings, log, ladder, code and notes, that needs nothing else. It
/// has no script and refers to nothing outside; it is XML too, so that programs can read it. Directions,
/// failures and marks stand in words, so that it can be printed in black. For any thread.
/// @return empty if it was cancelled
QByteArray worksheetHtml(const WorksheetContent &content, const WorksheetLog &log, const std::atomic_bool &cancelled);

/// The same into a file, which appears whole or not at all.
/// @return the records in its table; 0 if it was cancelled, and then there is no file.
/// Errors: FileUnwritable.
Result<qint64> writeWorksheet(const WorksheetContent &content, const WorksheetLog &log, const QString &path,
                              const std::atomic_bool &cancelled);

} // namespace wirebench
