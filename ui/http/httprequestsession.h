#pragma once

#include "core/net/iothread.h"
#include "core/web/httpclient.h"
#include "core/workspace/settings.h"

#include <QElapsedTimer>
#include <QObject>

namespace wirebench {

/// What one session of requests drives: the HTTP client on the I/O thread, its commands, its cookies, and its
/// state as the window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread
/// outlive it.
class HttpRequestSession final : public QObject
{
    Q_OBJECT

public:
    HttpRequestSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    bool isRunning() const { return m_running; }
    /// A connection stands that the next request to the same origin can use.
    bool isConnected() const { return m_status.state == ClientState::Connected; }
    const HttpProgress &progress() const { return m_progress; }
    /// Of the request that runs.
    qint64 elapsedMs() const { return m_running ? m_since.elapsed() : 0; }
    const TcpClientStatus &status() const { return m_status; }
    const QList<QNetworkCookie> &cookies() const { return m_cookies; }

    /// Sends the request. The error is a field that cannot be used (see httpRequest(), httpClientConfig());
    /// what the network says comes with finished().
    /// @param exception the SHA-256 of the one certificate that is taken although it breaks a rule.
    Result<void> start(const HttpRequestSettings &settings, const QByteArray &exception = {});
    void cancel();
    void closeConnection();
    void setCookies(const QList<QNetworkCookie> &cookies);

Q_SIGNALS:
    /// progress() has changed.
    void progressed();
    void finished(const wirebench::HttpResultPtr &result);
    /// cookies() are others, by an answer.
    void cookiesChanged();
    /// status() has changed.
    void statusChanged();

private:
    void finish(const HttpResultPtr &result);

    InThread<HttpClient> m_client;
    const EndpointId m_endpointId;
    TcpClientStatus m_status;
    HttpProgress m_progress;
    QList<QNetworkCookie> m_cookies;
    QElapsedTimer m_since;
    bool m_running = false;
};

} // namespace wirebench
