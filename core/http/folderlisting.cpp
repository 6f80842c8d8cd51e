#include "core/http/folderlisting.h"

#include "core/http/httptarget.h"
#include "core/payload/preview.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <vector>

namespace wirebench {

namespace {

constexpr int longestName = 1000;

constexpr const char *pageStart =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light "
    "dark\">\n"
    "<style>\nbody { font-family: sans-serif; margin: 2em }\nth, td { text-align: left; padding: 0.15em "
    "1.5em 0.15em 0 }\n"
    "td.n { text-align: right; font-variant-numeric: tabular-nums }\n</style>\n";

QByteArray shown(const QByteArray &name)
{
    return previewLine(name, longestName).toHtmlEscaped().toUtf8();
}

QByteArray sizeText(qint64 bytes)
{
    constexpr const char *units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    if (bytes < 1024)
        return QByteArray::number(bytes) + " B";
    double value = double(bytes);
    size_t unit = 0;
    for (; value >= 1024 && unit + 1 < std::size(units); ++unit)
        value /= 1024;
    return QByteArray::number(value, 'f', 1) + ' ' + units[unit];
}

QByteArray timeText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm").toUtf8();
}

QByteArray row(const FolderEntry &entry)
{
    const QByteArray slash = entry.isFolder ? "/" : "";
    return "<tr><td><a href=\"" + encodedName(entry.name) + slash + "\"><bdi>" + shown(entry.name) +
           "</bdi>" + slash + "</a></td><td class=\"n\">" +
           (entry.isFolder ? QByteArray() : sizeText(entry.size)) + "</td><td>" + timeText(entry.modified) +
           "</td></tr>\n";
}

/// By what people read, without regard to case; by bytes where that is the same.
void sort(QList<FolderEntry> &entries)
{
    struct Key
    {
        QString text;
        FolderEntry entry;
    };
    std::vector<Key> keys;
    keys.reserve(size_t(entries.size()));
    for (FolderEntry &entry : entries)
        keys.push_back({QString::fromUtf8(entry.name), std::move(entry)});
    std::sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) {
        if (a.entry.isFolder != b.entry.isFolder)
            return a.entry.isFolder;
        const int order = a.text.compare(b.text, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.entry.name < b.entry.name;
    });
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i] = std::move(keys[size_t(i)].entry);
}

} // namespace

QByteArray folderListing(const QList<QByteArray> &names, QList<FolderEntry> entries, qsizetype leftOut)
{
    sort(entries);
    QByteArray title = "/";
    for (const QByteArray &name : names)
        title += shown(name) + '/';
    QByteArray page = pageStart + QByteArray("<title>") + title + "</title>\n</head>\n<body>\n<h1><bdi>" +
                      title +
                      "</bdi></h1>\n<table>\n<tr><th>Name</th><th>Size</th><th>Changed (UTC)</th></tr>\n";
    if (!names.isEmpty())
        page += "<tr><td><a href=\"../\">../</a></td><td></td><td></td></tr>\n";
    for (const FolderEntry &entry : std::as_const(entries))
        page += row(entry);
    page += "</table>\n";
    if (leftOut > 0)
        page += "<p>and " + QByteArray::number(leftOut) + " more</p>\n";
    return page + "</body>\n</html>\n";
}

} // namespace wirebench
