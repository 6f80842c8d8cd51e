#pragma once

#include "core/base/result.h"
#include "core/http/httphop.h"
#include "ui/models/pooljob.h"

#include <QObject>

namespace wirebench {

/// Bodies and archives to and from files, in the thread pool, one at a time. Lives on the GUI thread, owned
/// by its tab; destroying it waits for what is being written.
class HttpFileJobs final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 archiveLimit = 256 * 1024 * 1024; ///< bytes of an archive that is read

    explicit HttpFileJobs(QObject *parent = nullptr);
    ~HttpFileJobs() override;

    bool isRunning() const { return m_writing.isRunning() || m_reading.isRunning(); }
    /// Each ends in saved() or failed(). Starting one supersedes the last.
    void saveBody(const BodyStorePtr &body, const QString &path);
    void exportHar(const QList<HttpHop> &hops, const QString &path);
    /// Ends in imported() or failed().
    void importHar(const QString &path);

Q_SIGNALS:
    void saved(const QString &path, qint64 bytes);
    void imported(const QString &path, const QList<wirebench::HttpHop> &hops);
    void failed(const wirebench::Error &error);

private:
    void write(const QString &path, const PoolJob<Result<qint64>>::Work &work);

    QThreadPool m_pool; // its own, so that the destructor waits for these files only
    PoolJob<Result<qint64>> m_writing;
    PoolJob<Result<QList<HttpHop>>> m_reading;
};

/// What a body would be called in a folder: the last part of its URL, made harmless.
QString suggestedFileName(const HttpHop &hop);

} // namespace wirebench
