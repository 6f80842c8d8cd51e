#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QString>

namespace wirebench {

/// A request as a curl command says it, with texts still as typed, so that they can go into the fields of the
/// window.
struct CurlRequest
{
    QString method; ///< GET, or what the options make it; always set by parseCurl()
    QString url;
    HttpFields fields; ///< the Content-Type that -d implies too
    enum class Body : quint8 { None, Raw, Form, File } body = Body::None;
    QByteArray bytes; ///< Raw: of -d, --data-raw, --data-binary, --json, --data-urlencode, joined with &
    QString text; ///< Form: lines as multipartBody() reads them; File: the path of --data-binary @FILE or -T
    QString user; ///< of -u, password too
    QString password;
    bool digest = false;
    QString bearer;               ///< of --oauth2-bearer
    bool followRedirects = false; ///< -L
    int maxRedirects = -1;        ///< -1: not said
    bool insecure = false;        ///< -k
    QString authorityFile;        ///< of --cacert
    QString certificateFile;      ///< of --cert
    QString keyFile;              ///< of --key
    bool compressed = false;
    QString proxy;            ///< of -x, with scheme and user: "http://user:password@host:port"
    int connectTimeoutMs = 0; ///< 0: not said
    int totalTimeoutMs = 0;   ///< -m
    QStringList ignored;      ///< options that mean nothing here, to be told

    friend bool operator==(const CurlRequest &, const CurlRequest &) = default;
};

/// Reads a command as it is pasted: quotes of the shell ('…', "…", $'…' with its escapes), continuation lines
/// (\ and ^ of Windows' shell), options in all their spellings (-XPOST, -X POST, --request=POST, -sSL).
/// Error: InvalidCurlCommand with arguments[1] and the position.
Result<CurlRequest> parseCurl(const QString &command);

/// Without passwords, tokens, and the values of Authorization and Cookie: what goes into a file.
CurlRequest withoutSecrets(CurlRequest request);

/// The command that sends the same, quoted for a POSIX shell, one option a line.
QString toCurl(const CurlRequest &request);
/// A Python 3 program of the standard library (urllib.request) that sends the same and prints the answer.
QString toPython(const CurlRequest &request);

} // namespace wirebench
