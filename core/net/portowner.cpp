#include "core/net/portowner.h"

#include "core/net/socketdiag.h"

#include <QFile>

#include <cerrno>
#include <optional>

#ifdef Q_OS_LINUX
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <dirent.h>
#include <memory>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#endif

namespace wirebench {

#ifdef Q_OS_LINUX

namespace {

using Folder = std::unique_ptr<DIR, int (*)(DIR *)>;

Folder openFolder(const QByteArray &path)
{
    return {::opendir(path.constData()), &::closedir};
}

bool isNumber(const char *name)
{
    return std::isdigit(static_cast<unsigned char>(*name));
}

/// Whether a socket on @p local keeps others from @p wanted.
bool isInTheWay(const SocketAddress &local, const SocketAddress &wanted)
{
    if (local.port != wanted.port)
        return false;
    return local.isAny() || wanted.isAny() || local.host() == wanted.host();
}

/// The one to blame comes first: who listens, then who has a descriptor, then what is only closing.
int weight(const SystemSocket &socket)
{
    if (socket.state == SocketState::Listen)
        return 3;
    return socket.inode != 0 ? 2 : 1;
}

std::optional<SystemSocket> socketInTheWay(SocketProtocol protocol, const SocketAddress &wanted)
{
    std::optional<SystemSocket> found;
    for (const AddressFamily family : {AddressFamily::IPv4, AddressFamily::IPv6}) {
        SocketQuery query{protocol, family, wanted.port};
        query.figures = false;
        (void)visitSystemSockets(query, [&](const SystemSocket &socket) {
            if (isInTheWay(socket.local, wanted) && (!found || weight(socket) > weight(*found)))
                found = socket;
            return true;
        });
    }
    return found;
}

bool hasSocket(const QByteArray &process, quint64 inode)
{
    const QByteArray path = "/proc/" + process + "/fd/";
    const QByteArray wanted = "socket:[" + QByteArray::number(inode) + ']';
    const Folder folder = openFolder(path);
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        char target[64];
        const ssize_t size = ::readlink((path + entry->d_name).constData(), target, sizeof target);
        if (size == wanted.size() && wanted == QByteArrayView(target, size))
            return true;
    }
    return false;
}

/// The oldest process that has this socket: children inherit it. 0: none that this user may look into.
qint64 processWith(quint64 inode)
{
    std::vector<qint64> found;
    const Folder folder = openFolder("/proc");
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        if (isNumber(entry->d_name) && hasSocket(entry->d_name, inode))
            found.push_back(std::atoll(entry->d_name));
    }
    return found.empty() ? 0 : *std::min_element(found.begin(), found.end());
}

QString programName(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/comm").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLocal8Bit(file.readAll().trimmed());
}

QString userName(quint32 user)
{
    passwd entry = {};
    passwd *found = nullptr;
    char room[4096];
    if (::getpwuid_r(user, &entry, room, sizeof room, &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(user);
}

/// The endpoint whose socket() gave this descriptor last.
QString sessionWith(int descriptor, const LogSnapshot &log)
{
    QString name;
    log.forEach(log.firstId(), log.endId(), [&](const SocketCall &call) {
        if (call.call == Call::Socket && !call.failed() && int(call.result) == descriptor)
            name = call.flow->endpoint->name;
        return true;
    });
    return name;
}

PortOwner ownerOfInode(const SystemSocket &socket)
{
    if (const qint64 pid = processWith(socket.inode); pid != 0)
        return {PortOwner::Kind::Program, programName(pid), pid};
    if (socket.user != ::geteuid())
        return {PortOwner::Kind::OtherUser, userName(socket.user), 0};
    return {};
}

} // namespace

PortOwner findPortOwner(SocketProtocol protocol, const SocketAddress &wanted, const LogSnapshot &log)
{
    if (!wanted.isValid() || wanted.isUnix() || wanted.port == 0)
        return {};
    const std::optional<SystemSocket> socket = socketInTheWay(protocol, wanted);
    if (!socket)
        return {};
    if (socket->inode == 0) {
        constexpr qint64 msInSecond = 1000;
        const qint64 seconds = (socket->endsInMs.value_or(0) + msInSecond - 1) / msInSecond;
        return {PortOwner::Kind::Closing, QString::number(seconds), 0};
    }
    const QHash<quint64, int> own = ownSocketInodes();
    if (const auto descriptor = own.constFind(socket->inode); descriptor != own.constEnd()) {
        const QString session = sessionWith(*descriptor, log);
        if (!session.isEmpty())
            return {PortOwner::Kind::Session, session, qint64(::getpid())};
    }
    return ownerOfInode(*socket);
}

#else

PortOwner findPortOwner(SocketProtocol, const SocketAddress &, const LogSnapshot &)
{
    return {};
}

#endif

namespace {

QString kindWord(PortOwner::Kind kind)
{
    switch (kind) {
    case PortOwner::Kind::Session:
        return QStringLiteral("session");
    case PortOwner::Kind::Program:
        return QStringLiteral("program");
    case PortOwner::Kind::OtherUser:
        return QStringLiteral("user");
    case PortOwner::Kind::Closing:
        return QStringLiteral("closing");
    case PortOwner::Kind::Unknown:
        break;
    }
    return {};
}

} // namespace

Error bindError(const char *call, int systemError, SocketProtocol protocol, const SocketAddress &address,
                const TrafficLog &log)
{
    Error error = Error::fromErrno(QString::fromLatin1(call), systemError, address.toString());
    if (systemError != EADDRINUSE)
        return error;
    const PortOwner owner = findPortOwner(protocol, address, log.snapshot());
    if (owner.kind != PortOwner::Kind::Unknown)
        error.arguments +=
            {owner.name, QString::number(owner.pid), QString::number(address.port), kindWord(owner.kind)};
    return error;
}

} // namespace wirebench
