#pragma once

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

namespace wirebench {

/// Frees an OpenSSL object with the function made for it. Inside core/tls only.
template <auto Free>
struct OpenSslFree
{
    template <typename Object>
    void operator()(Object *object) const
    {
        Free(object);
    }
};

using AddressHandle = std::unique_ptr<BIO_ADDR, OpenSslFree<BIO_ADDR_free>>;
using BioHandle = std::unique_ptr<BIO, OpenSslFree<BIO_free>>;
using X509Handle = std::unique_ptr<X509, OpenSslFree<X509_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, OpenSslFree<EVP_PKEY_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, OpenSslFree<X509_EXTENSION_free>>;

} // namespace wirebench
