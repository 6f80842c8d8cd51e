#pragma once

#include "core/base/error.h"
#include "core/tls/certificate.h"

#include <memory>

namespace wirebench {

/// What a handshake agreed on, and what was found about the peer. Immutable once the handshake has ended.
struct TlsOutcome
{
    QString protocol;          ///< "TLSv1.3"
    QString cipher;            ///< "TLS_AES_256_GCM_SHA384"
    QString alpn;              ///< the application protocol agreed on; empty: none
    QString serverName;        ///< asked for (SNI, RFC 6066 section 3)
    QList<Certificate> chain;  ///< as the peer sent it, its own first; empty: it sent none
    /// The rules that the peer's certificate breaks, in the order found, although it was taken: because
    /// verification is off, or for an exception. Codes Certificate….
    QList<Error> broken;
    bool verified = false;     ///< it was judged, and no rule is broken

    /// "TLSv1.3, TLS_AES_256_GCM_SHA384, ALPN h2".
    QString summary() const;
};
using TlsOutcomePtr = std::shared_ptr<const TlsOutcome>;

/// True for the codes that say which rule a peer's certificate breaks; the last argument of such an Error is
/// the certificate's SHA-256 in hexadecimal, for an exception.
bool isCertificateRule(ErrorCode code);
/// That SHA-256; empty for other errors.
QByteArray certificateOf(const Error &error);

} // namespace wirebench
