#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>

struct x509_st;

namespace wirebench {

/// What a certificate says (RFC 5280), as plain values.
struct Certificate
{
    QString subject; ///< "CN = localhost, O = Example"
    QString issuer;
    QStringList names; ///< host names and addresses that it is for (subjectAltName)
    QDateTime validFrom;
    QDateTime validUntil;
    QString key;         ///< "EC 256 bits"
    QString serial;      ///< hexadecimal
    QByteArray sha256;   ///< of the whole certificate: 32 bytes
    QByteArray pem;

    bool isSelfIssued() const { return subject == issuer; }
    /// "AB:CD:…".
    QString fingerprint() const { return QString::fromLatin1(sha256.toHex(':').toUpper()); }

    friend bool operator==(const Certificate &, const Certificate &) = default;
};

/// Reads OpenSSL's object, which stays its owner's.
Certificate describeCertificate(x509_st *certificate);
/// SHA-256 over the whole certificate: 32 bytes.
QByteArray certificateSha256(x509_st *certificate);

} // namespace wirebench
