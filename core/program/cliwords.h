#pragma once

#include "core/workspace/settings.h"

#include <QStringList>

namespace wirebench {

/// What follows `wirebench-cli` to get this session: the inverse of parseCommandLine(). Words that say
/// nothing beside the defaults are left out. A value.
struct CliWords
{
    QStringList words;
    QStringList notes; ///< English sentences: what these words cannot say

    /// `--NAME`, where @p given.
    void add(const char *name, bool given);
    void add(const char *name, const QString &value);
    /// Only a value other than @p usual.
    void add(const char *name, int value, int usual);
    void addSeconds(const char *name, int milliseconds, int usualMs);
    void addText(const char *name, const QString &value); ///< only if it is not empty
    void noteIf(bool condition, const char *sentence);
};

CliWords cliWords(const SessionSettings &settings);

/// Of the verbs in files of their own.
CliWords cliWordsOf(const HttpRequestSettings &settings);
CliWords cliWordsOf(const DownloadSettings &settings);
CliWords cliWordsOf(const HttpServerSettings &settings);
CliWords cliWordsOf(const LabServerSettings &settings);
CliWords cliWordsOf(const ChatServerSettings &settings);
CliWords cliWordsOf(const ChatClientSettings &settings);

// Parts of several verbs.
/// "HOST:PORT" with an IPv6 address in brackets; ":PORT" for any address.
QString cliOperand(const QString &host, const QString &port);
void addListenFamily(CliWords &out, ListenFamily family, const QString &host);
void addFamily(CliWords &out, AddressFamily family);
void addProxy(CliWords &out, const ProxyText &proxy);
/// @param on the switch; none where the URL says it.
void addClientTls(CliWords &out, const TlsSettings &tls, const char *on, bool isDtls = false);
void addServerTls(CliWords &out, const TlsSettings &tls, const char *selfSigned, bool isDtls = false);

} // namespace wirebench
