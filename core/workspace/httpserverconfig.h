#pragma once

#include "core/workspace/httpsettings.h"

namespace wirebench {

/// The engine's configuration, or the first field that cannot be used: InvalidHost, InvalidPort, NotAFolder.
Result<HttpServerConfig> engineConfig(const HttpServerSettings &settings);

/// What is served where no folder is typed: the user's documents, or his home where there is no such folder.
QString defaultServedFolder();

} // namespace wirebench
