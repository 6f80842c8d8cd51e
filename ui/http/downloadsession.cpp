#include "ui/http/downloadsession.h"

#include "core/workspace/downloadconfig.h"

namespace wirebench {

DownloadSession::DownloadSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_downloader(thread, log, thread.reactor(), name),
      m_endpointId(m_downloader.object()->endpointId())
{
    const Downloader *downloader = m_downloader.object();
    connect(downloader, &Downloader::started, this, &DownloadSession::started);
    connect(downloader, &Downloader::downloadsChanged, this, &DownloadSession::downloadsChanged);
    connect(downloader, &Downloader::failed, this, [this](const Error &error) {
        m_running = false;
        Q_EMIT failed(error);
    });
    connect(downloader, &Downloader::finished, this, [this] {
        m_running = false;
        Q_EMIT finished();
    });
}

Result<void> DownloadSession::start(const DownloadSettings &settings)
{
    const Result<DownloaderConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (m_running)
        return {};
    m_running = true;
    m_downloader.call([config = *config](Downloader &downloader) { downloader.start(config); });
    return {};
}

void DownloadSession::cancel()
{
    m_downloader.call([](Downloader &downloader) { downloader.cancel(); });
}

void DownloadSession::cancelOne(int number)
{
    m_downloader.call([number](Downloader &downloader) { downloader.cancelOne(number); });
}

void DownloadSession::retry(int number)
{
    m_running = true;
    m_downloader.call([number](Downloader &downloader) { downloader.retry(number); });
}

} // namespace wirebench
