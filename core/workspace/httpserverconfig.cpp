#include "core/workspace/httpserverconfig.h"

#include "core/web/folderfiles.h"
#include "core/workspace/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace wirebench {

namespace {

// Browsers open several connections at once; one recv() should hold a request.
constexpr int backlog = 128;
constexpr int receiveSize = 16 * 1024;

} // namespace

QString defaultServedFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

Result<HttpServerConfig> engineConfig(const HttpServerSettings &settings)
{
    TcpServerSettings server;
    server.host = settings.host;
    server.port = settings.port;
    server.family = settings.family;
    server.backlog = backlog;
    server.receiveSize = receiveSize;
    server.tls = settings.tls;
    const auto tcp = engineConfig(server);
    if (!tcp)
        return failure(tcp.error());
    HttpServerConfig config;
    config.server = *tcp;
    config.serve = settings.serve;
    config.folder = settings.folder.isEmpty() ? defaultServedFolder() : settings.folder;
    config.listing = settings.listing;
    config.keepAliveMs = settings.keepAliveMs;
    config.bytesPerSecond = settings.bytesPerSecond;
    if (config.serve == HttpServe::Folder) {
        if (const auto files = FolderFiles::at(config.folder); !files)
            return failure(files.error());
    }
    return config;
}

} // namespace wirebench
