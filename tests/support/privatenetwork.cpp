#include "tests/support/privatenetwork.h"

#include <QByteArray>

#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wirebench::test {

namespace {

void writeFile(const char *path, const QByteArray &content)
{
    const int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    [[maybe_unused]] const ssize_t written = write(descriptor, content.constData(), size_t(content.size()));
    close(descriptor);
}

/// user_namespaces(7): without a mapping the process would belong to nobody.
void mapIds(uid_t user, gid_t group)
{
    writeFile("/proc/self/setgroups", "deny");
    writeFile("/proc/self/uid_map", QByteArray::number(user) + ' ' + QByteArray::number(user) + " 1");
    writeFile("/proc/self/gid_map", QByteArray::number(group) + ' ' + QByteArray::number(group) + " 1");
}

bool unshareNetwork()
{
    if (unshare(CLONE_NEWNET) == 0)
        return true;
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    mapIds(user, group);
    return true;
}

bool bringLoopbackUp()
{
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request = {};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    bool up = ioctl(descriptor, SIOCGIFFLAGS, &request) == 0;
    request.ifr_flags |= IFF_UP | IFF_RUNNING;
    up = up && ioctl(descriptor, SIOCSIFFLAGS, &request) == 0;
    close(descriptor);
    return up;
}

} // namespace

bool enterPrivateNetwork()
{
    return unshareNetwork() && bringLoopbackUp();
}

} // namespace wirebench::test
