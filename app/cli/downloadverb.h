#pragma once

#include "app/cli/clientverb.h"
#include "core/web/downloader.h"
#include "core/workspace/settings.h"

#include <QMap>

namespace wirebench {

/// `download`: a list of files; a line on standard output when each begins and ends, and progress on a
/// terminal's standard error.
class DownloadVerb final : public ClientVerb
{
    Q_OBJECT

public:
    DownloadVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const DownloadSettings &settings);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override { m_downloader.cancel(); }
    void closeAtOnce() override {}

    void changed(const QList<Download> &downloads);
    void tell(const char *event, const Download &download, const QString &text, QJsonObject fields);
    void tellStart(const Download &download);
    void tellEnd(const Download &download);
    void showProgress();
    void clearProgress();
    qint64 fetched() const;

    Messages &m_messages;
    const DownloadSettings m_settings;
    const bool m_hasTerminal;
    Downloader m_downloader;
    QMap<int, Download> m_downloads;
    bool m_progressShown = false;
};

} // namespace wirebench
