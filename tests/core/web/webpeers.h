#pragma once

#include "tests/support/peerprocess.h"

#include <QDir>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace wirebench {

/// Servers of HTTP that others wrote, each started for one test on a free port of 127.0.0.1, and ended with
/// its object. start() is false if it does not listen within some seconds; errors() says why.

/// peer.js, beside this file: what Node does, and on purpose what no server should. Needs
/// WIREBENCH_NEED("node").
class NodeServer
{
public:
    bool start(const QString &certificate = {}, const QString &key = {});
    QUrl url(const QString &path) const;
    quint16 port() const { return m_port; }
    test::PeerProcess &process() { return *m_process; }

private:
    std::unique_ptr<test::PeerProcess> m_process;
    quint16 m_port = 0;
    bool m_isSecure = false;
};

/// | path | what nginx does there |
/// |---|---|
/// | / | the files of www(), with Content-Length |
/// | /gzip/ | the same, compressed: chunked |
/// | /closed/ | compressed and not chunked: delimited by the end of the connection |
/// | /moved | 301 to /hello.txt |
/// | /private/ | Basic: user, pass |
/// | /slow/ | 1 MB a second |
/// Needs WIREBENCH_NEED("nginx").
class NginxServer
{
public:
    NginxServer();
    /// @param certificate empty: no TLS.
    bool start(const QString &certificate = {}, const QString &key = {});
    /// At the same port as before, after kill().
    bool startAgain();
    void kill(); ///< SIGKILL
    QUrl url(const QString &path) const;
    void write(const QString &name, const QByteArray &contents) const;
    QString filePath(const QString &name) const
    {
        return QDir(m_folder.filePath(QStringLiteral("www"))).filePath(name);
    }
    QByteArray errors() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<test::PeerProcess> m_process;
    quint16 m_port = 0;
    bool m_isSecure = false;
};

/// Digest at /digest/ for user, pass. Needs WIREBENCH_NEED("apache2").
class ApacheServer
{
public:
    bool start();
    QUrl url(const QString &path) const;
    QByteArray errors() const { return m_process ? m_process->errors() : QByteArray(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<test::PeerProcess> m_process;
    quint16 m_port = 0;
};

} // namespace wirebench
