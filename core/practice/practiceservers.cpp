#include "core/practice/practiceservers.h"

#include "core/net/socketoption.h"
#include "core/practice/fingersession.h"
#include "core/practice/ftpservice.h"
#include "core/practice/gophersession.h"
#include "core/practice/imapsession.h"
#include "core/practice/nntpsession.h"
#include "core/practice/pop3session.h"
#include "core/practice/smtpsession.h"
#include "core/practice/telnetsession.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace wirebench {

namespace {

constexpr int statusIntervalMs = 50;
constexpr int mostClients = 100; // of one port; others wait in its queue

} // namespace

int PracticeServersStatus::listeningCount() const
{
    return int(std::count_if(ports.begin(), ports.end(), [](const PracticePortStatus &port) {
        return port.state == PracticePortState::Listening;
    }));
}

const PracticePortStatus *PracticeServersStatus::find(PracticeProtocol protocol, bool isTls) const
{
    const auto found = std::find_if(ports.begin(), ports.end(), [&](const PracticePortStatus &port) {
        return port.protocol == protocol && port.isTls == isTls;
    });
    return found == ports.end() ? nullptr : &*found;
}

/// Everything behind the ports.
class PracticeServers::Servers final : public QObject
{
public:
    Servers(PracticeServers &owner, TrafficLog &log, Reactor &reactor, const QString &name);
    ~Servers() override;

    void start(const PracticeServersConfig &config);
    void stop();
    QList<EndpointId> endpointIds() const;

    PracticeServersStatus status;

private:
    struct Port
    {
        std::unique_ptr<TcpServer> server;
        PracticeServiceConfig service;
    };
    using PortKey = std::pair<PracticeProtocol, bool>; ///< the second: TLS from the first byte

    std::optional<int> portNumber(const PracticeServersConfig &config, PortKey key) const;
    Port &portFor(PortKey key);
    void listen(PortKey key, int number);
    PracticePortStatus *statusOf(PortKey key);
    std::unique_ptr<PracticeSession> makeSession(PracticeProtocol protocol, const Connection &connection);
    void tellStarted();
    void markStatus();
    void publish();

    PracticeServers &m_owner;
    TrafficLog &m_log;
    Reactor &m_reactor;
    const QString m_name;
    PracticeWorld m_world;
    TlsContextPtr m_tls;
    FtpDataPool m_ftpData;
    std::map<PortKey, Port> m_ports; ///< those that are or were on
    QTimer m_statusTimer;
};

PracticeServers::Servers::Servers(PracticeServers &owner, TrafficLog &log, Reactor &reactor, const QString &name)
    : m_owner(owner), m_log(log), m_reactor(reactor), m_name(name),
      m_ftpData(log, reactor, name + QStringLiteral(": ftp data"))
{
    m_statusTimer.setSingleShot(true);
    m_statusTimer.setInterval(statusIntervalMs);
    connect(&m_statusTimer, &QTimer::timeout, this, &Servers::publish);
}

/// The servers first: their handlers use the rest.
PracticeServers::Servers::~Servers()
{
    for (auto &[key, port] : m_ports)
        port.server.reset();
}

QList<EndpointId> PracticeServers::Servers::endpointIds() const
{
    QList<EndpointId> ids;
    for (const auto &[key, port] : m_ports)
        ids.append(port.server->endpointId());
    return ids;
}

void PracticeServers::Servers::start(const PracticeServersConfig &config)
{
    if (status.running)
        return;
    TlsServerConfig tls = config.tls;
    if (tls.certificateFile.isEmpty() && tls.names.isEmpty())
        tls.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    const auto context = TlsContext::forServer(tls);
    if (!context) {
        QTimer::singleShot(0, this, [this, error = context.error()] { Q_EMIT m_owner.failed(error); });
        return;
    }
    m_tls = *context;
    m_world = makePracticeWorld([] { return QDateTime::currentDateTimeUtc(); });
    status = {};
    status.running = true;
    status.certificates = m_tls->ownChain();
    for (const bool isTls : {false, true}) {
        for (const PracticeProtocol protocol : practiceProtocols) {
            if (const auto number = portNumber(config, {protocol, isTls}))
                listen({protocol, isTls}, *number);
        }
    }
    std::stable_sort(status.ports.begin(), status.ports.end(),
                     [](const auto &a, const auto &b) { return a.protocol < b.protocol; });
    tellStarted();
}

/// Nothing where such a port is not wanted.
std::optional<int> PracticeServers::Servers::portNumber(const PracticeServersConfig &config, PortKey key) const
{
    const auto [protocol, isTls] = key;
    const int assigned = isTls ? assignedTlsPort(protocol) : assignedPort(protocol);
    if (!config.enabled[size_t(protocol)] || assigned == 0 || (isTls && !config.tlsPorts))
        return std::nullopt;
    const auto own = config.ports[size_t(protocol)];
    if (!own)
        return assigned + config.portOffset;
    return isTls && *own != 0 ? std::nullopt : std::optional<int>(*own);
}

PracticeServers::Servers::Port &PracticeServers::Servers::portFor(PortKey key)
{
    const auto found = m_ports.find(key);
    if (found != m_ports.end())
        return found->second;
    Port &port = m_ports[key];
    const auto [protocol, isTls] = key;
    const QString name = QString::fromLatin1(practiceProtocolName(protocol)) + (isTls ? QStringLiteral("s") : QString());
    port.server = std::make_unique<TcpServer>(m_log, m_reactor, m_name + QStringLiteral(": ") + name);
    connect(port.server.get(), &TcpServer::failed, this, [this, key](const Error &error) {
        if (PracticePortStatus *of = statusOf(key)) {
            of->error = error;
            markStatus();
        }
    });
    connect(port.server.get(), &TcpServer::statusChanged, this, [this, key](const TcpServerStatus &of) {
        if (PracticePortStatus *known = statusOf(key)) {
            known->connected = of.serving;
            known->served = of.served;
            markStatus();
        }
    });
    port.service.isTls = isTls;
    port.service.makeSession = [this, protocol = key.first](const Connection &connection) {
        return makeSession(protocol, connection);
    };
    port.service.changed = [this] { markStatus(); };
    return port;
}

/// At 127.0.0.1 alone, whatever is asked for: these servers are for whoever sits here. An address is bound at once.
void PracticeServers::Servers::listen(PortKey key, int number)
{
    PracticePortStatus of;
    of.protocol = key.first;
    of.isTls = key.second;
    status.ports.append(of);
    if (number < 0 || number > std::numeric_limits<quint16>::max()) {
        status.ports.last().state = PracticePortState::Failed;
        status.ports.last().error = {ErrorCode::InvalidPort, {QString::number(number)}};
        return;
    }
    Port &port = portFor(key);
    port.service.tls = m_tls;
    TcpServerConfig config;
    config.host.kind = HostSpec::Kind::Address;
    config.host.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0);
    config.port = quint16(number);
    config.backlog = mostClients;
    config.concurrency = Concurrency::Pool;
    config.poolSize = mostClients;
    config.receiveSize = 4096;
    config.closeWhenPeerFinishes = false; // what was asked for is answered first
    // A short reply after another (226 after 150) must not wait 40 ms for the client's delayed acknowledgement.
    config.options.append(optionSetting("TCP_NODELAY", 1));
    const PracticeServiceConfig &service = port.service;
    FtpDataPool &data = m_ftpData;
    if (key.first == PracticeProtocol::Ftp)
        port.server->start(config, [&service, &data] { return std::make_unique<FtpService>(service, data); });
    else
        port.server->start(config, [&service] { return std::make_unique<PracticeService>(service); });
    const QList<SocketAddress> listening = port.server->status().listening;
    PracticePortStatus &known = status.ports.last();
    known.state = listening.isEmpty() ? PracticePortState::Failed : PracticePortState::Listening;
    known.address = listening.value(0);
}

PracticePortStatus *PracticeServers::Servers::statusOf(PortKey key)
{
    return const_cast<PracticePortStatus *>(std::as_const(status).find(key.first, key.second));
}

std::unique_ptr<PracticeSession> PracticeServers::Servers::makeSession(PracticeProtocol protocol,
                                                                       const Connection &connection)
{
    constexpr bool offersTls = true;
    switch (protocol) {
    case PracticeProtocol::Ftp:
        return std::make_unique<FtpSession>(m_world, offersTls);
    case PracticeProtocol::Smtp:
        return std::make_unique<SmtpSession>(m_world, offersTls);
    case PracticeProtocol::Pop3:
        return std::make_unique<Pop3Session>(m_world, offersTls);
    case PracticeProtocol::Imap:
        return std::make_unique<ImapSession>(m_world, offersTls);
    case PracticeProtocol::Nntp:
        return std::make_unique<NntpSession>(m_world, offersTls);
    case PracticeProtocol::Telnet:
        return std::make_unique<TelnetSession>(m_world);
    case PracticeProtocol::Gopher:
        return std::make_unique<GopherSession>(m_world, "localhost", connection.flow()->local.port);
    case PracticeProtocol::Finger:
        return std::make_unique<FingerSession>(m_world);
    case PracticeProtocol::Daytime:
        break;
    }
    return std::make_unique<DaytimeSession>(m_world);
}

/// Queued, so that it is told after start() has returned.
void PracticeServers::Servers::tellStarted()
{
    markStatus();
    QTimer::singleShot(0, this, [this] {
        if (!status.running)
            return;
        if (status.listeningCount() > 0) {
            Q_EMIT m_owner.started(status);
            return;
        }
        const Error first = status.ports.isEmpty() ? Error{ErrorCode::InvalidPort, {}} : status.ports.first().error;
        status.running = false;
        publish();
        Q_EMIT m_owner.failed(first);
    });
}

void PracticeServers::Servers::stop()
{
    if (!status.running)
        return;
    for (const auto &[key, port] : m_ports) {
        if (PracticePortStatus *of = statusOf(key))
            of->served = port.server->status().served; // they tell at most 20 times a second
    }
    publish();
    status.running = false;
    for (const auto &[key, port] : m_ports)
        port.server->stop();
    for (PracticePortStatus &port : status.ports) {
        port.state = PracticePortState::Off;
        port.connected = 0;
    }
    QTimer::singleShot(0, this, [this] {
        publish();
        Q_EMIT m_owner.stopped();
    });
}

void PracticeServers::Servers::markStatus()
{
    if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

void PracticeServers::Servers::publish()
{
    m_statusTimer.stop();
    status.storedMessages = int(m_world.mail.box("INBOX")->size());
    status.storedArticles = m_world.news.count();
    Q_EMIT m_owner.statusChanged(status);
}

PracticeServers::PracticeServers(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_servers(std::make_unique<Servers>(*this, log, reactor, name))
{
}

PracticeServers::~PracticeServers() = default;

const PracticeServersStatus &PracticeServers::status() const
{
    return m_servers->status;
}

QList<EndpointId> PracticeServers::endpointIds() const
{
    return m_servers->endpointIds();
}

void PracticeServers::start(const PracticeServersConfig &config)
{
    m_servers->start(config);
}

void PracticeServers::stop()
{
    m_servers->stop();
}

} // namespace wirebench
