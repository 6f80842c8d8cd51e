#include "core/net/resolver.h"

#include <QMetaObject>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>

namespace wirebench {

namespace {

int nativeFamily(AddressFamily family)
{
    switch (family) {
    case AddressFamily::IPv4:
        return AF_INET;
    case AddressFamily::IPv6:
        return AF_INET6;
    case AddressFamily::Unspecified:
        break;
    }
    return AF_UNSPEC;
}

/// EAI_… codes are negative on Linux and positive elsewhere; in an Error they are always negative, so that
/// they cannot be taken for an errno.
int lookupErrorNumber(int status)
{
    return -std::abs(status == 0 ? EAI_NONAME : status);
}

/// Why there are no addresses. @p systemError is errno, which says more where the system itself failed.
Error lookupError(const QByteArray &name, int status, int systemError)
{
    const QString host = QString::fromUtf8(name);
    if (status == EAI_SYSTEM && systemError != 0)
        return Error::fromErrno(QStringLiteral("getaddrinfo"), systemError, host);
    return {ErrorCode::HostNotFound, {host, QString::fromLocal8Bit(gai_strerror(status))}, lookupErrorNumber(status)};
}

Resolution resolve(const QByteArray &name, quint16 port, AddressFamily family)
{
    addrinfo hints = {};
    hints.ai_family = nativeFamily(family);
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    Resolution resolution;
    const int status = getaddrinfo(name.constData(), nullptr, &hints, &found);
    const int systemError = errno;
    for (const addrinfo *entry = found; entry; entry = entry->ai_next) {
        SocketAddress address;
        if (entry->ai_family == AF_INET) {
            address = SocketAddress::anyIPv4(port);
            std::memcpy(address.ip.data(), &reinterpret_cast<const sockaddr_in *>(entry->ai_addr)->sin_addr, 4);
        } else if (entry->ai_family == AF_INET6) {
            const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(entry->ai_addr);
            address = SocketAddress::anyIPv6(port);
            std::memcpy(address.ip.data(), &v6->sin6_addr, 16);
            address.scope = v6->sin6_scope_id;
        }
        if (address.isValid() && !resolution.addresses.contains(address))
            resolution.addresses.append(address);
    }
    if (found)
        freeaddrinfo(found);
    if (resolution.addresses.isEmpty())
        resolution.error = lookupError(name, status, systemError);
    return resolution;
}

} // namespace

void recordLookup(const CallRecorder &recorder, const QString &name, quint16 port, const Resolution &resolution,
                  qint64 since)
{
    const qsizetype count = resolution.addresses.size();
    const SysResult result = count > 0 ? SysResult{count, 0} : SysResult{-1, resolution.error.systemError};
    recorder.record(Call::GetAddrInfo, QStringLiteral("'%1', %2").arg(name).arg(port), result, since);
}

/// Shared by the resolver and the thread that looks up. `receiver` turns null when nobody waits any more.
struct Resolver::Job
{
    std::mutex mutex;
    QObject *receiver = nullptr;
    Done done;

    void deliver(const std::shared_ptr<Job> &self, const Resolution &resolution);
};

void Resolver::Job::deliver(const std::shared_ptr<Job> &self, const Resolution &resolution)
{
    const std::lock_guard lock(mutex);
    if (!receiver)
        return;
    QMetaObject::invokeMethod(
        receiver,
        [self, resolution] {
            Done callback;
            {
                const std::lock_guard jobLock(self->mutex);
                callback = std::exchange(self->done, {});
            }
            if (callback)
                callback(resolution);
        },
        Qt::QueuedConnection);
}

Resolver::Resolver(QObject *parent) : QObject(parent) {}

Resolver::~Resolver()
{
    cancel();
}

void Resolver::cancel()
{
    const std::shared_ptr<Job> job = std::exchange(m_job, nullptr);
    if (!job)
        return;
    const std::lock_guard lock(job->mutex);
    job->receiver = nullptr;
    job->done = {};
}

void Resolver::lookup(const QString &name, quint16 port, AddressFamily family, Done done)
{
    cancel();
    m_job = std::make_shared<Job>();
    m_job->receiver = this;
    m_job->done = std::move(done);
    // A thread of its own, detached: getaddrinfo() cannot be interrupted and may take a minute when a name
    // server is silent. A pool would hold up the end of the program for as long.
    try {
        std::thread([job = m_job, host = name.toUtf8(), port, family] {
            job->deliver(job, resolve(host, port, family));
        }).detach();
    } catch (const std::system_error &error) { // no thread is left
        m_job->deliver(m_job, {{}, Error::fromErrno(QStringLiteral("getaddrinfo"), error.code().value(), name)});
    }
}

} // namespace wirebench
