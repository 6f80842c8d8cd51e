#pragma once

#include "core/tls/tlsconfig.h"

#include <QJsonObject>

namespace wirebench {

class JsonMembers;
class OptionReader;

/// What is typed about TLS in a session, for either end: texts as they stand in the fields, right or wrong.
struct TlsSettings
{
    bool on = false;
    TlsVersion least = TlsVersion::Tls12;
    TlsVersion most = TlsVersion::Tls13;
    QString alpn;                      ///< "h2, http/1.1"
    QString certificateFile;           ///< empty: none (a server makes a self-signed one)
    QString keyFile;                   ///< empty: the certificate's file holds it
    QString authorityFile;             ///< empty: the system's
    QString keyLogFile;
    int handshakeTimeoutMs = 10'000;
    QString serverName;                ///< client; empty: the host typed
    bool verify = true;                ///< client
    bool wantsClientCertificate = false; ///< server

    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

QJsonObject toJson(const TlsSettings &settings);
void readSettings(JsonMembers &members, TlsSettings &settings);

TlsClientConfig tlsClientConfig(const TlsSettings &settings);
TlsServerConfig tlsServerConfig(const TlsSettings &settings);

/// From the command line: --tls (or what it is called with this verb) and what goes with it; each of the others
/// without it is refused.
void readTlsClient(OptionReader &options, TlsSettings &settings, const char *on = "tls");
/// For verbs whose URL says whether there is TLS: what goes with it is taken in any case.
void readTlsOfUrl(OptionReader &options, TlsSettings &settings);
/// The same with --tls-self-signed (or what it is called with this verb) or --cert.
void readTlsServer(OptionReader &options, TlsSettings &settings, const char *selfSigned = "tls-self-signed");

} // namespace wirebench
