#pragma once

#include "core/base/error.h"

#include <QString>
#include <QUrl>

namespace wirebench {

enum class DownloadState : quint8 { Waiting, Running, Done, Failed, Cancelled };

/// One file of a list of downloads, as the window shows it. A value.
struct Download
{
    int number = 0; ///< place in the list, from 0
    QUrl url;
    DownloadState state = DownloadState::Waiting;
    QString path;         ///< the file once it is complete; before, where it will be
    QString partialPath;  ///< what there is of it, kept when it failed
    qint64 received = 0;  ///< bytes of the file that are on disk
    qint64 size = -1;     ///< -1: not announced
    qint64 resumedAt = 0; ///< bytes that an earlier run had left
    qint64 startedNs = 0; ///< log time; 0: not yet
    qint64 endedNs = 0;
    qint64 bytesPerSecond = 0; ///< over the last seconds
    Error error;

    friend bool operator==(const Download &, const Download &) = default;
};

} // namespace wirebench
