#pragma once

#include "core/workspace/httpsettings.h"
#include "ui/http/sentrequestsmodel.h"

#include <QString>

namespace wirebench {

/// Requests as curl commands, where the window needs them. Plain functions.

/// Whether a text is meant as a curl command.
bool isCurlCommand(const QString &text);
/// An entry of the history, how it went left open: without passwords, tokens and cookies.
SentRequest sentRequest(const HttpRequestSettings &settings);
/// An entry of the history for a step that was read from an archive.
SentRequest sentRequest(const HttpHop &hop);

} // namespace wirebench
