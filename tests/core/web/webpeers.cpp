#include "tests/core/web/webpeers.h"

#include "tests/support/listeningport.h"
#include "tests/support/programs.h"

#include <QCryptographicHash>
#include <QFile>

namespace wirebench {

namespace {

QUrl localUrl(bool isSecure, quint16 port, const QString &path)
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(isSecure ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(port)
                    .arg(path));
}

bool writeFile(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

const char *const nginxConfiguration = R"(
pid nginx.pid;
error_log stderr;
daemon off;
master_process off;
events {}
http {
    access_log off;
    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
    client_max_body_size 1m;
    keepalive_requests 100000;
    gzip_types *;
    gzip_min_length 1;
    server {
        listen 127.0.0.1:%PORT%;
        root www;
        location /gzip/ { gzip on; alias %ROOT%/www/; }
        location /closed/ { gzip on; chunked_transfer_encoding off; alias %ROOT%/www/; }
        location /moved { return 301 /hello.txt; }
        location /private/ { auth_basic "here"; auth_basic_user_file %ROOT%/htpasswd; alias %ROOT%/www/; }
        location /slow/ { limit_rate 1m; alias %ROOT%/www/; }
    }
}
)";

const char *const apacheConfiguration = R"(
ServerRoot "%ROOT%"
PidFile httpd.pid
Mutex posixsem
Listen 127.0.0.1:%PORT%
ServerName localhost
ErrorLog "|/bin/cat 1>&2"
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
LoadModule auth_digest_module /usr/lib/apache2/modules/mod_auth_digest.so
LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
Alias /digest "%ROOT%/www"
<Location /digest>
    AuthType Digest
    AuthName "wb"
    AuthDigestProvider file
    AuthUserFile "%ROOT%/htdigest"
    Require valid-user
</Location>
)";

QByteArray filledIn(QByteArray text, const QString &root, quint16 port)
{
    return text.replace("%ROOT%", root.toUtf8()).replace("%PORT%", QByteArray::number(port));
}

} // namespace

bool NodeServer::start(const QString &certificate, const QString &key)
{
    m_isSecure = !certificate.isEmpty();
    QStringList words{
        QDir(test::sourceFolder(QStringLiteral("core/web"))).filePath(QStringLiteral("peer.js"))};
    if (m_isSecure)
        words << certificate << key;
    m_process = std::make_unique<test::PeerProcess>(test::findProgram(QStringLiteral("node")), words);
    m_port = m_process->start() ? m_process->waitForPort() : 0;
    return m_port != 0;
}

QUrl NodeServer::url(const QString &path) const
{
    return localUrl(m_isSecure, m_port, path);
}

NginxServer::NginxServer()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("www"));
    write(QStringLiteral("hello.txt"), "hello from nginx\n");
    writeFile(m_folder.filePath(QStringLiteral("htpasswd")), "user:{PLAIN}pass\n");
}

bool NginxServer::start(const QString &certificate, const QString &key)
{
    m_isSecure = !certificate.isEmpty();
    m_port = test::freePort();
    QByteArray configuration = filledIn(nginxConfiguration, m_folder.path(), m_port);
    if (m_isSecure) {
        const QByteArray port = QByteArray::number(m_port);
        configuration.replace(port + ';', port + " ssl; ssl_certificate " + certificate.toUtf8() +
                                              "; ssl_certificate_key " + key.toUtf8() + ';');
    }
    return writeFile(m_folder.filePath(QStringLiteral("nginx.conf")), configuration) && startAgain();
}

bool NginxServer::startAgain()
{
    const QStringList words{QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"),
                            QStringLiteral("nginx.conf")};
    m_process = std::make_unique<test::PeerProcess>(test::findProgram(QStringLiteral("nginx")), words);
    return m_process->start() && test::waitForListening(m_port);
}

void NginxServer::kill()
{
    m_process->process().kill();
    m_process->waitForFinished();
}

QUrl NginxServer::url(const QString &path) const
{
    return localUrl(m_isSecure, m_port, path);
}

void NginxServer::write(const QString &name, const QByteArray &contents) const
{
    writeFile(filePath(name), contents);
}

QByteArray NginxServer::errors() const
{
    return m_process ? m_process->errors() : QByteArray();
}

bool ApacheServer::start()
{
    const QDir folder(m_folder.path());
    folder.mkdir(QStringLiteral("www"));
    writeFile(folder.filePath(QStringLiteral("www/hello.txt")), "hello from apache\n");
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray("user:wb:pass"), QCryptographicHash::Md5).toHex();
    writeFile(folder.filePath(QStringLiteral("htdigest")), "user:wb:" + hash + '\n');
    m_port = test::freePort();
    writeFile(folder.filePath(QStringLiteral("httpd.conf")),
              filledIn(apacheConfiguration, folder.path(), m_port));
    m_process =
        std::make_unique<test::PeerProcess>(test::findProgram(QStringLiteral("apache2")),
                                            QStringList{QStringLiteral("-X"), QStringLiteral("-f"),
                                                        folder.filePath(QStringLiteral("httpd.conf"))});
    return m_process->start() && test::waitForListening(m_port);
}

QUrl ApacheServer::url(const QString &path) const
{
    return localUrl(false, m_port, path);
}

} // namespace wirebench
