#include "core/workspace/downloadconfig.h"

#include <QStandardPaths>

namespace wirebench {

namespace {

Result<QList<QUrl>> urlsOf(const QString &lines)
{
    QList<QUrl> urls;
    int lineStart = 0;
    for (const QString &line : lines.split(u'\n')) {
        const QString text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith(u'#')) {
            const auto url = parseHttpUrl(text);
            if (!url) {
                Error error = url.error();
                error.position = lineStart + int(line.indexOf(text)) + std::max(0, error.position);
                return failure(error);
            }
            urls.append(*url);
        }
        lineStart += int(line.size()) + 1;
    }
    if (urls.isEmpty())
        return failure({ErrorCode::InvalidUrl, {QString(), QStringLiteral("the list has no address")}});
    return urls;
}

} // namespace

QString defaultDownloadFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
}

Result<DownloaderConfig> engineConfig(const DownloadSettings &settings)
{
    const auto urls = urlsOf(settings.urls);
    if (!urls)
        return failure(urls.error());
    const auto proxy = parseProxy(settings.proxy);
    if (!proxy)
        return failure(proxy.error());
    DownloaderConfig config;
    config.urls = *urls;
    config.folder = settings.folder.isEmpty()
                        ? defaultDownloadFolder()
                        : settings.folder;
    config.jobs = settings.jobs;
    config.timeoutMs = settings.timeoutMs;
    config.resume = settings.resume;
    config.user = settings.user;
    config.password = settings.password;
    config.client.connection.proxy = *proxy;
    config.client.tls = tlsClientConfig(settings.tls);
    config.client.decodedLimit = -1;
    return config;
}

} // namespace wirebench
