#pragma once

#include "tests/support/certificates.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>
#include <vector>

/// Skips the test function, visibly, when a server is not installed; where WIREBENCH_SERVERS_REQUIRED is set, as in
/// .ci/run, that is a failure. A server that is installed and does not listen is one everywhere.
#define WIREBENCH_NEED_SERVER(server)                                                                        \
    if (!(server).missing.isEmpty() && !qEnvironmentVariableIsSet("WIREBENCH_SERVERS_REQUIRED"))             \
        QSKIP(qPrintable((server).missing + QStringLiteral(" is not installed")));                           \
    QVERIFY2((server).trouble().isEmpty(), (server).trouble().constData())

namespace wirebench::test {

/// A server that Debian packages, on free ports of 127.0.0.1, with its files in a folder that goes with it. Where the
/// test runs as root the server runs as "nobody" (INN as "news", as it wants it). Its user is alice with the password wonderland.
struct RealServer
{
    std::unique_ptr<QTemporaryDir> folder = std::make_unique<QTemporaryDir>(); ///< outlives the processes
    QString missing; ///< the program that is not installed
    std::vector<std::unique_ptr<PeerProcess>> processes;
    QMap<QString, QString> ports; ///< "ftp", "imap", "imaps", …

    QString port(const char *service) const { return ports.value(QString::fromLatin1(service)); }
    /// A path below its folder.
    QString path(const QString &name) const { return folder->filePath(name); }
    QByteArray read(const QString &name) const;
    /// Why it does not listen, with what it has said; empty if it does.
    QByteArray trouble() const;

    QList<quint16> silent; ///< ports at which nobody listens
};

// What FTP and Gopher servers show: README, bytes.bin, dots.txt, été.txt, a folder "course" with a README, and a folder
// "incoming" to write into.

/// vsftpd for anonymous users. @p kind "plain", "tls" (AUTH TLS) or "implicit".
RealServer startedVsftpd(const Certificates &certificates, const QString &kind);
/// pyftpdlib, with alice. @p kind "plain" or "tls".
RealServer startedPyftpdlib(const Certificates &certificates, const QString &kind);
/// dovecot ("pop3", "pop3s", "imap", "imaps") and aiosmtpd ("smtp", "smtps"), which puts letters into its Maildir.
RealServer startedMailServers(const Certificates &certificates);
/// INN: "nntp" with STARTTLS, "nntps"; the group wirebench.test.
RealServer startedInn(const Certificates &certificates);
/// inetutils' telnetd with a shell: "telnet".
RealServer startedTelnetd();
/// gophernicus: "gopher".
RealServer startedGophernicus();

} // namespace wirebench::test
