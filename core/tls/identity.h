#pragma once

#include "core/base/result.h"
#include "core/tls/certificate.h"

#include <memory>
#include <vector>

struct evp_pkey_st;

namespace wirebench {

/// With what an end of TLS proves who it is: a certificate, those that lead to its authority, and the private
/// key, which is in memory only. A value that shares its parts; never changes, usable from any thread.
class Identity
{
public:
    /// Reads PEM files. @p keyFile empty: the key is in the same file. Errors: CertificateUnusable,
    /// KeyUnusable (a passphrase protects it, say), KeyOfAnother.
    static Result<Identity> load(const QString &certificateFile, const QString &keyFile);
    /// A fresh key (EC P-256) and a certificate signed with it, for these names and addresses (none:
    /// localhost): 1 year.
    static Result<Identity> selfSigned(const QStringList &names);

    x509_st *certificate() const { return m_chain.front().get(); }
    /// It, and those that lead from it to an authority.
    const std::vector<std::shared_ptr<x509_st>> &chain() const { return m_chain; }
    evp_pkey_st *key() const { return m_key.get(); }

private:
    Identity() = default;

    std::vector<std::shared_ptr<x509_st>> m_chain; ///< own first
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace wirebench
