#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"
#include "core/http/httprequest.h"

#include <QUrl>

namespace wirebench {

/// Whether an answer says that the request is to be made elsewhere: 301, 302, 303, 307, 308 (RFC 9110, 15.4).
/// 300 leaves the choice to a person, 304 and 305 are something else.
bool isRedirect(int status);

/// The method of the request that follows: 301 and 302 turn POST into GET, 303 everything but HEAD.
QByteArray methodAfter(int status, const QByteArray &method);

/// Where Location leads, resolved against @p from. User and password in it are not taken: a server does not
/// choose as whom one logs in (RFC 9110, 4.2.4); neither is a fragment.
/// Errors: HttpRedirectUseless, HttpRedirectDowngrade.
Result<QUrl> redirectTarget(const QUrl &from, const HttpFields &fields, bool allowDowngrade);

/// How a URL stands in messages and lists: without user, password and fragment.
QString displayUrl(const QUrl &url);

} // namespace wirebench
