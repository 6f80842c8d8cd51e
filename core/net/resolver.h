#pragma once

#include "core/base/address.h"
#include "core/base/error.h"
#include "core/net/callrecorder.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace wirebench {

/// What getaddrinfo() gave.
struct Resolution
{
    QList<SocketAddress> addresses; ///< in the system's order, each once
    Error error;                    ///< HostNotFound if there are none
};

/// Writes a finished lookup into the log as the call getaddrinfo(): its result is the number of addresses.
void recordLookup(const CallRecorder &recorder, const QString &name, quint16 port, const Resolution &resolution,
                  qint64 since);

/// Looks up names without holding up its thread. Owned by an engine; a lookup whose resolver is gone, or
/// that was superseded by another, is never delivered.
class Resolver final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Resolution &)>;

    explicit Resolver(QObject *parent = nullptr);
    ~Resolver() override;

    /// getaddrinfo(name, port, family, SOCK_STREAM). @p done is called on this object's thread, later.
    void lookup(const QString &name, quint16 port, AddressFamily family, Done done);
    void cancel();

private Q_SLOTS:
    void deliver();

private:
    struct Job;

    std::shared_ptr<Job> m_job; ///< the lookup under way
    Done m_done;
};

} // namespace wirebench
