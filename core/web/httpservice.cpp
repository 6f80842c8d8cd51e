#include "core/web/httpservice.h"

#include "core/http/httpdate.h"
#include "core/web/httpserverhandler.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr int tellIntervalMs = 50;
constexpr qsizetype mostUntold = 1000;
constexpr int longestLookMs = 1000;
// Who never asks anything, where connections are not kept anyway.
constexpr int firstRequestMs = 15'000;

} // namespace

HttpService::HttpService(const TrafficLog &log, Served served) : m_log(log), m_served(std::move(served))
{
    m_tellTimer.setInterval(tellIntervalMs);
    m_tellTimer.setSingleShot(true);
    QObject::connect(&m_tellTimer, &QTimer::timeout, &m_tellTimer, [this] { tell(); });
    QObject::connect(&m_lookTimer, &QTimer::timeout, &m_lookTimer, [this] { look(); });
}

HttpService::~HttpService() = default;

Result<void> HttpService::begin(const HttpServerConfig &config)
{
    m_files.reset();
    if (config.serve == HttpServe::Folder) {
        auto files = FolderFiles::at(config.folder);
        if (!files)
            return failure(files.error());
        m_files.emplace(std::move(*files), config.listing);
    }
    m_config = config;
    m_count = m_dropped = 0;
    m_untold.clear();
    const int quietMs = int(quietLimitNs() / 1'000'000);
    m_lookTimer.start(std::clamp(quietMs / 4, 10, longestLookMs));
    return {};
}

void HttpService::end()
{
    m_lookTimer.stop();
    for (HttpServerHandler *handler : m_handlers)
        handler->cutOff();
    tell();
}

qint64 HttpService::quietLimitNs() const
{
    return qint64(m_config.keepAliveMs > 0 ? m_config.keepAliveMs : firstRequestMs) * 1'000'000;
}

const QByteArray &HttpService::date()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(second);
    }
    return m_date;
}

HttpAnswer HttpService::answer(const HttpRequestHead &request)
{
    return m_files->answer(request, QDateTime::currentSecsSinceEpoch());
}

void HttpService::report(ServedRequest request)
{
    request.number = ++m_count;
    m_untold.append(std::move(request));
    if (m_untold.size() > mostUntold) {
        m_untold.removeFirst();
        ++m_dropped;
    }
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
}

void HttpService::tell()
{
    m_tellTimer.stop();
    if (!m_untold.isEmpty())
        m_served(std::exchange(m_untold, {}), std::exchange(m_dropped, 0));
}

void HttpService::look()
{
    const qint64 at = now();
    for (HttpServerHandler *handler :
         m_handlers) // one that closes its connection goes later, from the event loop
        handler->look(at);
}

} // namespace wirebench
