#pragma once

#include "core/net/iothread.h"
#include "core/practice/practiceservers.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace wirebench {

/// The practice servers of the window: one set for all sessions, started when the first one asks. GUI thread;
/// owned by the application, outlives the pages; log and thread outlive it.
class PracticeDesk final : public QObject
{
    Q_OBJECT

public:
    PracticeDesk(TrafficLog &log, IoThread &thread, QObject *parent = nullptr);
    ~PracticeDesk() override;

    bool isRunning() const { return m_isRunning; }
    const PracticeServersStatus &status() const { return m_status; }
    /// Where a protocol of the catalogue ("ftp") is practised now; port 0 if it is not.
    SocketAddress addressOf(const QString &protocol, bool isTls) const;
    /// Whether this port is one of theirs.
    bool hasPort(quint16 port) const;
    /// SHA-256 of the certificate that they show; empty without one.
    QByteArray certificate() const;

    /// All protocols, each at its port plus 2000. One whose port is taken gets a free one. Where
    /// they run already, @p user is one more who wants them.
    void start(const QObject *user);
    /// They stop with the last one who wanted them.
    void stop(const QObject *user);

Q_SIGNALS:
    void changed();
    void started();
    void failed(const wirebench::Error &error);

private:
    void makeServers();
    void beginAgain();
    void takeStarted(const PracticeServersStatus &status);

    TrafficLog &m_log;
    IoThread &m_thread;
    std::unique_ptr<InThread<PracticeServers>> m_servers;
    PracticeServersStatus m_status;
    PracticeServersConfig m_config;
    QSet<const QObject *> m_users;
    bool m_isRunning = false;
};

} // namespace wirebench
