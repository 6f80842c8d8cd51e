#include "core/net/resolver.h"

#include "core/base/socketstart.h"
#include "core/net/socketplatform.h"

#include <QMetaObject>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

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
    case AddressFamily::Unix: // has no names to look up
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
#ifdef EAI_SYSTEM
    if (status == EAI_SYSTEM && systemError != 0)
        return Error::fromErrno(QStringLiteral("getaddrinfo"), systemError, host);
#else
    Q_UNUSED(systemError)
#endif
    return {ErrorCode::HostNotFound, {host, lookupErrorText(status)}, lookupErrorNumber(status)};
}

Resolution resolve(const QByteArray &name, quint16 port, AddressFamily family)
{
    addrinfo hints = {};
    hints.ai_family = nativeFamily(family);
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    Resolution resolution;
    startSockets();
    const int status = getaddrinfo(name.constData(), nullptr, &hints, &found);
    const int systemError = errno;
    for (const addrinfo *entry = found; entry; entry = entry->ai_next) {
        SocketAddress address;
        if (entry->ai_family == AF_INET) {
            address = SocketAddress::anyIPv4(port);
            std::memcpy(address.ip.data(), &reinterpret_cast<const sockaddr_in *>(entry->ai_addr)->sin_addr,
                        4);
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

void recordLookup(const CallRecorder &recorder, const QString &name, quint16 port,
                  const Resolution &resolution, qint64 since)
{
    const qsizetype count = resolution.addresses.size();
    const SysResult result = count > 0 ? SysResult{count, 0} : SysResult{-1, resolution.error.systemError};
    recorder.record(Call::GetAddrInfo, QStringLiteral("'%1', %2").arg(name).arg(port), result, since);
}

/// Shared by the resolver and the thread that looks up. The mutex guards it.
struct Resolver::Job
{
    std::mutex mutex;
    QObject *receiver = nullptr; ///< null when nobody waits any more
    std::optional<Resolution> resolution;

    void finish(const Resolution &found)
    {
        const std::lock_guard lock(mutex);
        resolution = found;
        if (receiver)
            QMetaObject::invokeMethod(receiver, "deliver", Qt::QueuedConnection);
    }
    std::optional<Resolution> result()
    {
        const std::lock_guard lock(mutex);
        return resolution;
    }
};

Resolver::Resolver(QObject *parent) : QObject(parent) {}

Resolver::~Resolver()
{
    cancel();
}

void Resolver::cancel()
{
    m_done = {};
    if (const std::shared_ptr<Job> job = std::exchange(m_job, nullptr)) {
        const std::lock_guard lock(job->mutex);
        job->receiver = nullptr;
    }
}

void Resolver::lookup(const QString &name, quint16 port, AddressFamily family, Done done)
{
    cancel();
    m_done = std::move(done);
    m_job = std::make_shared<Job>();
    m_job->receiver = this;
    // A thread of its own, detached: getaddrinfo() cannot be interrupted and may take a minute when a name
    // server is silent. A pool would hold up the end of the program for as long.
    try {
        std::thread([job = m_job, host = name.toUtf8(), port, family] {
            job->finish(resolve(host, port, family));
        }).detach();
    } catch (const std::system_error &error) { // no thread is left
        m_job->finish({{}, Error::fromErrno(QStringLiteral("getaddrinfo"), error.code().value(), name)});
    }
}

void Resolver::deliver()
{
    const std::optional<Resolution> resolution = m_job ? m_job->result() : std::nullopt;
    if (!resolution)
        return; // it was meant for a lookup that was given up
    m_job.reset();
    // The callback may start the next lookup, or destroy this object.
    const Done done = std::exchange(m_done, {});
    if (done)
        done(*resolution);
}

} // namespace wirebench
