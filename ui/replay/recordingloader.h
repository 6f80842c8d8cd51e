#pragma once

#include "core/replay/recording.h"
#include "ui/models/pooljob.h"

#include <QObject>

namespace wirebench {

/// Reads a recording in the thread pool. Lives on the GUI thread, owned by the recording's page. Destroying it
/// cancels the reading and waits for it, which is a matter of milliseconds.
class RecordingLoader final : public QObject
{
    Q_OBJECT

public:
    explicit RecordingLoader(QObject *parent = nullptr);
    ~RecordingLoader() override;

    /// Ends in loaded() or failed(), unless it is cancelled.
    void start(const QString &path);
    /// Nothing is said after this.
    void cancel() { m_job.cancel(); }
    bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// @param share from 0 to 1; at most some hundred times
    void progressed(double share);
    void loaded(const wirebench::RecordingPtr &recording);
    /// FileUnreadable, FileNotLog.
    void failed(const wirebench::Error &error);

private:
    void deliver(const Result<RecordingPtr> &result);

    QThreadPool m_pool; // its own, so that the destructor waits for this reading only
    PoolJob<Result<RecordingPtr>> m_job;
};

} // namespace wirebench
