#include "core/web/downloader.h"

#include "core/base/errnotext.h"
#include "core/web/downloadjob.h"

#include <QFileInfo>
#include <QSet>
#include <QTimer>

#include <cerrno>
#include <map>
#include <utility>

namespace wirebench {

namespace {

constexpr int publishIntervalMs = 100;

} // namespace

class Downloader::Private
{
public:
    Private(Downloader &downloader, TrafficLog &log, Reactor &reactor, const QString &name);

    void start(const DownloaderConfig &config);
    void cancel();
    void cancelOne(int number);
    void retry(int number);

    const EndpointPtr endpoint;

private:
    std::optional<Error> folderError() const;
    void startWaiting();
    void startOne(Download &download);
    void jobEnded(int number);
    void mark(int number);
    void publish();
    void endIfDone();
    bool isKnown(int number) const { return number >= 0 && number < m_downloads.size(); }

    Downloader &q;
    TrafficLog &m_log;
    Reactor &m_reactor;
    DownloaderConfig m_config;
    QList<Download> m_downloads;
    std::map<int, DownloadJob *> m_jobs; ///< that run, by number
    QSet<int> m_anew;                    ///< whose beginnings are of no use any more
    QSet<int> m_changed;
    QTimer m_publishTimer;
    bool m_running = false;
    QObject m_jobOwner; ///< of those that have ended too, until the event loop turns
};

Downloader::Private::Private(Downloader &downloader, TrafficLog &log, Reactor &reactor, const QString &name)
    : endpoint(log.addEndpoint(EndpointKind::TcpClient, name)), q(downloader), m_log(log), m_reactor(reactor)
{
    m_publishTimer.setInterval(publishIntervalMs);
    connect(&m_publishTimer, &QTimer::timeout, &m_publishTimer, [this] { publish(); });
}

std::optional<Error> Downloader::Private::folderError() const
{
    const QFileInfo folder(m_config.folder);
    if (!folder.isDir())
        return Error{ErrorCode::NotAFolder, {m_config.folder}};
    if (!folder.isWritable())
        return Error{ErrorCode::FileUnwritable, {m_config.folder, errnoText(EACCES)}};
    return std::nullopt;
}

void Downloader::Private::start(const DownloaderConfig &config)
{
    if (m_running)
        return;
    m_config = config;
    m_downloads.clear();
    m_changed.clear();
    m_anew.clear();
    if (const auto error = folderError()) {
        Q_EMIT q.failed(*error);
        return;
    }
    for (const QUrl &url : config.urls) {
        Download download;
        download.number = int(m_downloads.size());
        download.url = url;
        m_downloads.append(download);
        m_changed.insert(download.number);
    }
    m_running = true;
    Q_EMIT q.started();
    startWaiting();
    publish();
    m_publishTimer.start();
    // Nothing to do is told as everything else, from the event loop.
    QMetaObject::invokeMethod(
        &m_publishTimer, [this] { endIfDone(); }, Qt::QueuedConnection);
}

void Downloader::Private::startWaiting()
{
    for (Download &download : m_downloads) {
        if (int(m_jobs.size()) >= std::max(1, m_config.jobs))
            return;
        if (download.state == DownloadState::Waiting)
            startOne(download);
    }
}

void Downloader::Private::startOne(Download &download)
{
    const int number = download.number;
    auto *job = new DownloadJob(m_log, m_reactor, endpoint, m_config, download, m_anew.remove(number));
    job->setParent(&m_jobOwner);
    connect(job, &DownloadJob::ended, &m_publishTimer, [this, number] { jobEnded(number); });
    job->start();
    download = job->look();
    m_changed.insert(number);
    m_jobs[number] = job;
}

void Downloader::Private::jobEnded(int number)
{
    DownloadJob *job = m_jobs[number];
    m_downloads[number] = job->look();
    if (m_downloads[number].error.code == ErrorCode::DownloadChanged)
        m_anew.insert(number);
    m_changed.insert(number);
    m_jobs.erase(number);
    job->deleteLater(); // it is on the call stack
    startWaiting();
    endIfDone();
}

void Downloader::Private::cancel()
{
    for (const Download &download : std::as_const(m_downloads))
        cancelOne(download.number);
}

void Downloader::Private::cancelOne(int number)
{
    if (!isKnown(number))
        return;
    Download &download = m_downloads[number];
    if (download.state == DownloadState::Running) {
        m_jobs[number]->cancel();
    } else if (download.state == DownloadState::Waiting) {
        download.state = DownloadState::Cancelled;
        download.error = {ErrorCode::Cancelled, {download.url.toString(QUrl::RemoveUserInfo)}};
        m_changed.insert(number);
        QMetaObject::invokeMethod(
            &m_publishTimer, [this] { endIfDone(); }, Qt::QueuedConnection);
    }
}

void Downloader::Private::retry(int number)
{
    if (!isKnown(number))
        return;
    Download &download = m_downloads[number];
    if (download.state != DownloadState::Failed && download.state != DownloadState::Cancelled)
        return;
    download.state = DownloadState::Waiting;
    download.error = {};
    m_changed.insert(number);
    m_running = true;
    m_publishTimer.start();
    startWaiting();
}

void Downloader::Private::publish()
{
    for (const auto &[number, job] : m_jobs) {
        Download &known = m_downloads[number];
        const Download &now = job->look();
        if (known == now)
            continue;
        known = now;
        m_changed.insert(number);
    }
    if (m_changed.isEmpty())
        return;
    QList<Download> changed;
    for (const Download &download : std::as_const(m_downloads)) {
        if (m_changed.contains(download.number))
            changed.append(download);
    }
    m_changed.clear();
    Q_EMIT q.downloadsChanged(changed);
}

void Downloader::Private::endIfDone()
{
    const bool waits = std::any_of(m_downloads.cbegin(), m_downloads.cend(), [](const Download &download) {
        return download.state == DownloadState::Waiting;
    });
    if (!m_running || waits || !m_jobs.empty())
        return;
    m_running = false;
    m_publishTimer.stop();
    publish();
    Q_EMIT q.finished();
}

Downloader::Downloader(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, log, reactor, name))
{
}

Downloader::~Downloader()
{
    blockSignals(true);
}

EndpointId Downloader::endpointId() const
{
    return d->endpoint->id;
}

void Downloader::start(const DownloaderConfig &config)
{
    d->start(config);
}

void Downloader::cancel()
{
    d->cancel();
}

void Downloader::cancelOne(int number)
{
    d->cancelOne(number);
}

void Downloader::retry(int number)
{
    d->retry(number);
}

} // namespace wirebench
