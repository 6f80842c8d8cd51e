#include "ui/http/httprequestsession.h"

#include "core/workspace/httprequestconfig.h"

namespace wirebench {

HttpRequestSession::HttpRequestSession(TrafficLog &log, IoThread &thread, const QString &name,
                                       QObject *parent)
    : QObject(parent), m_client(thread, log, thread.reactor(), name),
      m_endpointId(m_client.object()->endpointId())
{
    const HttpClient *client = m_client.object();
    connect(client, &HttpClient::progressed, this, [this](const HttpProgress &progress) {
        m_progress = progress;
        Q_EMIT progressed();
    });
    connect(client, &HttpClient::finished, this, &HttpRequestSession::finish);
    connect(client, &HttpClient::cookiesChanged, this, [this](const QList<QNetworkCookie> &cookies) {
        m_cookies = cookies;
        Q_EMIT cookiesChanged();
    });
    connect(client, &HttpClient::statusChanged, this, [this](const TcpClientStatus &status) {
        m_status = status;
        Q_EMIT statusChanged();
    });
}

Result<void> HttpRequestSession::start(const HttpRequestSettings &settings, const QByteArray &exception)
{
    const Result<HttpRequest> request = httpRequest(settings);
    if (!request)
        return failure(request.error());
    Result<HttpClientConfig> config = httpClientConfig(settings);
    if (!config)
        return failure(config.error());
    config->tls.exception = exception;
    if (m_running)
        return {};
    m_running = true;
    m_since.start();
    m_progress = {};
    m_progress.url = request->url;
    m_client.call(
        [request = *request, config = *config](HttpClient &client) { client.send(request, config); });
    return {};
}

void HttpRequestSession::cancel()
{
    m_client.call([](HttpClient &client) { client.cancel(); });
}

void HttpRequestSession::closeConnection()
{
    m_client.call([](HttpClient &client) { client.closeConnection(); });
}

void HttpRequestSession::setCookies(const QList<QNetworkCookie> &cookies)
{
    m_cookies = cookies;
    m_client.call([cookies](HttpClient &client) { client.setCookies(cookies); });
}

void HttpRequestSession::finish(const HttpResultPtr &result)
{
    m_running = false;
    m_progress = {};
    Q_EMIT finished(result);
}

} // namespace wirebench
