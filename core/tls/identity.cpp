#include "core/tls/identity.h"

#include "core/base/address.h"
#include "core/tls/opensslerror.h"
#include "core/tls/opensslhandles.h"

#include <QFile>
#include <QUrl>

#include <openssl/pem.h>
#include <openssl/rand.h>

namespace wirebench {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr long validDays = 365;
constexpr int serialBytes = 16;

Result<BioHandle> openPem(const QString &path, ErrorCode code)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({code, {path, file.errorString()}});
    const QByteArray contents = file.read(largestFile + 1);
    if (contents.size() > largestFile)
        return failure({code, {path, QStringLiteral("it is larger than %1 bytes").arg(largestFile)}});
    BioHandle bio(BIO_new(BIO_s_mem()));
    BIO_write(bio.get(), contents.constData(), int(contents.size()));
    return bio;
}

/// Asked for a passphrase: there is nobody to ask.
int noPassphrase(char *, int, int, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

/// RFC 5280 section 4.2.1.6: addresses are octets, names are not. Null if it can be neither.
GENERAL_NAME *alternativeName(const QString &name)
{
    const bool isAddress = SocketAddress::fromHost(name, 0).has_value();
    const QByteArray text = isAddress ? name.section(u'%', 0, 0).toLatin1() : QUrl::toAce(name);
    const QByteArray bytes = text.isEmpty() ? name.toUtf8() : text;
    ASN1_STRING *value = isAddress ? a2i_IPADDRESS(bytes.constData()) : ASN1_IA5STRING_new();
    if (!isAddress)
        ASN1_STRING_set(value, bytes.constData(), int(bytes.size()));
    GENERAL_NAME *entry = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(entry, isAddress ? GEN_IPADD : GEN_DNS, value);
    return entry;
}

bool addNames(X509 *certificate, const QStringList &names)
{
    const std::unique_ptr<GENERAL_NAMES, OpenSslFree<GENERAL_NAMES_free>> entries(sk_GENERAL_NAME_new_null());
    for (const QString &name : names)
        sk_GENERAL_NAME_push(entries.get(), alternativeName(name));
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, entries.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

QString reasonOfNoKey(bool passphraseAsked)
{
    const bool foundNone = ERR_GET_REASON(ERR_peek_error()) == ERR_R_UNSUPPORTED;
    const QString reason = takeOpenSslReason();
    if (passphraseAsked)
        return QStringLiteral("a passphrase protects it");
    return foundNone ? QStringLiteral("there is none in it") : reason;
}

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    unsigned char bytes[serialBytes];
    if (RAND_bytes(bytes, serialBytes) != 1)
        return false;
    bytes[0] = (bytes[0] & 0x7f) | 1; // positive, and not shorter than the others
    const std::unique_ptr<BIGNUM, OpenSslFree<BN_free>> number(BN_bin2bn(bytes, serialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool fillIn(X509 *certificate, EVP_PKEY *key, const QStringList &names)
{
    // The field holds at most 64 characters; the alternative names are what counts.
    const QByteArray commonName = names.first().left(64).toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    X509_set_version(certificate, X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600); // clocks differ
    X509_time_adj_ex(X509_getm_notAfter(certificate), validDays, 0, nullptr);
    return setSerial(certificate) && X509_set_issuer_name(certificate, subject) == 1 &&
           X509_set_pubkey(certificate, key) == 1 &&
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_key_usage, "critical,digitalSignature") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth,clientAuth") &&
           addExtension(certificate, NID_subject_key_identifier, "hash") && addNames(certificate, names);
}

} // namespace

Result<Identity> Identity::load(const QString &certificateFile, const QString &keyFile)
{
    const auto certificates = openPem(certificateFile, ErrorCode::CertificateUnusable);
    if (!certificates)
        return failure(certificates.error());
    Identity identity;
    while (X509 *certificate = PEM_read_bio_X509(certificates->get(), nullptr, nullptr, nullptr))
        identity.m_chain.emplace_back(certificate, X509_free);
    const bool endsInOrder = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    const QString reason = takeOpenSslReason();
    // The last round ends where no further certificate begins; anything else is a damaged one.
    if (identity.m_chain.empty() || !endsInOrder)
        return failure({ErrorCode::CertificateUnusable, {certificateFile, reason}});

    const QString keyPath = keyFile.isEmpty() ? certificateFile : keyFile;
    const auto keys = openPem(keyPath, ErrorCode::KeyUnusable);
    if (!keys)
        return failure(keys.error());
    bool passphraseAsked = false;
    identity.m_key.reset(PEM_read_bio_PrivateKey(keys->get(), nullptr, noPassphrase, &passphraseAsked),
                         EVP_PKEY_free);
    if (!identity.m_key)
        return failure({ErrorCode::KeyUnusable, {keyPath, reasonOfNoKey(passphraseAsked)}});
    if (X509_check_private_key(identity.certificate(), identity.key()) != 1) {
        takeOpenSslReason();
        return failure({ErrorCode::KeyOfAnother, {certificateFile, keyPath}});
    }
    return identity;
}

Result<Identity> Identity::selfSigned(const QStringList &wanted)
{
    const QStringList names = wanted.isEmpty() ? QStringList{QStringLiteral("localhost")} : wanted;
    Identity identity;
    identity.m_key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    identity.m_chain.emplace_back(X509_new(), X509_free);
    X509 *certificate = identity.certificate();
    if (!identity.m_key || !certificate || !fillIn(certificate, identity.key(), names) ||
        X509_sign(certificate, identity.key(), EVP_sha256()) == 0)
        return failure({ErrorCode::CertificateUnusable, {names.join(QStringLiteral(", ")), takeOpenSslReason()}});
    return identity;
}

} // namespace wirebench
