#pragma once

#include "core/workspace/commandwords.h"
#include "core/workspace/httpsettings.h"
#include "core/workspace/optionreader.h"

namespace wirebench {

/// The verb `http-server`: its words, and the session that they describe.
VerbWords httpServerWords();
/// @param operands DIR and [HOST:]PORT, or the latter alone with --echo.
HttpServerSettings readHttpServer(OptionReader &options, const QStringList &operands);

} // namespace wirebench
