#include "core/replay/recording.h"

#include "core/base/errnotext.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <limits>

namespace wirebench {

namespace {

constexpr qint64 blockSize = 256 * 1024; // from one look at `cancelled` to the next

/// Fills a recording with the records as they are read.
class Loader
{
public:
    Loader(const QString &name, const RecordingLimits &limits)
        : m_name(name), m_limits(limits), m_recording(std::make_shared<Recording>()),
          m_reader([this](LoggedRecord &&record) { take(std::move(record)); })
    {
    }

    JsonLinesReader &reader() { return m_reader; }
    bool isFull() const { return m_recording->limited; }

    RecordingPtr finished()
    {
        makeLog(1); // of a file without records
        m_recording->header = m_reader.header();
        m_recording->cutShort = m_reader.isCutShort();
        return m_recording;
    }

private:
    void makeLog(quint64 firstId)
    {
        if (m_recording->log)
            return;
        // Nothing is ever dropped: isFull() comes before.
        constexpr quint64 unlimited = std::numeric_limits<quint64>::max();
        m_recording->log =
            std::make_unique<TrafficLog>(TrafficLog::Limits{unlimited, unlimited},
                                         RecordingOrigin{m_name, m_reader.header().startedNs, firstId});
        m_recording->firstId = firstId;
    }

    void take(LoggedRecord &&record)
    {
        m_bytes += sizeof(SocketCall) + quint64(record.call.payload.size());
        const bool fits = m_recording->times.size() < m_limits.records && m_bytes <= m_limits.bytes;
        m_recording->limited = m_recording->limited || !fits;
        if (m_recording->limited)
            return;
        const quint64 idInFile = record.call.id;
        makeLog(idInFile);
        std::vector<qint64> &times = m_recording->times;
        times.push_back(times.empty() ? record.call.timeNs : std::max(times.back(), record.call.timeNs));
        const quint64 id = m_recording->log->append(std::move(record.call));
        m_recording->renumbered = m_recording->renumbered || id != idInFile;
        if (!record.note.isEmpty())
            m_recording->notes[id] = record.note;
    }

    const QString m_name;
    const RecordingLimits m_limits;
    RecordingPtr m_recording;
    quint64 m_bytes = 0;
    JsonLinesReader m_reader;
};

tl::unexpected<Error> named(Error error, const QString &path)
{
    error.arguments[0] = path;
    return failure(error);
}

} // namespace

Result<RecordingPtr> loadRecording(const QString &path, const std::atomic_bool &cancelled,
                                   const std::function<void(double)> &progress, const RecordingLimits &limits)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a pipe would be waited for
        return failure({ErrorCode::FileUnreadable, {path, errnoText(info.isDir() ? EISDIR : ESPIPE)}});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure({ErrorCode::FileUnreadable, {path, file.errorString()}});
    Loader loader(info.fileName(), limits);
    QByteArray block(blockSize, Qt::Uninitialized);
    qint64 got = 0;
    while (!loader.isFull() && (got = file.read(block.data(), blockSize)) > 0) {
        if (cancelled.load(std::memory_order_relaxed))
            return failure({ErrorCode::Cancelled, {path}});
        if (const Result<void> fed = loader.reader().feed(QByteArrayView(block.constData(), got)); !fed)
            return named(fed.error(), path);
        if (progress && file.size() > 0)
            progress(double(file.pos()) / double(file.size()));
    }
    if (got < 0)
        return failure({ErrorCode::FileUnreadable, {path, file.errorString()}});
    if (loader.isFull())
        return loader.finished();
    if (const Result<void> ended = loader.reader().finish(); !ended)
        return named(ended.error(), path);
    return loader.finished();
}

} // namespace wirebench
