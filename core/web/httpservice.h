#pragma once

#include "core/traffic/trafficlog.h"
#include "core/web/fileresponder.h"
#include "core/web/httpserver.h"

#include <QTimer>

#include <functional>
#include <optional>
#include <unordered_set>

namespace wirebench {

class HttpServerHandler;

/// What the connections of one HTTP server share: what it serves, the list of what it has served, and the one
/// timer that finds out which of them have been quiet for too long (one for each would be dear with thousands
/// of them). On the server's thread; outlives the handlers.
class HttpService
{
public:
    using Served = std::function<void(const QList<ServedRequest> &requests, quint64 dropped)>;

    HttpService(const TrafficLog &log, Served served);
    ~HttpService();

    /// Before the server starts. Error: NotAFolder.
    Result<void> begin(const HttpServerConfig &config);
    /// It has stopped: answers under way are told as cut off, and what waits to be told is told.
    void end();

    const HttpServerConfig &config() const { return m_config; }
    qint64 now() const { return m_log.now(); } ///< log time
    /// How long a connection may be quiet, in nanoseconds.
    qint64 quietLimitNs() const;
    /// Of Date: the same for a second.
    const QByteArray &date();

    HttpAnswer answer(const HttpRequestHead &request);

    void add(HttpServerHandler &handler) { m_handlers.insert(&handler); }
    void remove(HttpServerHandler &handler) { m_handlers.erase(&handler); }
    void report(ServedRequest request);

private:
    void look();
    void tell();

    const TrafficLog &m_log;
    const Served m_served;
    HttpServerConfig m_config;
    std::optional<FileResponder> m_files;
    std::unordered_set<HttpServerHandler *> m_handlers;
    qint64 m_dateSecond = -1;
    QByteArray m_date;
    quint64 m_count = 0;
    QList<ServedRequest> m_untold;
    quint64 m_dropped = 0;
    QTimer m_tellTimer;
    QTimer m_lookTimer;
};

} // namespace wirebench
