#include "core/traffic/logfile.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <climits>
#include <poll.h>
#include <unistd.h>
#endif

namespace wirebench {

namespace {

// What is gathered before it is handed to the system; one record's payload may lie above it.
constexpr qsizetype bufferLimit = 256 * 1024;
constexpr quint64 recordsPerLook = 1024; // from one look at `cancelled` to the next

// What may wait for somebody to read standard error, and how long the end waits for it.
constexpr qsizetype stalledLimit = 1024 * 1024;
constexpr int lastWordsMs = 500;

#ifdef Q_OS_UNIX
bool takesMore(int descriptor, int milliseconds)
{
    pollfd wanted = {descriptor, POLLOUT, 0};
    return poll(&wanted, 1, milliseconds) > 0;
}
#endif

Error unwritable(const QString &path, const QString &reason)
{
    return {ErrorCode::FileUnwritable, {path, reason}};
}

// A disk that fills up takes the first part without a word; only the next write tells why.
bool writeAll(QFileDevice &file, QByteArray &buffer)
{
    qint64 done = 0;
    while (done < buffer.size()) {
        const qint64 written = file.write(buffer.constData() + done, buffer.size() - done);
        if (written <= 0)
            return false;
        done += written;
    }
    buffer.resize(0); // keeps its memory
    return true;
}

// One run of exportLog().
class Export
{
public:
    Export(std::unique_ptr<Exporter> exporter, const QString &path)
        : m_exporter(std::move(exporter)), m_file(path)
    {
    }

    bool open() { return m_file.open(QIODevice::WriteOnly); }
    QString reason() const { return m_file.errorString(); }
    qint64 records() const { return m_records; }

    void begin() { m_exporter->begin(m_buffer); }
    bool add(const SocketCall &call)
    {
        m_exporter->record(call, m_buffer);
        ++m_records;
        return m_buffer.size() < bufferLimit || writeAll(m_file, m_buffer);
    }
    bool finish()
    {
        m_exporter->end(m_buffer);
        // commit() of Qt 6.4.2 does not notice that its own last flush failed (disk full).
        return writeAll(m_file, m_buffer) && m_file.flush() && m_file.commit();
    }

private:
    std::unique_ptr<Exporter> m_exporter;
    QSaveFile m_file; // leaves no file unless it is committed
    QByteArray m_buffer;
    qint64 m_records = 0;
};

// QSaveFile renames its own file over the target: fatal for a device node.
bool isReplaceable(const QString &path)
{
    const QFileInfo target(path);
    return !target.exists() || target.isFile() || target.isDir();
}

} // namespace

Result<qint64> exportLog(const TrafficLog &log, const LogSnapshot &snapshot, const Filter &filter,
                         ExportFormat format, const QString &path, const std::atomic_bool &cancelled,
                         const std::function<void(double)> &progress, const RecordNotes &notes)
{
    if (!isReplaceable(path))
        return failure(unwritable(path, QStringLiteral("not a regular file")));
    Export run(makeExporter(format, log, notes), path);
    if (!run.open())
        return failure(unwritable(path, run.reason()));
    run.begin();

    bool written = true;
    quint64 seen = 0;
    snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&](const SocketCall &call) {
        if (seen++ % recordsPerLook == 0) {
            if (cancelled.load(std::memory_order_relaxed))
                return false;
            if (progress)
                progress(double(seen) / double(snapshot.size()));
        }
        written = !filter.matches(call) || run.add(call);
        return written;
    });
    if (cancelled.load(std::memory_order_relaxed))
        return 0;
    if (!written || !run.finish())
        return failure(unwritable(path, run.reason()));
    if (progress)
        progress(1);
    return run.records();
}

LiveLogFile::~LiveLogFile()
{
    finish(); // too late to tell anybody about an error
}

Result<void> LiveLogFile::open(ExportFormat format, const QString &path)
{
    finish();
    m_file.setFileName(path);
    // Unbuffered: m_buffer is the buffer, and a full disk shows at once.
    const bool opened = path == QLatin1String("-")
                            ? m_file.open(fileno(stderr), QIODevice::WriteOnly | QIODevice::Unbuffered)
                            : m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered);
    if (!opened)
        return failure(unwritable(path, m_file.errorString()));
    m_isStandardError = path == QLatin1String("-");
    m_exporter = makeExporter(format, m_log);
    m_nextId = m_log.snapshot().firstId();
    m_missed = 0;
    m_exporter->begin(m_buffer);
    return pump();
}

Result<void> LiveLogFile::pump()
{
    if (!isOpen())
        return {};
    const Result<void> result = writeNew();
    if (!result)
        close();
    return result;
}

Result<void> LiveLogFile::finish()
{
    const Result<void> pumped = pump();
    if (!isOpen())
        return pumped;
    m_exporter->end(m_buffer);
    const Result<void> result = writeOut();
#ifdef Q_OS_UNIX
    while (result && !m_buffer.isEmpty() && takesMore(fileno(stderr), lastWordsMs) && writeReady()) {
    }
#endif
    close();
    return result;
}

Result<void> LiveLogFile::writeNew()
{
    if (m_nextId == m_log.endId())
        return writeOut();
    const LogSnapshot snapshot = m_log.snapshot();
    if (snapshot.firstId() > m_nextId)
        m_missed += snapshot.firstId() - m_nextId;
    Result<void> result;
    snapshot.forEach(m_nextId, snapshot.endId(), [&](const SocketCall &call) {
        if (isStalled()) {
            ++m_missed;
            return true;
        }
        m_exporter->record(call, m_buffer);
        if (m_buffer.size() >= bufferLimit)
            result = writeOut();
        return result.has_value();
    });
    m_nextId = snapshot.endId();
    return result ? writeOut() : result;
}

Result<void> LiveLogFile::writeOut()
{
    const bool written = m_buffer.isEmpty() || (m_isStandardError ? writeReady() : writeAll(m_file, m_buffer));
    if (written)
        return {};
    return failure(unwritable(m_file.fileName(), m_file.errorString()));
}

bool LiveLogFile::isStalled() const
{
    return m_isStandardError && m_buffer.size() > stalledLimit;
}

/// What a terminal or a pipe takes now without waiting; the rest stays in the buffer. A pipe that is ready
/// takes PIPE_BUF bytes (POSIX). The descriptor's flags are the shell's too and are left alone.
bool LiveLogFile::writeReady()
{
#ifdef Q_OS_UNIX
    qsizetype done = 0;
    bool failed = false;
    while (done < m_buffer.size() && !failed && takesMore(fileno(stderr), 0)) {
        const qint64 written = m_file.write(m_buffer.constData() + done, qMin<qsizetype>(PIPE_BUF, m_buffer.size() - done));
        failed = written <= 0;
        done += qMax<qint64>(0, written);
    }
    m_buffer.remove(0, done);
    return !failed;
#else
    return writeAll(m_file, m_buffer);
#endif
}

void LiveLogFile::close()
{
    m_exporter.reset();
    m_buffer.clear();
    m_file.close();
}

} // namespace wirebench
