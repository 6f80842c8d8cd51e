#include "core/tls/opensslerror.h"

#include <cstring>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace wirebench {

namespace {

unsigned long takeFirst()
{
    const unsigned long first = ERR_get_error();
    ERR_clear_error();
    return first;
}

QString reasonOf(unsigned long error)
{
    if (error == 0)
        return {};
    if (ERR_SYSTEM_ERROR(error)) // for these OpenSSL has no words
        return QString::fromLocal8Bit(std::strerror(ERR_GET_REASON(error)));
    const char *reason = ERR_reason_error_string(error);
    return reason ? QString::fromLatin1(reason) : QString::number(error, 16);
}

/// The description of an alert that the peer has sent (RFC 8446 section 6.2), or null.
const char *alertOf(unsigned long error)
{
    if (ERR_GET_LIB(error) != ERR_LIB_SSL || ERR_GET_REASON(error) <= SSL_AD_REASON_OFFSET)
        return nullptr;
    const int alert = ERR_GET_REASON(error) - SSL_AD_REASON_OFFSET;
    if (alert == SSL_AD_CERTIFICATE_REQUIRED) // OpenSSL 3.0 says "unknown"
        return "certificate required";
    return SSL_alert_desc_string_long(alert);
}

ErrorCode codeOf(unsigned long error)
{
    if (ERR_GET_LIB(error) != ERR_LIB_SSL)
        return ErrorCode::TlsFailed;
    switch (ERR_GET_REASON(error)) {
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_HTTPS_PROXY_REQUEST:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_RECORD_LENGTH_MISMATCH:
    case SSL_R_UNKNOWN_PROTOCOL:
    case SSL_R_UNEXPECTED_RECORD:
    case SSL_R_NOT_ON_RECORD_BOUNDARY:
        return ErrorCode::TlsNotSpoken;
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_NO_PROTOCOLS_AVAILABLE:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_VERSION_TOO_HIGH:
        return ErrorCode::TlsNoCommonVersion;
    case SSL_R_UNEXPECTED_EOF_WHILE_READING:
        return ErrorCode::TlsEnded;
    default:
        return alertOf(error) ? ErrorCode::TlsAlert : ErrorCode::TlsFailed;
    }
}

} // namespace

QString takeOpenSslReason()
{
    return reasonOf(takeFirst());
}

Error takeTlsError(const QString &peer)
{
    const unsigned long error = takeFirst();
    const char *alert = alertOf(error);
    return {codeOf(error), {peer, alert ? QString::fromLatin1(alert) : reasonOf(error)}};
}

} // namespace wirebench
