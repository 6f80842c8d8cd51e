#pragma once

#include "core/base/error.h"
#include "core/http/bodystore.h"
#include "core/http/httpmessage.h"
#include "core/http/httppart.h"

#include <QDateTime>
#include <QUrl>

namespace wirebench {

/// How long the phases of one request took, in nanoseconds; -1 where there was none (a kept connection has no
/// look-up). Their sum is the whole but for the gaps between them.
struct HttpTimings
{
    qint64 lookUp = -1;
    qint64 connect = -1; ///< the dialogue with a proxy included
    qint64 tls = -1;
    qint64 send = -1;
    qint64 wait = -1; ///< from the last byte sent to the first received
    qint64 receive = -1;

    qint64 total() const;
};

/// One request that was sent and what came back, as the window, HAR and the command line show it. A value
/// that is complete when it is handed over, and not changed afterwards.
struct HttpHop
{
    static constexpr qint64 rawLimit = 1024 * 1024; ///< bytes of a raw message that are kept

    QUrl url;
    QDateTime started;
    QString peer;           ///< "127.0.0.1:8080"
    quint32 connection = 0; ///< its id in the log
    bool reused = false;    ///< it stood already

    HttpRequestHead request;
    QByteArray sent; ///< head and body as they went to the wire, at most rawLimit of them
    quint64 sentSize = 0;

    bool answered = false; ///< response is there
    HttpResponseHead response;
    HttpFields trailer;
    QByteArray raw; ///< the response as it came, at most rawLimit of it
    quint64 rawSize = 0;
    QList<HttpPart> parts; ///< of the raw response
    BodyStorePtr body;     ///< content codings undone; null without an answer
    bool complete = false; ///< else what is there is partial, and error says why
    HttpTimings timings;
    Error error;             ///< of this hop; None if all went well
    BodyStorePtr postedBody; ///< of a request from an archive, which has no raw messages; else null
};

} // namespace wirebench
