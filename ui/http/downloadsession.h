#pragma once

#include "core/net/iothread.h"
#include "core/web/downloader.h"
#include "core/workspace/settings.h"

#include <QObject>

namespace wirebench {

/// What one session of downloads drives: the engine on the I/O thread and its commands. Knows no widgets. GUI
/// thread; owned by its tab; log and thread outlive it.
class DownloadSession final : public QObject
{
    Q_OBJECT

public:
    DownloadSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    EndpointId endpointId() const { return m_endpointId; }
    bool isRunning() const { return m_running; }

    /// The error is a field that cannot be used; what comes of it is told by signals.
    Result<void> start(const DownloadSettings &settings);
    void cancel();
    void cancelOne(int number);
    /// One that failed or was cancelled, also when all the others have ended.
    void retry(int number);

Q_SIGNALS:
    void started();
    void failed(const wirebench::Error &error);
    void downloadsChanged(const QList<wirebench::Download> &changed);
    void finished();

private:
    InThread<Downloader> m_downloader;
    const EndpointId m_endpointId;
    bool m_running = false;
};

} // namespace wirebench
