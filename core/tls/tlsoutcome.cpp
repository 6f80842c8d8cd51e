#include "core/tls/tlsoutcome.h"

namespace wirebench {

QString TlsOutcome::summary() const
{
    QStringList parts = {protocol, cipher};
    if (!alpn.isEmpty())
        parts.append(QStringLiteral("ALPN ") + alpn);
    if (!broken.isEmpty())
        parts.append(QStringLiteral("certificate not verified"));
    return parts.join(QStringLiteral(", "));
}

bool isCertificateRule(ErrorCode code)
{
    return code >= ErrorCode::CertificateExpired && code <= ErrorCode::CertificateRefused;
}

QByteArray certificateOf(const Error &error)
{
    return isCertificateRule(error.code) ? QByteArray::fromHex(error.arguments.value(error.arguments.size() - 1).toLatin1())
                                         : QByteArray();
}

} // namespace wirebench
