#include "app/cli/practiceserververb.h"

namespace wirebench {

PracticeServerVerb::PracticeServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                                       const PracticeServersConfig &config)
    : ServerVerb(log, messages), m_config(config), m_servers(log, reactor, QStringLiteral("practice"))
{
    connect(&m_servers, &PracticeServers::started, this, &PracticeServerVerb::serversStarted);
    connect(&m_servers, &PracticeServers::failed, this, [this](const Error &error) {
        failed(error);
        finish();
    });
    connect(&m_servers, &PracticeServers::statusChanged, this, [this](const PracticeServersStatus &status) {
        if (status.running)
            m_last = status;
    });
    connect(&m_servers, &PracticeServers::stopped, this, [this] { stopped(); });
}

void PracticeServerVerb::serversStarted(const PracticeServersStatus &status)
{
    for (const PracticePortStatus &port : status.ports) {
        const QString protocol = QString::fromLatin1(practiceProtocolName(port.protocol));
        if (port.state == PracticePortState::Listening)
            listeningFor(port.isTls ? protocol + QStringLiteral(", TLS") : protocol, {port.address});
    }
    for (const PracticePortStatus &port : status.ports) {
        if (port.state == PracticePortState::Failed)
            failed(port.error);
    }
}

void PracticeServerVerb::stop()
{
    if (m_servers.status().running)
        m_servers.stop();
    else
        stopped();
}

QString PracticeServerVerb::statisticsText() const
{
    quint64 clients = 0;
    for (const PracticePortStatus &port : m_last.ports)
        clients += port.served;
    return QStringLiteral("clients %1, letters %2, articles %3")
        .arg(clients)
        .arg(m_last.storedMessages)
        .arg(m_last.storedArticles);
}

QJsonObject PracticeServerVerb::statistics() const
{
    QJsonObject clients;
    for (const PracticePortStatus &port : m_last.ports) {
        const QString name = QString::fromLatin1(practiceProtocolName(port.protocol));
        clients.insert(port.isTls ? name + QStringLiteral("-tls") : name, qint64(port.served));
    }
    return {{QStringLiteral("clients"), clients},
            {QStringLiteral("letters"), m_last.storedMessages},
            {QStringLiteral("articles"), m_last.storedArticles}};
}

} // namespace wirebench
