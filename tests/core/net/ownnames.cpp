#include "tests/core/net/ownnames.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace wirebench {

#ifdef Q_OS_LINUX

namespace {

const char silentServer[] = "127.0.0.53";

/// A UDP socket that takes questions and says nothing, until the process ends.
bool startSilentServer()
{
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(53);
    inet_pton(AF_INET, silentServer, &address.sin_addr);
    if (bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return true;
    close(descriptor);
    return false;
}

bool replaceFile(const char *path, const QString &replacement, const QByteArray &text)
{
    QFile file(replacement);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    file.close();
    return mount(replacement.toLocal8Bit().constData(), path, nullptr, MS_BIND, nullptr) == 0;
}

} // namespace

bool OwnNames::install(const QByteArray &hosts)
{
    if (!startSilentServer() || unshare(CLONE_NEWNS) != 0
        || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return false;
    const QByteArray resolver = QByteArray("nameserver ") + silentServer + "\noptions timeout:3 attempts:1\n";
    return replaceFile("/etc/hosts", m_folder.filePath(QStringLiteral("hosts")), hosts)
        && replaceFile("/etc/resolv.conf", m_folder.filePath(QStringLiteral("resolv.conf")), resolver);
}

#else

bool OwnNames::install(const QByteArray &)
{
    return false;
}

#endif

} // namespace wirebench
