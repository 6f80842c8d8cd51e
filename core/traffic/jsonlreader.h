#pragma once

#include "core/base/result.h"
#include "core/traffic/jsonlrecord.h"

#include <QByteArray>

#include <functional>

namespace wirebench {

/// What the first line of a JSON Lines log says.
struct LogFileHeader
{
    QString generator;
    qint64 startedNs = 0; ///< wall clock at time 0 of the records: nanoseconds since 1970-01-01 UTC
    QString recordingOf;  ///< the file that the log itself was played from; empty for traffic of its own
};

/// Reads the log that JsonLinesExporter writes, sans I/O: takes bytes as they come and gives records, in the
/// order of the file. Belongs to one thread.
///
/// Every line counts: what is no record is an error, and nothing behind it is read. Only at the very end a
/// line may be cut, as in a file that was copied while it was written; see isCutShort(). Lines are bounded, so
/// that a file of one endless line is refused in little memory.
class JsonLinesReader
{
public:
    static constexpr int version = 1;
    static constexpr qsizetype longestLine = 64 * 1024 * 1024; ///< bytes

    /// Called for each record, after header() is known.
    using Sink = std::function<void(LoggedRecord &&record)>;

    explicit JsonLinesReader(Sink sink) : m_sink(std::move(sink)) {}

    /// Error: FileNotLog, its first argument (the path) left empty for the caller. It stays.
    Result<void> feed(QByteArrayView bytes);
    /// The end of the file. Error: FileNotLog if not even the header is there.
    Result<void> finish();

    const LogFileHeader &header() const { return m_header; }
    /// Lines that were read, the header included.
    qint64 lines() const { return m_lines; }
    /// After finish(): the last line has no end and was left out.
    bool isCutShort() const { return m_cutShort; }

private:
    Result<void> line(QByteArrayView bytes);
    Result<void> takeHeader(const QJsonObject &object);
    Result<void> takeRecord(const QJsonObject &object);
    Result<void> refuse(const QString &reason);

    const Sink m_sink;
    LogFileHeader m_header;
    JsonRecordParser m_parser;
    QByteArray m_pending; ///< the beginning of a line
    qint64 m_lines = 0;
    quint64 m_lastId = 0;
    std::optional<Error> m_error;
    bool m_cutShort = false;
};

} // namespace wirebench
