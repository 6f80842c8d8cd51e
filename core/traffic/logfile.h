#pragma once

#include "core/traffic/exporter.h"
#include "core/traffic/filter.h"

#include <QFile>

#include <atomic>
#include <functional>

namespace wirebench {

/// Writes the records of a snapshot that match to a file, which appears complete or not at all.
/// Runs in the calling thread (a pool thread for large logs).
/// @param progress called now and then with a share from 0 to 1; may be empty.
/// @return the number of records written; 0 if it was cancelled, and then there is no file.
/// Errors: FileUnwritable (no permission, disk full, a device or pipe: those cannot be replaced).
Result<qint64> exportLog(const TrafficLog &log, const LogSnapshot &snapshot, const Filter &filter,
                         ExportFormat format, const QString &path, const std::atomic_bool &cancelled,
                         const std::function<void(double)> &progress = {}, const RecordNotes &notes = {});

/// A file that follows the log while the program runs. Its owner calls pump() every few milliseconds and
/// finish() at the end. Standard error is never waited for: what nobody reads there is left out and counted. Not thread-safe: one thread owns it.
class LiveLogFile
{
public:
    explicit LiveLogFile(const TrafficLog &log) : m_log(log) {}
    ~LiveLogFile();

    /// Starts with the records that the log holds now. "-" writes to standard error.
    Result<void> open(ExportFormat format, const QString &path);
    /// Writes what is new. An error is reported once; nothing more is written after it.
    Result<void> pump();
    /// Writes the rest and closes the file.
    Result<void> finish();
    /// Records that the log dropped after open() and before pump() saw them, or that nobody read.
    quint64 missed() const { return m_missed; }

private:
    bool isOpen() const { return m_exporter != nullptr; }
    Result<void> writeNew();
    Result<void> writeOut();
    bool writeReady();
    bool isStalled() const;
    void close();

    const TrafficLog &m_log;
    QFile m_file;
    std::unique_ptr<Exporter> m_exporter;
    QByteArray m_buffer;
    quint64 m_nextId = 1;
    quint64 m_missed = 0;
    bool m_isStandardError = false;
};

} // namespace wirebench
