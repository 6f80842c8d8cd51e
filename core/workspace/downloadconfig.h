#pragma once

#include "core/web/downloader.h"
#include "core/workspace/httpsettings.h"

namespace wirebench {

/// The engine's configuration, or the first field that cannot be used: InvalidUrl (with the position in the
/// list; without a URL at all its text is empty), InvalidProxy, InvalidHost, InvalidPort. Whether the folder
/// is there is the engine's to find out. Not for two threads at once (parsePort()).
Result<DownloaderConfig> engineConfig(const DownloadSettings &settings);

/// Where files go while no folder is typed: the user's own for downloads.
QString defaultDownloadFolder();

} // namespace wirebench
