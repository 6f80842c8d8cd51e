#include "ui/http/requestpreview.h"

#include "core/http/cookiejar.h"
#include "core/http/httpexchange.h"
#include "core/workspace/httprequestconfig.h"
#include "ui/http/anatomyview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/errortext.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

/// What comes before the first file, at most the limit.
QByteArray beginOf(const HttpBody &body)
{
    QByteArray bytes;
    for (const HttpBody::Segment &segment : body.segments) {
        bytes += segment.bytes.left(RequestPreview::bodyLimit - bytes.size());
        if (!segment.filePath.isEmpty() || bytes.size() >= RequestPreview::bodyLimit)
            break;
    }
    return bytes;
}

} // namespace

RequestPreview::RequestPreview(Look &look, QWidget *parent)
    : QWidget(parent), m_anatomy(new AnatomyView(look, this))
{
    m_anatomy->edit()->setAccessibleName(tr("Preview of the request"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_anatomy);
}

void RequestPreview::preview(const HttpRequestSettings &settings, const QList<QNetworkCookie> &cookies)
{
    m_kind = settings.bodyKind;
    if (const Result<HttpRequest> request = httpRequest(settings))
        preview(*request, cookies);
    else
        m_anatomy->setEmpty(tr("Nothing would be sent. %1").arg(errorText(request.error()).line()));
}

void RequestPreview::preview(const HttpRequest &request, const QList<QNetworkCookie> &cookies)
{
    CookieJar jar;
    jar.setAll(cookies);
    const Result<QByteArray> head = firstHead(request, jar);
    if (!head) {
        m_anatomy->setEmpty(tr("Nothing would be sent. %1").arg(errorText(head.error()).line()));
        return;
    }
    const QByteArray message = *head + beginOf(request.body);
    m_anatomy->setMessage(message, quint64(head->size() + request.body.size()), requestParts(message));
    m_anatomy->setRemark(remarkFor(request.body, m_kind));
}

QString RequestPreview::remarkFor(const HttpBody &body, HttpBodyKind kind)
{
    QStringList remarks;
    for (const HttpBody::Segment &segment : body.segments) {
        if (!segment.filePath.isEmpty())
            remarks.append(
                tr("%1 of the file %2 follow.").arg(formatBytes(segment.fileSize), segment.filePath));
    }
    if (kind == HttpBodyKind::Multipart)
        remarks.append(tr("The boundary is drawn anew for each request."));
    return remarks.join(u' ');
}

} // namespace wirebench
