#include "ui/http/httpwords.h"

#include "core/http/httpwriter.h"
#include "core/payload/preview.h"
#include "ui/models/numbertext.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

constexpr int reasonLength = 60; // characters

struct HttpWords
{
    Q_DECLARE_TR_FUNCTIONS(HttpWords)
};

} // namespace

QString phaseText(HttpPhase phase)
{
    switch (phase) {
    case HttpPhase::Idle:
        break;
    case HttpPhase::LookingUp:
        return HttpWords::tr("looking up");
    case HttpPhase::Connecting:
        return HttpWords::tr("connecting");
    case HttpPhase::Securing:
        return HttpWords::tr("TLS handshake");
    case HttpPhase::Sending:
        return HttpWords::tr("sending");
    case HttpPhase::Waiting:
        return HttpWords::tr("waiting for the answer");
    case HttpPhase::Receiving:
        return HttpWords::tr("receiving");
    }
    return {};
}

QString partName(HttpPartKind kind)
{
    switch (kind) {
    case HttpPartKind::Method:
        return HttpWords::tr("method");
    case HttpPartKind::Target:
        return HttpWords::tr("target");
    case HttpPartKind::Version:
        return HttpWords::tr("version");
    case HttpPartKind::Status:
        return HttpWords::tr("status");
    case HttpPartKind::Reason:
        return HttpWords::tr("reason");
    case HttpPartKind::FieldName:
        return HttpWords::tr("header name");
    case HttpPartKind::FieldValue:
        return HttpWords::tr("header value");
    case HttpPartKind::ChunkSize:
        return HttpWords::tr("chunk size");
    case HttpPartKind::ChunkExtension:
        return HttpWords::tr("chunk extension");
    case HttpPartKind::Body:
        return HttpWords::tr("body");
    case HttpPartKind::TrailerName:
        return HttpWords::tr("trailer name");
    case HttpPartKind::TrailerValue:
        return HttpWords::tr("trailer value");
    case HttpPartKind::LineEnd:
        return HttpWords::tr("separator");
    case HttpPartKind::Fault:
        return HttpWords::tr("fault");
    }
    return {};
}

QString statusText(const HttpResponseHead &head)
{
    const QByteArray reason = head.reason.isEmpty() ? reasonPhrase(head.status) : head.reason;
    const QString word = previewLine(reason, reasonLength);
    return word.isEmpty() ? QString::number(head.status) : QString::number(head.status) + u' ' + word;
}

QString progressDetails(const HttpProgress &progress, qint64 elapsedMs)
{
    QStringList details = {formatDuration(elapsedMs * 1'000'000)};
    if (progress.toSend > 0 && progress.phase == HttpPhase::Sending)
        details.append(
            HttpWords::tr("%1 of %2 sent").arg(formatBytes(progress.sent), formatBytes(progress.toSend)));
    if (progress.received > 0 && progress.toReceive > 0)
        details.append(
            HttpWords::tr("%1 of %2").arg(formatBytes(progress.received), formatBytes(progress.toReceive)));
    else if (progress.received > 0)
        details.append(formatBytes(progress.received));
    return details.join(QStringLiteral(" · "));
}

QString outcomeDetails(const QList<HttpHop> &hops)
{
    if (hops.isEmpty())
        return {};
    const HttpHop &last = hops.last();
    QStringList details = {formatDuration(last.timings.total())};
    if (last.body)
        details.append(formatBytes(last.body->size()));
    if (!last.complete)
        details.append(HttpWords::tr("partial"));
    if (hops.size() > 1)
        details.append(HttpWords::tr("%n steps", nullptr, int(hops.size())));
    return details.join(QStringLiteral(" · "));
}

QString outcomeWord(const HttpHop &hop)
{
    if (hop.answered)
        return statusText(hop.response);
    return hop.error.code == ErrorCode::Cancelled ? HttpWords::tr("cancelled") : HttpWords::tr("no answer");
}

QString stepText(const HttpHop &hop)
{
    return QStringLiteral("%1 %2 → %3")
        .arg(QString::fromUtf8(hop.request.method), hop.url.toDisplayString(), outcomeWord(hop));
}

StateKind outcomeKind(const HttpHop &hop)
{
    const bool well =
        hop.answered && hop.complete && hop.error.code == ErrorCode::None && hop.response.status < 400;
    return well ? StateKind::Well : StateKind::Trouble;
}

} // namespace wirebench
