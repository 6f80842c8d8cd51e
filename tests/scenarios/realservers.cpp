#include "tests/scenarios/realservers.h"

#include "tests/support/listeningport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <unistd.h>

namespace wirebench::test {

namespace {

bool isRoot()
{
    return geteuid() == 0;
}

QString serverUser()
{
    return isRoot() ? QStringLiteral("nobody") : QString::fromLocal8Bit(qgetenv("USER"));
}

QString serverGroup()
{
    return isRoot() ? QStringLiteral("nogroup") : QString::fromLocal8Bit(qgetenv("USER"));
}

/// A program beside PATH, too: servers are at home in /usr/sbin.
QString serverProgram(const QString &name)
{
    const QString found = findProgram(name);
    const QString inSbin = QStringLiteral("/usr/sbin/") + name;
    return !found.isEmpty() ? found : QFileInfo(inSbin).isExecutable() ? inSbin : QString();
}

void write(const RealServer &server, const QString &name, const QByteArray &bytes)
{
    QFile file(server.path(name));
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

/// From now on its folder belongs to the user it runs as.
void handOver(const RealServer &server)
{
    if (isRoot())
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), serverUser() + u':' + serverGroup(),
                                                    server.folder->path()});
}

void writeFiles(const RealServer &server)
{
    QByteArray every;
    for (int i = 0; i < 4 * 256; ++i)
        every += char(i);
    write(server, QStringLiteral("files/README"), "A real server.\n");
    write(server, QStringLiteral("files/course/README"), "Log in, enter a folder, list it, fetch README, quit.\n");
    write(server, QStringLiteral("files/bytes.bin"), every);
    write(server, QStringLiteral("files/dots.txt"), "first\n.\n..two\n.hidden\n");
    write(server, QStringLiteral("files/été.txt"), "L'été, Noël, un garçon, où ça ?\n");
    write(server, QStringLiteral("files/incoming/README"), "Store here.\n");
}

void writeCertificate(const RealServer &server, const Certificates &certificates)
{
    write(server, QStringLiteral("cert.pem"), certificates.read("good.pem"));
    write(server, QStringLiteral("key.pem"), certificates.read("good.key"));
    write(server, QStringLiteral("both.pem"), certificates.read("good.key") + certificates.read("good.pem"));
    QFile::setPermissions(server.path(QStringLiteral("key.pem")), QFile::ReadOwner | QFile::WriteOwner);
}

void start(RealServer &server, QStringList words, const QStringList &environment = {})
{
    if (!environment.isEmpty())
        words = QStringList{QStringLiteral("/usr/bin/env")} + environment + words;
    if (isRoot())
        words = QStringList{QStringLiteral("/usr/bin/setpriv"), QStringLiteral("--reuid=nobody"),
                            QStringLiteral("--regid=nogroup"), QStringLiteral("--clear-groups")} +
                words;
    auto process = std::make_unique<PeerProcess>(words.takeFirst(), words);
    process->process().setWorkingDirectory(server.folder->path());
    if (!process->start())
        qFatal("a server could not be started");
    server.processes.push_back(std::move(process));
}

quint16 takePort(RealServer &server, const char *service)
{
    const quint16 port = freePort();
    server.ports.insert(QString::fromLatin1(service), QString::number(port));
    return port;
}

void waitForAll(RealServer &server)
{
    for (const QString &port : std::as_const(server.ports)) {
        if (!waitForListening(port.toUShort()))
            server.silent.append(port.toUShort());
    }
}

/// A configuration with the words in braces filled in.
QByteArray filled(const char *text, const QMap<QByteArray, QString> &words)
{
    QByteArray result = text;
    for (auto word = words.begin(); word != words.end(); ++word)
        result.replace('{' + word.key() + '}', word.value().toUtf8());
    return result;
}

bool hasPythonModule(const char *name)
{
    return QProcess::execute(findProgram(QStringLiteral("python3")),
                             {QStringLiteral("-c"), QStringLiteral("import ") + QLatin1String(name)}) == 0;
}

QString serverScript(const char *name)
{
    return sourceFolder(QStringLiteral("scenarios/servers/")) + QLatin1String(name);
}

/// A Python server that takes a free port itself and says which.
void startPython(RealServer &server, const char *service, const QStringList &words)
{
    start(server, QStringList{findProgram(QStringLiteral("python3")), QStringLiteral("-B"), QStringLiteral("-u")} + words);
    server.ports.insert(QString::fromLatin1(service), QString::number(server.processes.back()->waitForPort()));
}

} // namespace

QByteArray RealServer::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray RealServer::trouble() const
{
    if (!missing.isEmpty())
        return missing.toUtf8() + " is not installed: packaging/install-dependencies.sh --servers";
    if (silent.isEmpty() && !ports.values().contains(QStringLiteral("0")))
        return {};
    QByteArray said = "it does not listen; ";
    for (const auto &process : processes)
        said += process->output() + process->errors();
    return said + read(QStringLiteral("log"));
}

RealServer startedVsftpd(const Certificates &certificates, const QString &kind)
{
    RealServer server;
    const QString program = serverProgram(QStringLiteral("vsftpd"));
    if (program.isEmpty()) {
        server.missing = QStringLiteral("vsftpd");
        return server;
    }
    writeFiles(server);
    writeCertificate(server, certificates);
    const quint16 port = takePort(server, "ftp");
    QByteArray config = filled("listen=YES\nbackground=NO\nlisten_address=127.0.0.1\nlisten_port={port}\n"
                               "run_as_launching_user=YES\nanonymous_enable=YES\nno_anon_password=NO\nanon_root={folder}/files\n"
                               "secure_chroot_dir={folder}/empty\nftp_username={user}\nnopriv_user={user}\nxferlog_enable=NO\n"
                               "seccomp_sandbox=NO\nwrite_enable=YES\nanon_upload_enable=YES\nanon_other_write_enable=YES\n"
                               "anon_umask=022\nallow_writeable_chroot=YES\nmax_per_ip=0\n",
                               {{"port", QString::number(port)}, {"folder", server.folder->path()}, {"user", serverUser()}});
    if (kind != u"plain")
        config += filled("ssl_enable=YES\nallow_anon_ssl=YES\nforce_local_data_ssl=NO\nforce_local_logins_ssl=NO\n"
                         "rsa_cert_file={folder}/cert.pem\nrsa_private_key_file={folder}/key.pem\nrequire_ssl_reuse=NO\n"
                         "ssl_tlsv1=YES\nssl_ciphers=HIGH\nimplicit_ssl={implicit}\n",
                         {{"folder", server.folder->path()}, {"implicit", kind == u"implicit" ? QStringLiteral("YES") : QStringLiteral("NO")}});
    write(server, QStringLiteral("vsftpd.conf"), config);
    QDir().mkpath(server.path(QStringLiteral("empty")));
    handOver(server);
    start(server, {program, server.path(QStringLiteral("vsftpd.conf"))});
    waitForAll(server);
    return server;
}

RealServer startedPyftpdlib(const Certificates &certificates, const QString &kind)
{
    RealServer server;
    if (!hasPythonModule("pyftpdlib, OpenSSL")) {
        server.missing = QStringLiteral("python3-pyftpdlib (with python3-openssl)");
        return server;
    }
    writeFiles(server);
    writeCertificate(server, certificates);
    handOver(server);
    QStringList words{serverScript("ftp_server.py"), QStringLiteral("0"), server.path(QStringLiteral("files"))};
    if (kind != u"plain")
        words += server.path(QStringLiteral("both.pem"));
    startPython(server, "ftp", words);
    return server;
}

RealServer startedMailServers(const Certificates &certificates)
{
    RealServer server;
    const QString program = serverProgram(QStringLiteral("dovecot"));
    if (program.isEmpty() || !QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/imap")) ||
        !QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/pop3")) || !hasPythonModule("aiosmtpd")) {
        server.missing = QStringLiteral("dovecot-imapd, dovecot-pop3d or python3-aiosmtpd");
        return server;
    }
    writeCertificate(server, certificates);
    for (const char *part : {"cur", "new", "tmp"})
        QDir().mkpath(server.path(QStringLiteral("home/Maildir/") + QLatin1String(part)));
    const quint16 imap = takePort(server, "imap");
    const quint16 imaps = takePort(server, "imaps");
    const quint16 pop = takePort(server, "pop3");
    const quint16 pops = takePort(server, "pop3s");
    write(server, QStringLiteral("dovecot.conf"),
          filled("base_dir = {folder}/run\nlog_path = {folder}/log\nprotocols = imap pop3\nlisten = 127.0.0.1\n"
                 "default_internal_user = {user}\ndefault_login_user = {user}\ndefault_internal_group = {group}\n"
                 "mail_location = maildir:{folder}/home/Maildir\nmail_uid = {user}\nmail_gid = {group}\n"
                 "first_valid_uid = 1\nfirst_valid_gid = 1\nssl = yes\nssl_cert = <{folder}/cert.pem\n"
                 "ssl_key = <{folder}/key.pem\ndisable_plaintext_auth = no\nauth_failure_delay = 0\n"
                 "passdb {\n  driver = static\n  args = user=alice password=wonderland\n}\n"
                 "userdb {\n  driver = static\n  args = uid={user} gid={group} home={folder}/home\n}\n"
                 "service imap-login {\n  chroot =\n  inet_listener imap {\n    port = {imap}\n  }\n"
                 "  inet_listener imaps {\n    port = {imaps}\n  }\n}\n"
                 "service pop3-login {\n  chroot =\n  inet_listener pop3 {\n    port = {pop}\n  }\n"
                 "  inet_listener pop3s {\n    port = {pops}\n  }\n}\n"
                 "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n",
                 {{"folder", server.folder->path()},
                  {"user", serverUser()},
                  {"group", serverGroup()},
                  {"imap", QString::number(imap)},
                  {"imaps", QString::number(imaps)},
                  {"pop", QString::number(pop)},
                  {"pops", QString::number(pops)}}));
    handOver(server);
    start(server, {program, QStringLiteral("-F"), QStringLiteral("-c"), server.path(QStringLiteral("dovecot.conf"))});
    waitForAll(server);
    for (const auto &[service, kind] : {std::pair("smtp", "starttls"), std::pair("smtps", "tls")})
        startPython(server, service,
                    {serverScript("smtp_server.py"), server.path(QStringLiteral("home/Maildir")),
                     server.path(QStringLiteral("cert.pem")), server.path(QStringLiteral("key.pem")), QLatin1String(kind)});
    return server;
}

RealServer startedTelnetd()
{
    RealServer server;
    const QString telnetd = serverProgram(QStringLiteral("telnetd"));
    const QString socat = findProgram(QStringLiteral("socat"));
    if (telnetd.isEmpty() || socat.isEmpty()) {
        server.missing = QStringLiteral("inetutils-telnetd or socat");
        return server;
    }
    handOver(server);
    const QString port = QString::number(takePort(server, "telnet"));
    start(server, {socat, QStringLiteral("TCP-LISTEN:%1,bind=127.0.0.1,fork,reuseaddr").arg(port),
                   QStringLiteral("EXEC:%1 -h -E /bin/sh,nofork").arg(telnetd)});
    waitForAll(server);
    return server;
}

RealServer startedGophernicus()
{
    RealServer server;
    const QString program = serverProgram(QStringLiteral("gophernicus"));
    const QString socat = findProgram(QStringLiteral("socat"));
    if (program.isEmpty() || socat.isEmpty()) {
        server.missing = QStringLiteral("gophernicus or socat");
        return server;
    }
    writeFiles(server);
    handOver(server);
    const QString port = QString::number(takePort(server, "gopher"));
    start(server, {socat, QStringLiteral("TCP-LISTEN:%1,bind=127.0.0.1,fork,reuseaddr").arg(port),
                   QStringLiteral("EXEC:%1 -h localhost -p %2 -r %3/files -nf -nu,nofork")
                       .arg(program, port, server.folder->path())});
    waitForAll(server);
    return server;
}

} // namespace wirebench::test
