#pragma once

#include "core/base/result.h"
#include "core/http/curlcommand.h"
#include "core/web/httpclient.h"
#include "core/workspace/httpsettings.h"

namespace wirebench {

/// What is typed in an HTTP request session, as the engine takes it. The first field that cannot be used is
/// the error; its code tells which it is (InvalidHttpMethod, InvalidUrl, InvalidHttpField, InvalidMediaType,
/// InvalidFormField, FileUnreadable), and its position where in that field. JSON that is none is sent all the
/// same: what the server says to that is an experiment.
Result<HttpRequest> httpRequest(const HttpRequestSettings &settings);

/// Errors: those of parseProxy().
Result<HttpClientConfig> httpClientConfig(const HttpRequestSettings &settings);

/// A curl command in the fields of a session; what it does not say stays as it is in @p base.
/// Errors: InvalidCurlCommand (a body that is no text, which no field can hold), InvalidProxy.
Result<HttpRequestSettings> fromCurl(const CurlRequest &curl, HttpRequestSettings base = {});

/// The same the other way, for "copy as curl" and the history. Errors: InvalidHttpField, InvalidFormField.
Result<CurlRequest> toCurlRequest(const HttpRequestSettings &settings);

} // namespace wirebench
