#pragma once

#include "core/http/httphop.h"
#include "core/web/httpclient.h"
#include "ui/widgets/addressline.h"

#include <QString>

namespace wirebench {

/// What the window calls the things of HTTP, in its language. Plain functions; GUI thread. What a peer sent
/// is shown with its control characters as symbols, and short enough for a line.

/// "looking up", "waiting for the answer"; empty for Idle.
QString phaseText(HttpPhase phase);
/// "header name".
QString partName(HttpPartKind kind);
/// "200 OK"; the usual reason where the server gave none.
QString statusText(const HttpResponseHead &head);
/// How far it is: "1.20 s · 3.0 MiB of 10.0 MiB".
QString progressDetails(const HttpProgress &progress, qint64 elapsedMs);
/// Of an exchange that came to an answer: "12.3 ms · 3.1 KiB · partial · 2 steps".
QString outcomeDetails(const QList<HttpHop> &hops);
/// Of a step: its status, or what happened in place of an answer ("cancelled", "no answer").
QString outcomeWord(const HttpHop &hop);
/// "GET http://localhost:8080/ → 302 Found".
QString stepText(const HttpHop &hop);
/// Whether all went well: a whole answer with a status below 400.
StateKind outcomeKind(const HttpHop &hop);

} // namespace wirebench
