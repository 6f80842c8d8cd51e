#include "tests/scenarios/realservers.h"

#include "tests/support/listeningport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <unistd.h>

namespace wirebench::test {

namespace {

/// The package needs a full host name to be configured, so that install-dependencies.sh only unpacks it.
QString newsPrograms()
{
    const QString unpacked = QStringLiteral("/wirebench/servers/inn2/usr/lib/news");
    for (const QString &folder :
         {QStringLiteral("/var/cache") + unpacked, QDir::homePath() + QStringLiteral("/.cache") + unpacked,
          QStringLiteral("/usr/lib/news")}) {
        if (QFileInfo(folder + QStringLiteral("/bin/innd")).isExecutable())
            return folder;
    }
    return {};
}

constexpr const char *innConf = R"(mta: "/bin/true"
organization: wirebench
ovmethod: tradindexed
hismethod: hisv6
pathhost: news.example.net
fromhost: news.example.net
domain: example.net
pathnews: {programs}
pathbin: {programs}/bin
pathcontrol: {programs}/bin/control
pathetc: {folder}/etc
pathdb: {folder}/db
pathrun: {folder}/run
pathlog: {folder}/log.d
pathhttp: {folder}/log.d
pathtmp: {folder}/tmp
pathspool: {folder}/spool
patharticles: {folder}/spool/articles
pathoverview: {folder}/spool/overview
pathoutgoing: {folder}/spool/outgoing
pathincoming: {folder}/spool/incoming
patharchive: {folder}/spool/archive
pathfilter: {folder}/filter
port: {port}
bindaddress: 127.0.0.1
bindaddress6: "::1"
runasuser: {user}
runasgroup: {group}
sourceaddress: all
nnrpdloadlimit: 0
tlscertfile: {folder}/cert.pem
tlskeyfile: {folder}/key.pem
tlscafile: {folder}/cert.pem
)";

constexpr const char *readersConf = R"(auth "local" {
    hosts: "127.0.0.1, localhost"
    default: "<local>"
}
access "local" {
    users: "<local>"
    newsgroups: "*"
    access: RPA
}
)";

} // namespace

RealServer startedInn(const Certificates &certificates)
{
    RealServer server;
    const QString programs = newsPrograms();
    if (programs.isEmpty()) {
        server.missing = QStringLiteral("inn2");
        return server;
    }
    const bool isRoot = geteuid() == 0;
    const QString user = isRoot ? QStringLiteral("news") : QString::fromLocal8Bit(qgetenv("USER"));
    const QString group = isRoot ? QStringLiteral("news") : user;
    const auto write = [&server](const char *name, const QByteArray &bytes) {
        QFile file(server.path(QLatin1String(name)));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", name);
    };
    for (const char *folder : {"run", "log.d", "tmp", "filter", "spool/articles", "spool/overview", "spool/incoming/bad",
                               "spool/tmp", "spool/archive", "spool/outgoing"})
        QDir().mkpath(server.path(QLatin1String(folder)));
    const quint16 port = freePort();
    const quint16 tlsPort = freePort();
    QByteArray config = innConf;
    const QMap<QByteArray, QString> words = {{"programs", programs},
                                             {"folder", server.folder->path()},
                                             {"port", QString::number(port)},
                                             {"user", user},
                                             {"group", group}};
    for (auto word = words.begin(); word != words.end(); ++word)
        config.replace('{' + word.key() + '}', word.value().toUtf8());
    write("etc/inn.conf", config);
    write("etc/readers.conf", readersConf);
    write("etc/storage.conf", "method tradspool {\n    newsgroups: *\n    class: 0\n}\n");
    write("etc/incoming.conf", "streaming: false\nmax-connections: 8\n");
    write("etc/newsfeeds", "ME:*::\nout:!*:Tf:\n"); // without a feed it does not start
    write("etc/expire.ctl", "/remember/:11\n*:A:1:10:never\n");
    for (const char *empty : {"etc/control.ctl", "etc/subscriptions", "etc/distributions", "etc/moderators",
                              "etc/localgroups", "etc/passwd.nntp", "db/active.times", "db/history"})
        write(empty, {});
    write("db/active", "control 0000000000 0000000001 n\ncontrol.cancel 0000000000 0000000001 n\n"
                       "junk 0000000000 0000000001 n\nwirebench.test 0000000000 0000000001 y\n");
    write("db/newsgroups", "wirebench.test\tA group to test with\n");
    write("cert.pem", certificates.read("good.pem"));
    write("key.pem", certificates.read("good.key"));
    QFile::setPermissions(server.path(QStringLiteral("key.pem")), QFile::ReadOwner | QFile::WriteOwner);

    QStringList before{QStringLiteral("/usr/bin/env"), QStringLiteral("LD_LIBRARY_PATH=") + programs,
                       QStringLiteral("INNCONF=") + server.path(QStringLiteral("etc/inn.conf"))};
    if (isRoot) {
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), user + u':' + group, server.folder->path()});
        before = QStringList{QStringLiteral("/usr/bin/setpriv"), QStringLiteral("--reuid=news"),
                             QStringLiteral("--regid=news"), QStringLiteral("--clear-groups")} +
                 before;
    }
    const auto start = [&](const QStringList &more) {
        QStringList all = before + more;
        auto process = std::make_unique<PeerProcess>(all.takeFirst(), all);
        process->process().setWorkingDirectory(server.path(QStringLiteral("db")));
        if (!process->start())
            qFatal("INN could not be started");
        server.processes.push_back(std::move(process));
    };
    start({programs + QStringLiteral("/bin/makedbz"), QStringLiteral("-i"), QStringLiteral("-o")});
    (void)server.processes.back()->waitForFinished();
    start({programs + QStringLiteral("/bin/innd"), QStringLiteral("-d"), QStringLiteral("-f")});
    server.ports = {{QStringLiteral("nntp"), QString::number(port)}, {QStringLiteral("nntps"), QString::number(tlsPort)}};
    if (waitForListening(port))
        start({programs + QStringLiteral("/bin/nnrpd"), QStringLiteral("-D"), QStringLiteral("-f"), QStringLiteral("-S"),
               QStringLiteral("-p"), QString::number(tlsPort), QStringLiteral("-4"), QStringLiteral("127.0.0.1")});
    for (const quint16 each : {port, tlsPort}) {
        if (!waitForListening(each))
            server.silent.append(each);
    }
    return server;
}

} // namespace wirebench::test
