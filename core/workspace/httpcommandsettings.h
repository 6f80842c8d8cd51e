#pragma once

#include "core/workspace/httpsettings.h"
#include "core/workspace/optionreader.h"

namespace wirebench {

/// The sessions that the words of the verbs for HTTP describe, their texts checked as by readSettings().
HttpRequestSettings readHttp(OptionReader &options, const QStringList &operands);
DownloadSettings readDownload(OptionReader &options, const QStringList &operands);

} // namespace wirebench
