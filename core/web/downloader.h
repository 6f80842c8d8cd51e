#pragma once

#include "core/web/download.h"
#include "core/web/httpclient.h"

namespace wirebench {

struct DownloaderConfig
{
    QList<QUrl> urls;
    QString folder;         ///< exists and can be written to (NotAFolder, FileUnwritable)
    int jobs = 4;           ///< at the same time; 1: one after the other
    int timeoutMs = 10'000; ///< without a byte; a download that goes on takes as long as it takes
    bool resume = true;     ///< goes on where a partial file ends, if the server can
    HttpClientConfig client;
    QString user, password; ///< basic or digest, as the server asks; empty: none
};

/// Downloads a list of files, some at a time (C11), each over a client of its own; all of them are one
/// endpoint in the log, with a connection each. A file has its URL's last part as its name, or what
/// Content-Disposition says, made harmless, and a number where that exists already: nothing is overwritten.
/// Until it is complete it is called NAME.part, beside a NAME.part.json with its URL and validator (ETag,
/// Last-Modified), by which a later run knows that it may go on (Range, If-Range). Thread and ownership as
/// for TcpServer.
class Downloader final : public QObject
{
    Q_OBJECT

public:
    Downloader(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~Downloader() override;

    EndpointId endpointId() const;

    /// Ends in finished(), or at once in failed() if the folder cannot be used. Ignored while it runs.
    void start(const DownloaderConfig &config);
    void cancel(); ///< all; what there is stays as partial files
    void cancelOne(int number);
    void retry(int number); ///< one that failed or was cancelled, while the others run or afterwards

Q_SIGNALS:
    void started();
    void failed(const wirebench::Error &error);
    /// Those that have changed since the last signal. At most 10 times a second.
    void downloadsChanged(const QList<wirebench::Download> &changed);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
