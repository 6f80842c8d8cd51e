#pragma once

#include "core/traffic/logfile.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/worksheetparts.h"

#include <QObject>

namespace wirebench {

/// Writes records to a file in the thread pool, one export at a time. Lives on the GUI thread, owned by the
/// traffic panel. Destroying it cancels the export and waits until the
/// pool's thread has let go of the log.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    /// @param log outlives the job
    explicit ExportJob(const TrafficLog &log, QObject *parent = nullptr);
    ~ExportJob() override;

    /// What a file dialog offers, one filter for each format: "Text (*.txt)", …
    static QStringList nameFilters();
    /// The suffix in one of them, without its dot: "txt".
    static QString suffixOf(const QString &nameFilter);

    bool isRunning() const { return m_job.isRunning(); }
    QString path() const { return m_path; }

    /// The format is that of the path's suffix. Ignored while an export runs.
    /// @param parts what a worksheet has beside the records; of it the other formats take the notes
    void start(const LogSnapshot &snapshot, const Filter &filter, const WorksheetParts &parts, const QString &path);
    /// Gives up; no file is left. cancelled() follows at once.
    void cancel();

Q_SIGNALS:
    void started(const QString &path);
    /// @param share from 0 to 1
    void progressed(double share);
    void finished(const QString &path, qint64 records);
    void failed(const wirebench::Error &error);
    void cancelled();

private:
    using Work = std::function<Result<qint64>(const std::atomic_bool &cancelled)>;
    Work exportWork(const LogSnapshot &snapshot, const Filter &filter, const RecordNotes &notes,
                    ExportFormat format);
    Work worksheetWork(const LogSnapshot &snapshot, const Filter &filter, const WorksheetParts &parts) const;
    void deliver(const Result<qint64> &result);

    const TrafficLog &m_log;
    QThreadPool m_pool; // its own, so that the destructor waits for this export only
    PoolJob<Result<qint64>> m_job;
    QString m_path;
};

} // namespace wirebench
