#include "core/web/downloadjob.h"

#include "core/http/contentrange.h"
#include "core/http/httpwriter.h"
#include "core/web/downloadname.h"

namespace wirebench {

namespace {

constexpr qint64 msInNs = 1'000'000;

/// What is kept on disk of it: no password, and nothing that the server never sees.
QUrl publicUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

/// Only a strong tag says that the bytes are the same (RFC 9110, 8.8.1).
QByteArray strongTag(const HttpFields &fields)
{
    const QByteArray tag = fields.value("ETag");
    return tag.startsWith('"') ? tag : QByteArray();
}

HttpClientConfig clientConfig(const DownloaderConfig &config)
{
    HttpClientConfig client = config.client;
    client.connection.connectTimeoutMs = config.timeoutMs;
    client.firstByteTimeoutMs = config.timeoutMs;
    client.idleTimeoutMs = config.timeoutMs;
    client.undoCodings = false; // ranges count the bytes as they are sent
    client.limits.bodyBytes = -1;
    return client;
}

/// The scheme of a challenge that can be met; Digest where there is a choice.
HttpAuthKind challengeOf(const HttpResponseHead &head)
{
    HttpAuthKind kind = HttpAuthKind::None;
    for (const QByteArray &value : head.fields.values("WWW-Authenticate")) {
        const QByteArray scheme = value.toLower();
        if (scheme.startsWith("digest"))
            return HttpAuthKind::Digest;
        if (scheme.startsWith("basic"))
            kind = HttpAuthKind::Basic;
    }
    return kind;
}

} // namespace

DownloadJob::DownloadJob(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint,
                         const DownloaderConfig &config, const Download &download, bool anew)
    : m_log(log), m_config(config), m_download(download), m_anew(anew),
      m_client(log, reactor, std::move(endpoint))
{
    connect(&m_client, &HttpClient::finished, this,
            [this](const HttpResultPtr &result) { requestEnded(*result); });
}

void DownloadJob::start()
{
    m_download.state = DownloadState::Running;
    m_download.startedNs = m_log.now();
    m_download.endedNs = 0;
    m_download.error = {};
    if (m_config.resume)
        m_file = PartialFile::find(m_config.folder, publicUrl(m_download.url));
    const bool goesOn = m_file && !m_anew && !m_file->record().validator().isEmpty();
    m_askedFrom = goesOn ? m_file->size() : 0;
    m_download.resumedAt = m_askedFrom;
    m_client.send(request(), clientConfig(m_config), this);
}

void DownloadJob::cancel()
{
    m_client.cancel();
}

HttpRequest DownloadJob::request() const
{
    HttpRequest request;
    request.url = m_download.url;
    request.acceptCompressed = false;
    request.fields.append("Accept-Encoding", "identity");
    if (m_askedFrom > 0) {
        request.fields.append("Range", "bytes=" + QByteArray::number(m_askedFrom) + '-');
        request.fields.append("If-Range", m_file->record().validator());
    }
    request.auth = {m_auth, m_config.user, m_config.password};
    return request;
}

Result<void> DownloadJob::begin(const HttpResponseHead &head)
{
    const bool isAll = head.status == 200 || head.status == 203;
    if (isAll)
        return beginAnew(head);
    if (head.status == 206 && m_askedFrom > 0)
        return goOn(head);
    if (head.status == 416 && m_askedFrom > 0)
        return beyondEnd(head);
    return refused(head);
}

PartialRecord DownloadJob::recordOf(const HttpResponseHead &head) const
{
    PartialRecord record;
    record.url = publicUrl(m_download.url);
    record.name = downloadName(m_download.url, head.fields.value("Content-Disposition"));
    record.etag = strongTag(head.fields);
    record.lastModified = head.fields.value("Last-Modified");
    bool isNumber = false;
    const qint64 size = head.fields.value("Content-Length").toLongLong(&isNumber);
    record.size = isNumber && !head.fields.contains("Transfer-Encoding") ? size : -1;
    return record;
}

Result<void> DownloadJob::beginAnew(const HttpResponseHead &head)
{
    m_download.resumedAt = 0;
    const PartialRecord record = recordOf(head);
    m_download.size = record.size;
    if (m_file)
        return m_file->restart(record);
    auto created = PartialFile::create(m_config.folder, record);
    if (!created)
        return failure(created.error());
    m_file = std::move(*created);
    return {};
}

Result<void> DownloadJob::goOn(const HttpResponseHead &head)
{
    const auto range = parseContentRange(head.fields.value("Content-Range"));
    const qint64 known = m_file->record().size;
    const bool fits =
        range && range->first == m_askedFrom && (known < 0 || range->size < 0 || range->size == known);
    if (!fits)
        return failure({ErrorCode::DownloadChanged, {urlText()}});
    m_download.size = range->size < 0 ? known : range->size;
    return {};
}

Result<void> DownloadJob::beyondEnd(const HttpResponseHead &head)
{
    const auto range = parseContentRange(head.fields.value("Content-Range"));
    m_isThere = range && range->first < 0 && range->size == m_file->size();
    if (m_isThere)
        m_download.size = m_file->size();
    return failure({ErrorCode::DownloadChanged, {urlText()}});
}

Result<void> DownloadJob::refused(const HttpResponseHead &head) const
{
    const QByteArray reason = head.reason.isEmpty() ? reasonPhrase(head.status) : head.reason;
    const QString line = QString::fromLatin1(QByteArray::number(head.status) + ' ' + reason).trimmed();
    return failure({ErrorCode::HttpStatus, {urlText(), line}});
}

void DownloadJob::requestEnded(const HttpResult &result)
{
    if (logsIn(result))
        return;
    m_download.error = outcome(result);
    if (m_download.error.code == ErrorCode::None)
        m_download.state = DownloadState::Done;
    else
        m_download.state =
            m_download.error.code == ErrorCode::Cancelled ? DownloadState::Cancelled : DownloadState::Failed;
    m_download.endedNs = m_log.now();
    (void)look();
    m_file.reset();
    m_client.closeConnection();
    m_download.bytesPerSecond = 0;
    Q_EMIT ended();
}

/// The request once more with what the server asks for, where a login is known.
bool DownloadJob::logsIn(const HttpResult &result)
{
    const bool isAsked = !result.hops.isEmpty() && result.hops.last().response.status == 401;
    if (!isAsked || m_config.user.isEmpty() || m_auth != HttpAuthKind::None)
        return false;
    m_auth = challengeOf(result.hops.last().response);
    if (m_auth == HttpAuthKind::None)
        return false;
    m_client.send(request(), clientConfig(m_config), this);
    return true;
}

Error DownloadJob::outcome(const HttpResult &result)
{
    if (result.error.code != ErrorCode::None && !m_isThere)
        return result.error;
    if (!m_file) // cannot be: begin() makes one
        return {ErrorCode::HttpUnanswered, {urlText()}};
    if (m_download.size >= 0 && m_file->size() != m_download.size)
        return {ErrorCode::HttpCutOff,
                {urlText(), QString::number(m_file->size()), QString::number(m_download.size)}};
    const auto path = m_file->complete();
    if (!path)
        return path.error();
    m_download.path = *path;
    return {};
}

const Download &DownloadJob::look()
{
    if (!m_file)
        return m_download;
    m_download.received = m_file->size();
    m_speed.look(m_log.now() / msInNs, m_download.received);
    m_download.bytesPerSecond = m_speed.bytesPerSecond();
    if (m_download.state == DownloadState::Done) {
        m_download.partialPath.clear();
        return m_download;
    }
    m_download.path = m_file->finalPath();
    m_download.partialPath = m_file->size() > 0 ? m_file->path() : QString();
    return m_download;
}

} // namespace wirebench
