#include "ui/replay/recordingloader.h"

namespace wirebench {

RecordingLoader::RecordingLoader(QObject *parent) : QObject(parent), m_job(&m_pool)
{
    m_pool.setMaxThreadCount(1);
}

RecordingLoader::~RecordingLoader()
{
    m_job.cancel();
    m_pool.waitForDone();
}

void RecordingLoader::start(const QString &path)
{
    // In the pool's thread; this object lives at least as long as the work (see the destructor).
    const auto report = [this, last = -1](double share) mutable {
        const int percent = int(share * 100);
        if (std::exchange(last, percent) == percent)
            return;
        const auto tell = [this, share] {
            if (isRunning())
                Q_EMIT progressed(share);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    m_job.start([path, report](const std::atomic_bool &cancelled) { return loadRecording(path, cancelled, report); },
                [this](const Result<RecordingPtr> &result) { deliver(result); });
}

void RecordingLoader::deliver(const Result<RecordingPtr> &result)
{
    if (result)
        Q_EMIT loaded(*result);
    else
        Q_EMIT failed(result.error());
}

} // namespace wirebench
