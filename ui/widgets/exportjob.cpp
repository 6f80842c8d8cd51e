#include "ui/widgets/exportjob.h"

namespace wirebench {

ExportJob::ExportJob(const TrafficLog &log, QObject *parent) : QObject(parent), m_log(log), m_job(&m_pool)
{
    m_pool.setMaxThreadCount(1);
}

ExportJob::~ExportJob()
{
    m_job.cancel();
    m_pool.waitForDone();
}

QStringList ExportJob::nameFilters()
{
    return {tr("Text (*.txt)"), tr("Table (*.csv)"), tr("JSON Lines (*.jsonl)"),
            tr("Wireshark capture (*.pcapng)")};
}

QString ExportJob::suffixOf(const QString &nameFilter)
{
    const qsizetype dot = nameFilter.lastIndexOf(u'.');
    return dot < 0 ? QString() : nameFilter.mid(dot + 1).remove(u')');
}

void ExportJob::start(const LogSnapshot &snapshot, const Filter &filter, const QString &path)
{
    if (isRunning())
        return;
    m_path = path;
    const std::optional<ExportFormat> format = exportFormatForPath(path);
    if (!format) {
        Q_EMIT failed(
            {ErrorCode::FileUnwritable, {path, tr("its name must end in .txt, .csv, .jsonl or .pcapng")}});
        return;
    }
    // In the pool's thread; this object lives at least as long as the work (see the destructor).
    const auto report = [this](double share) {
        const auto tell = [this, share] {
            if (isRunning())
                Q_EMIT progressed(share);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    m_job.start(
        [this, snapshot, filter, path, format, report](const std::atomic_bool &cancelled) {
            return exportLog(m_log, snapshot, filter, *format, path, cancelled, report);
        },
        [this](const Result<qint64> &result) { deliver(result); });
    Q_EMIT started(path);
}

void ExportJob::cancel()
{
    if (!isRunning())
        return;
    m_job.cancel();
    Q_EMIT cancelled();
}

void ExportJob::deliver(const Result<qint64> &result)
{
    if (result)
        Q_EMIT finished(m_path, *result);
    else
        Q_EMIT failed(result.error());
}

} // namespace wirebench
