#include "ui/widgets/tlstext.h"

#include "ui/widgets/errortext.h"

#include <QCoreApplication>
#include <QLocale>

namespace wirebench {

namespace {

constexpr qsizetype shortBytes = 6;

struct TlsText
{
    Q_DECLARE_TR_FUNCTIONS(TlsText)
};

QString timeText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString verificationText(const TlsOutcome &outcome)
{
    if (outcome.chain.isEmpty())
        return TlsText::tr("The peer showed no certificate.");
    if (outcome.verified)
        return TlsText::tr("The certificate was verified: a trusted authority vouches for it, and it is for this host.");
    QStringList lines = {TlsText::tr("The certificate was NOT verified. Nobody knows who answers:")};
    for (const Error &rule : outcome.broken)
        lines.append(QStringLiteral("  - ") + errorText(rule).cause);
    return lines.join(u'\n');
}

} // namespace

QString certificateText(const Certificate &certificate)
{
    QStringList lines = {
        TlsText::tr("Subject:     %1").arg(certificate.subject),
        TlsText::tr("Issuer:      %1").arg(certificate.isSelfIssued() ? TlsText::tr("itself (self-signed)")
                                                                      : certificate.issuer),
        TlsText::tr("Names:       %1").arg(certificate.names.join(QStringLiteral(", "))),
        TlsText::tr("Valid:       %1 – %2").arg(timeText(certificate.validFrom), timeText(certificate.validUntil)),
        TlsText::tr("Key:         %1").arg(certificate.key),
        TlsText::tr("Serial:      %1").arg(certificate.serial),
        TlsText::tr("SHA-256:     %1").arg(certificate.fingerprint()),
    };
    if (certificate.names.isEmpty())
        lines.removeAt(2);
    return lines.join(u'\n');
}

QString outcomeText(const TlsOutcome &outcome)
{
    QStringList parts = {TlsText::tr("Version:     %1\nCipher:      %2").arg(outcome.protocol, outcome.cipher)};
    if (!outcome.serverName.isEmpty())
        parts.last() += u'\n' + TlsText::tr("Asked for:   %1").arg(outcome.serverName);
    if (!outcome.alpn.isEmpty())
        parts.last() += u'\n' + TlsText::tr("Application: %1 (ALPN)").arg(outcome.alpn);
    parts.append(verificationText(outcome));
    for (qsizetype i = 0; i < outcome.chain.size(); ++i) {
        const QString title = i == 0 ? TlsText::tr("Certificate of the peer")
                                     : TlsText::tr("Certificate %1 of the chain").arg(i + 1);
        parts.append(title + u'\n' + certificateText(outcome.chain[i]));
    }
    return parts.join(QStringLiteral("\n\n"));
}

QString shortFingerprint(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.left(shortBytes).toHex(':').toUpper()) + QStringLiteral(":…");
}

} // namespace wirebench
