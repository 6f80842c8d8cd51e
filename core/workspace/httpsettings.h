#pragma once

#include "core/http/httprequest.h"
#include "core/net/proxyconfig.h"
#include "core/web/httpserver.h"
#include "core/workspace/tlssettings.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace wirebench {

class JsonMembers;

/// What kind of body is typed.
enum class HttpBodyKind : quint8 { None, Text, Json, Form, Multipart, File };

/// What is typed in an HTTP request session: texts as they stand in the fields, right or wrong.
struct HttpRequestSettings
{
    QString method = QStringLiteral("GET");
    QString url = QStringLiteral("http://localhost:8080/");
    QString fields;                 ///< "NAME: VALUE" lines
    HttpBodyKind bodyKind = HttpBodyKind::None;
    QString bodyText;               ///< Text and Json
    QString contentType;            ///< of Text and File; empty: text/plain; charset=utf-8, or the file's
    QString formText;               ///< "NAME=VALUE" lines of both forms
    QString filePath;
    HttpAuthKind auth = HttpAuthKind::None;
    QString user;
    QString password;               ///< or token; kept in memory alone, never in a file
    bool followRedirects = true;
    int maxRedirects = 10;
    bool allowDowngrade = false;
    bool useCookies = true;         ///< the cookies themselves are kept in memory alone
    bool acceptCompressed = true;
    bool keepAlive = true;
    AddressFamily family = AddressFamily::Unspecified;
    int connectTimeoutMs = 10'000;
    int firstByteTimeoutMs = 30'000; ///< 0: none
    int totalTimeoutMs = 0;          ///< 0: none
    ProxyText proxy;                ///< its password is kept in memory alone
    TlsSettings tls;                ///< for https; `on` means nothing
    QStringList history;            ///< curl commands without secrets, newest last, at most 50

    friend bool operator==(const HttpRequestSettings &, const HttpRequestSettings &) = default;
};

/// What is typed in a session of downloads.
struct DownloadSettings
{
    QString urls;                   ///< one a line; empty lines and those that begin with # are left out
    QString folder;                 ///< empty: the user's folder for downloads
    int jobs = 4;
    int timeoutMs = 10'000;
    bool resume = true;
    QString user;
    QString password;               ///< kept in memory alone
    ProxyText proxy;
    TlsSettings tls;

    friend bool operator==(const DownloadSettings &, const DownloadSettings &) = default;
};

/// What is typed in an HTTP server session.
struct HttpServerSettings
{
    HttpServe serve = HttpServe::Folder;
    QString folder;                 ///< empty: the user's folder for documents
    QString host = QStringLiteral("localhost");
    QString port = QStringLiteral("8080");
    ListenFamily family = ListenFamily::IPv4;
    bool listing = true;
    int keepAliveMs = 15'000;
    int bytesPerSecond = 0;
    TlsSettings tls;

    friend bool operator==(const HttpServerSettings &, const HttpServerSettings &) = default;
};

QJsonObject toJson(const HttpRequestSettings &settings);
QJsonObject toJson(const DownloadSettings &settings);
QJsonObject toJson(const HttpServerSettings &settings);
void readSettings(JsonMembers &members, HttpRequestSettings &settings);
void readSettings(JsonMembers &members, DownloadSettings &settings);
void readSettings(JsonMembers &members, HttpServerSettings &settings);

/// These lines with the values of Authorization, Proxy-Authorization and Cookie taken out: what goes to a file.
QString withoutSecrets(const QString &fieldLines);

} // namespace wirebench
