#pragma once

#include "core/traffic/jsonlreader.h"
#include "core/traffic/trafficlog.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace wirebench {

/// How much of a file is taken: a guard for memory.
struct RecordingLimits
{
    quint64 records = 5'000'000;
    quint64 bytes = 1024ull * 1024 * 1024; ///< payloads and records together
};

/// A saved log, read whole. Made on any thread, then owned by who shows it; the log is a TrafficLog for
/// readers like any other, and shows nothing until a ReplayPlayer moves it.
///
/// The records keep their times, flows, payloads and texts, and their ids unless the file has gaps (only what
/// a filter wanted was exported): then they are numbered on from the first.
struct Recording
{
    std::unique_ptr<TrafficLog> log; ///< never null
    RecordNotes notes;               ///< by the ids of the log
    LogFileHeader header;
    /// When record 0, 1, … has happened, in nanoseconds: its own time, or that of an earlier one where two
    /// threads met. Rising.
    std::vector<qint64> times;
    bool cutShort = false;   ///< the last line had no end and was left out
    bool limited = false;    ///< there was more in the file than RecordingLimits
    bool renumbered = false; ///< the ids had gaps

    quint64 firstId = 1;

    /// Of record 0, 1, …
    quint64 idOf(qint64 index) const { return firstId + quint64(index); }
};
using RecordingPtr = std::shared_ptr<Recording>;

/// Reads a JSON Lines log. Runs in the calling thread: a pool thread, for a large file takes seconds.
/// @param progress called now and then with a share from 0 to 1; may be empty.
/// Errors: FileUnreadable (also: no regular file), FileNotLog, Cancelled.
Result<RecordingPtr> loadRecording(const QString &path, const std::atomic_bool &cancelled,
                                   const std::function<void(double)> &progress = {},
                                   const RecordingLimits &limits = {});

} // namespace wirebench
