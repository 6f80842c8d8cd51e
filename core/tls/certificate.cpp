#include "core/tls/certificate.h"

#include "core/base/address.h"
#include "core/tls/opensslhandles.h"

#include <openssl/pem.h>

#include <cstring>

namespace wirebench {

namespace {

QByteArray contentsOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

QString nameText(const X509_NAME *name)
{
    const BioHandle bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, (XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB) | ASN1_STRFLGS_UTF8_CONVERT);
    return QString::fromUtf8(contentsOf(bio.get()));
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts = {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString addressText(const ASN1_OCTET_STRING *octets)
{
    SocketAddress address;
    const int size = ASN1_STRING_length(octets);
    if (size != 4 && size != 16)
        return {};
    address.family = size == 4 ? AddressFamily::IPv4 : AddressFamily::IPv6;
    std::memcpy(address.ip.data(), ASN1_STRING_get0_data(octets), size_t(size));
    return address.host();
}

QString alternativeName(const GENERAL_NAME *name)
{
    int type = 0;
    const void *value = GENERAL_NAME_get0_value(name, &type);
    if (type == GEN_IPADD)
        return addressText(static_cast<const ASN1_OCTET_STRING *>(value));
    if (type != GEN_DNS && type != GEN_URI && type != GEN_EMAIL)
        return {};
    const auto *text = static_cast<const ASN1_IA5STRING *>(value);
    return QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                               ASN1_STRING_length(text));
}

QStringList namesOf(const X509 *certificate)
{
    QStringList names;
    auto *all = static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(all); ++i) {
        if (const QString name = alternativeName(sk_GENERAL_NAME_value(all, i)); !name.isEmpty())
            names.append(name);
    }
    GENERAL_NAMES_free(all);
    return names;
}

QString keyText(const X509 *certificate)
{
    const EVP_PKEY *key = X509_get0_pubkey(certificate);
    if (!key)
        return {};
    const char *type = EVP_PKEY_get0_type_name(key);
    return QStringLiteral("%1 %2 bits").arg(QLatin1String(type ? type : "?")).arg(EVP_PKEY_get_bits(key));
}

QString serialText(const X509 *certificate)
{
    const ASN1_INTEGER *serial = X509_get0_serialNumber(certificate);
    const QByteArray bytes(reinterpret_cast<const char *>(ASN1_STRING_get0_data(serial)),
                           ASN1_STRING_length(serial));
    return QString::fromLatin1(bytes.toHex().toUpper());
}

} // namespace

Certificate describeCertificate(X509 *certificate)
{
    Certificate described;
    described.subject = nameText(X509_get_subject_name(certificate));
    described.issuer = nameText(X509_get_issuer_name(certificate));
    described.names = namesOf(certificate);
    described.validFrom = timeOf(X509_get0_notBefore(certificate));
    described.validUntil = timeOf(X509_get0_notAfter(certificate));
    described.key = keyText(certificate);
    described.serial = serialText(certificate);
    described.sha256 = certificateSha256(certificate);
    const BioHandle bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    described.pem = contentsOf(bio.get());
    return described;
}

QByteArray certificateSha256(X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest, &size) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size));
}

} // namespace wirebench
