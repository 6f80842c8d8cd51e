#include "ui/http/httpfilejobs.h"

#include "core/base/wholefile.h"
#include "core/http/har.h"


namespace wirebench {

namespace {

constexpr qsizetype longestName = 120; // characters

Result<qint64> writeFile(const QString &path, const QByteArray &bytes)
{
    if (const auto written = writeWholeFile(path, bytes); !written)
        return failure(written.error());
    return bytes.size();
}

Result<QList<HttpHop>> readArchive(const QString &path)
{
    const auto content = readWholeFile(path, HttpFileJobs::archiveLimit);
    if (!content)
        return failure(content.error());
    Result<QList<HttpHop>> hops = fromHar(*content);
    if (hops)
        return hops;
    Error error = hops.error();
    if (!error.arguments.isEmpty())
        error.arguments.first() = path;
    return failure(error);
}

} // namespace

HttpFileJobs::HttpFileJobs(QObject *parent) : QObject(parent), m_writing(&m_pool), m_reading(&m_pool)
{
    m_pool.setMaxThreadCount(1);
}

HttpFileJobs::~HttpFileJobs()
{
    m_writing.cancel();
    m_reading.cancel();
    m_pool.waitForDone();
}

void HttpFileJobs::write(const QString &path, const PoolJob<Result<qint64>>::Work &work)
{
    m_writing.start(work, [this, path](const Result<qint64> &bytes) {
        if (bytes)
            Q_EMIT saved(path, *bytes);
        else
            Q_EMIT failed(bytes.error());
    });
}

void HttpFileJobs::saveBody(const BodyStorePtr &body, const QString &path)
{
    write(path, [body, path](const std::atomic_bool &) -> Result<qint64> {
        const Result<void> saved = body->saveTo(path);
        if (!saved)
            return failure(saved.error());
        return body->size();
    });
}

void HttpFileJobs::exportHar(const QList<HttpHop> &hops, const QString &path)
{
    write(path, [hops, path](const std::atomic_bool &) {
        return writeFile(path, toHar(hops, QStringLiteral(WIREBENCH_VERSION)));
    });
}

void HttpFileJobs::importHar(const QString &path)
{
    m_reading.start([path](const std::atomic_bool &) { return readArchive(path); },
                    [this, path](const Result<QList<HttpHop>> &hops) {
                        if (hops)
                            Q_EMIT imported(path, *hops);
                        else
                            Q_EMIT failed(hops.error());
                    });
}

QString suggestedFileName(const HttpHop &hop)
{
    QString name = hop.url.fileName(QUrl::FullyDecoded);
    for (QChar &letter : name) {
        if (letter < u' ' || QStringLiteral("/\\:*?\"<>|").contains(letter) || !letter.isPrint())
            letter = u'_';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("body") : name.left(longestName);
}

} // namespace wirebench
