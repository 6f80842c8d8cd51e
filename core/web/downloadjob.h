#pragma once

#include "core/web/download.h"
#include "core/web/downloader.h"
#include "core/web/partialfile.h"
#include "core/web/speedmeter.h"

#include <QObject>

#include <memory>

namespace wirebench {

/// One file of a Downloader, from its request to its name: goes on with what an earlier run left, if the
/// server says that it is still the same file. Over a client of its own; on the I/O thread.
///
/// | answer | what is done |
/// |---|---|
/// | 200, 203 | the file from its beginning; what there was is thrown away |
/// | 206 | goes on, if Content-Range begins where the file ends and no other size is said than before |
/// | 416 | complete, if the whole is as long as what is there |
/// | others | HttpStatus |
class DownloadJob final : public QObject, private HttpBodySink
{
    Q_OBJECT

public:
    /// @param anew throws away what an earlier run left.
    DownloadJob(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, const DownloaderConfig &config,
                const Download &download, bool anew);

    /// Ends in ended(), never before this returns.
    void start();
    void cancel();

    /// As it is now.
    const Download &look();

Q_SIGNALS:
    /// It must not be destroyed before the event loop turns.
    void ended();

private:
    Result<void> begin(const HttpResponseHead &head) override;
    Result<void> write(QByteArrayView bytes) override { return m_file->write(bytes); }

    HttpRequest request() const;
    Result<void> beginAnew(const HttpResponseHead &head);
    Result<void> goOn(const HttpResponseHead &head);
    Result<void> beyondEnd(const HttpResponseHead &head);
    Result<void> refused(const HttpResponseHead &head) const;
    PartialRecord recordOf(const HttpResponseHead &head) const;
    void requestEnded(const HttpResult &result);
    bool logsIn(const HttpResult &result);
    Error outcome(const HttpResult &result);
    QString urlText() const { return m_download.url.toString(QUrl::RemoveUserInfo); }

    TrafficLog &m_log;
    const DownloaderConfig m_config;
    Download m_download;
    const bool m_anew;
    HttpClient m_client;
    std::unique_ptr<PartialFile> m_file;
    HttpAuthKind m_auth = HttpAuthKind::None;
    qint64 m_askedFrom = 0; ///< first byte of the range; 0: all of it
    bool m_isThere = false; ///< the server says that nothing is missing
    SpeedMeter m_speed;
};

} // namespace wirebench
