#include "ui/widgets/exportjob.h"

#include <QFileInfo>

namespace wirebench {

namespace {

constexpr QLatin1StringView worksheetSuffix("html");

} // namespace

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
            tr("Wireshark capture (*.pcapng)"), tr("Worksheet (*.html)")};
}

QString ExportJob::suffixOf(const QString &nameFilter)
{
    const qsizetype dot = nameFilter.lastIndexOf(u'.');
    return dot < 0 ? QString() : nameFilter.mid(dot + 1).remove(u')');
}

void ExportJob::start(const LogSnapshot &snapshot, const Filter &filter, const WorksheetParts &parts,
                      const QString &path)
{
    if (isRunning())
        return;
    m_path = path;
    const bool isWorksheet = QFileInfo(path).suffix().compare(worksheetSuffix, Qt::CaseInsensitive) == 0;
    const std::optional<ExportFormat> format = exportFormatForPath(path);
    if (!isWorksheet && !format) {
        Q_EMIT failed({ErrorCode::FileUnwritable,
                       {path, tr("its name must end in .txt, .csv, .jsonl, .pcapng or .html")}});
        return;
    }
    m_job.start(isWorksheet ? worksheetWork(snapshot, filter, parts) : exportWork(snapshot, filter, parts.notes, *format),
                [this](const Result<qint64> &result) { deliver(result); });
    Q_EMIT started(path);
}

ExportJob::Work ExportJob::exportWork(const LogSnapshot &snapshot, const Filter &filter, const RecordNotes &notes,
                                      ExportFormat format)
{
    // In the pool's thread; this object lives at least as long as the work (see the destructor).
    const auto report = [this](double share) {
        const auto tell = [this, share] {
            if (isRunning())
                Q_EMIT progressed(share);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    return [this, snapshot, filter, notes, path = m_path, format, report](const std::atomic_bool &cancelled) {
        return exportLog(m_log, snapshot, filter, format, path, cancelled, report, notes);
    };
}

ExportJob::Work ExportJob::worksheetWork(const LogSnapshot &snapshot, const Filter &filter,
                                         const WorksheetParts &parts) const
{
    // Words and settings belong to this thread, the picture and the table to the pool's.
    const WorksheetContent content = worksheetContent(parts, QFileInfo(m_path).completeBaseName(), snapshot.size());
    return [this, content, snapshot, filter, endpoints = parts.endpoints,
            path = m_path](const std::atomic_bool &cancelled) {
        WorksheetContent whole = content;
        whole.ladderSvg = worksheetLadder(m_log, snapshot, endpoints);
        return writeWorksheet(whole, {&m_log, snapshot, filter}, path, cancelled);
    };
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
