#include "app/cli/downloadverb.h"

#include "app/common/terminal.h"
#include "core/workspace/downloadconfig.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace wirebench {

namespace {

QString urlText(const Download &download)
{
    return download.url.toString(QUrl::RemoveUserInfo);
}

bool hasEnded(const Download &download)
{
    return download.endedNs > 0;
}

} // namespace

DownloadVerb::DownloadVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                           const DownloadSettings &settings)
    : ClientVerb(messages), m_messages(messages), m_settings(settings),
      m_hasTerminal(!messages.isJson() && isTerminal(errorDescriptor)),
      m_downloader(log, reactor, QStringLiteral("Downloads"))
{
    connect(&m_downloader, &Downloader::downloadsChanged, this, &DownloadVerb::changed);
    connect(&m_downloader, &Downloader::failed, this, [this](const Error &error) {
        failed(error);
        closed();
    });
    connect(&m_downloader, &Downloader::finished, this, [this] {
        clearProgress();
        closed();
    });
}

void DownloadVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (config) {
        m_downloader.start(*config);
        return;
    }
    failed(config.error());
    finish();
}

/// Beginnings and ends in the order in which they happened.
void DownloadVerb::changed(const QList<Download> &downloads)
{
    struct Event
    {
        qint64 ns;
        bool isEnd;
        Download download;
    };
    QList<Event> events;
    for (const Download &download : downloads) {
        const Download before = m_downloads.value(download.number);
        if (download.startedNs > 0 && before.startedNs == 0)
            events.append({download.startedNs, false, download});
        if (hasEnded(download) && !hasEnded(before))
            events.append({download.endedNs, true, download});
        m_downloads[download.number] = download;
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.ns < b.ns; });
    if (!events.isEmpty())
        clearProgress();
    for (const Event &event : std::as_const(events)) {
        if (event.isEnd)
            tellEnd(event.download);
        else
            tellStart(event.download);
    }
    showProgress();
}

void DownloadVerb::tell(const char *event, const Download &download, const QString &text, QJsonObject fields)
{
    QByteArray line = text.toUtf8();
    if (m_messages.isJson()) {
        fields.insert(QStringLiteral("event"), QLatin1String(event));
        fields.insert(QStringLiteral("number"), download.number);
        fields.insert(QStringLiteral("url"), urlText(download));
        line = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    }
    output().write(Bytes::copyOf(line + '\n'));
}

void DownloadVerb::tellStart(const Download &download)
{
    const QString rest =
        download.resumedAt > 0 ? QStringLiteral(" at byte %1").arg(download.resumedAt) : QString();
    tell("started", download, QStringLiteral("started %1%2").arg(urlText(download), rest),
         {{QStringLiteral("resumedAt"), download.resumedAt}});
}

void DownloadVerb::tellEnd(const Download &download)
{
    const double seconds = double(download.endedNs - download.startedNs) / 1e9;
    QJsonObject fields{{QStringLiteral("bytes"), download.received}, {QStringLiteral("seconds"), seconds}};
    if (download.state == DownloadState::Done) {
        fields.insert(QStringLiteral("path"), download.path);
        tell("finished", download,
             QStringLiteral("finished %1: %2, %3 bytes, %4 s")
                 .arg(urlText(download), download.path)
                 .arg(download.received)
                 .arg(seconds, 0, 'f', 3),
             fields);
        return;
    }
    fields.insert(QStringLiteral("path"), download.partialPath);
    const QString kept =
        download.partialPath.isEmpty()
            ? QString()
            : QStringLiteral(": %1 bytes are kept in %2").arg(download.received).arg(download.partialPath);
    const bool isCancelled = download.state == DownloadState::Cancelled;
    tell(isCancelled ? "cancelled" : "failed", download,
         QStringLiteral("%1 %2%3").arg(isCancelled ? QStringLiteral("cancelled") : QStringLiteral("failed"),
                                       urlText(download), kept),
         fields);
    if (isCancelled)
        return;
    const QString url = urlText(download);
    const bool namesIt = download.error.arguments.value(0) == url;
    m_messages.error(download.error, namesIt ? QString() : url);
    setFailed();
}

void DownloadVerb::showProgress()
{
    if (!m_hasTerminal)
        return;
    qint64 received = 0;
    qint64 speed = 0;
    int ended = 0;
    for (const Download &download : std::as_const(m_downloads)) {
        received += download.received;
        speed += download.bytesPerSecond;
        ended += int(hasEnded(download));
    }
    const QString text = QStringLiteral("\r\x1b[K%1 of %2 files, %3 MB, %4 MB/s")
                             .arg(ended)
                             .arg(m_downloads.size())
                             .arg(double(received) / 1e6, 0, 'f', 1)
                             .arg(double(speed) / 1e6, 0, 'f', 1);
    std::fputs(text.toUtf8().constData(), stderr);
    m_progressShown = true;
}

void DownloadVerb::clearProgress()
{
    if (std::exchange(m_progressShown, false))
        std::fputs("\r\x1b[K", stderr);
}

qint64 DownloadVerb::fetched() const
{
    qint64 bytes = 0;
    for (const Download &download : m_downloads)
        bytes += download.received - download.resumedAt;
    return bytes;
}

QString DownloadVerb::statisticsText() const
{
    const auto done = std::count_if(m_downloads.cbegin(), m_downloads.cend(), [](const Download &download) {
        return download.state == DownloadState::Done;
    });
    return QStringLiteral("%1 of %2 files, received %3 bytes")
        .arg(done)
        .arg(m_downloads.size())
        .arg(fetched());
}

QJsonObject DownloadVerb::statistics() const
{
    const auto done = std::count_if(m_downloads.cbegin(), m_downloads.cend(), [](const Download &download) {
        return download.state == DownloadState::Done;
    });
    return {{QStringLiteral("files"), int(m_downloads.size())},
            {QStringLiteral("done"), int(done)},
            {QStringLiteral("received"), fetched()}};
}

} // namespace wirebench
