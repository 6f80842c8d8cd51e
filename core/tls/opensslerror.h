#pragma once

#include "core/base/error.h"

namespace wirebench {

/// The reason of the oldest error that OpenSSL holds for this thread ("no start line"); the others are
/// forgotten. Empty if there is none.
QString takeOpenSslReason();

/// What ended a handshake or a stream, from the same errors: TlsNotSpoken, TlsAlert, TlsNoCommonVersion,
/// TlsEnded or TlsFailed. @p peer is named in it.
Error takeTlsError(const QString &peer);

} // namespace wirebench
