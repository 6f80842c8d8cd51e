#include "ui/dialogue/practicedesk.h"

#include <algorithm>

namespace wirebench {

PracticeDesk::PracticeDesk(TrafficLog &log, IoThread &thread, QObject *parent)
    : QObject(parent), m_log(log), m_thread(thread)
{
}

PracticeDesk::~PracticeDesk() = default;

SocketAddress PracticeDesk::addressOf(const QString &protocol, bool isTls) const
{
    const auto practised = practiceProtocolNamed(protocol);
    const PracticePortStatus *port = practised && m_isRunning ? m_status.find(*practised, isTls) : nullptr;
    return port && port->state == PracticePortState::Listening ? port->address : SocketAddress();
}

bool PracticeDesk::hasPort(quint16 port) const
{
    return m_isRunning && std::any_of(m_status.ports.begin(), m_status.ports.end(), [&](const PracticePortStatus &one) {
               return one.state == PracticePortState::Listening && one.address.port == port;
           });
}

QByteArray PracticeDesk::certificate() const
{
    return m_status.certificates.isEmpty() ? QByteArray() : m_status.certificates.first().sha256;
}

void PracticeDesk::makeServers()
{
    m_servers = std::make_unique<InThread<PracticeServers>>(m_thread, m_log, m_thread.reactor(), tr("practice"));
    const PracticeServers *servers = m_servers->object();
    connect(servers, &PracticeServers::started, this, &PracticeDesk::takeStarted);
    connect(servers, &PracticeServers::statusChanged, this, [this](const PracticeServersStatus &status) {
        if (!m_isRunning || !m_status.running) // not before all have found their ports
            return;
        m_status = status;
        Q_EMIT changed();
    });
    connect(servers, &PracticeServers::failed, this, [this](const Error &error) {
        if (!m_config.ports[0]) { // all are taken
            m_config.ports.fill(quint16(0));
            beginAgain();
            return;
        }
        m_isRunning = false;
        Q_EMIT changed();
        Q_EMIT failed(error);
    });
}

void PracticeDesk::beginAgain()
{
    m_servers->call([config = m_config](PracticeServers &servers) {
        servers.stop();
        servers.start(config);
    });
}

/// Where a port was taken (by another window's practice servers, most likely) all begin again, and that one at a
/// port that the system gives.
void PracticeDesk::takeStarted(const PracticeServersStatus &status)
{
    if (!m_isRunning)
        return;
    bool isTaken = false;
    for (const PracticePortStatus &port : status.ports) {
        std::optional<quint16> &wanted = m_config.ports[size_t(port.protocol)];
        if (port.state != PracticePortState::Failed || wanted)
            continue;
        wanted = 0;
        isTaken = true;
    }
    if (isTaken) {
        beginAgain();
        return;
    }
    m_status = status;
    Q_EMIT changed();
    Q_EMIT started();
}

void PracticeDesk::start(const QObject *user)
{
    m_users.insert(user);
    if (m_isRunning)
        return;
    if (!m_servers)
        makeServers();
    m_isRunning = true;
    m_status = {};
    m_config = {};
    Q_EMIT changed();
    m_servers->call([config = m_config](PracticeServers &servers) { servers.start(config); });
}

void PracticeDesk::stop(const QObject *user)
{
    m_users.remove(user);
    if (!m_isRunning || !m_users.isEmpty())
        return;
    m_isRunning = false;
    m_status = {};
    m_servers->call([](PracticeServers &servers) { servers.stop(); });
    Q_EMIT changed();
}

} // namespace wirebench
