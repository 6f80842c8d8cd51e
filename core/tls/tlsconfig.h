#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace wirebench {

enum class TlsVersion : quint8 { Tls10, Tls11, Tls12, Tls13 };

/// What both ends of TLS choose. Paths are of PEM files.
struct TlsConfig
{
    TlsVersion least = TlsVersion::Tls12;
    TlsVersion most = TlsVersion::Tls13;
    QStringList alpn;        ///< application protocols, the wanted first: "h2", "http/1.1" (RFC 7301)
    QString certificateFile; ///< own certificate, followed by those that lead to its authority
    QString keyFile;         ///< its private key; empty: in the same file
    QString authorityFile;   ///< who is trusted. Client: empty is the system's store
    QString keyLogFile;      ///< secrets are appended here, for Wireshark; empty: nowhere
    int handshakeTimeoutMs = 10'000;

    friend bool operator==(const TlsConfig &, const TlsConfig &) = default;
};

struct TlsClientConfig : TlsConfig
{
    QString serverName; ///< name or address that the certificate must hold; empty: the host connected to
    bool verify = true;
    /// SHA-256 of the one certificate that is taken although a rule is broken; empty: none.
    QByteArray exception;

    friend bool operator==(const TlsClientConfig &, const TlsClientConfig &) = default;
};

struct TlsServerConfig : TlsConfig
{
    /// Without a certificate file the server makes a self-signed one with these names and addresses.
    QStringList names;
    bool wantsClientCertificate = false; ///< and refuses clients without one that authorityFile vouches for

    friend bool operator==(const TlsServerConfig &, const TlsServerConfig &) = default;
};

} // namespace wirebench
