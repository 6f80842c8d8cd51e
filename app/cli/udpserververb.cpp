#include "app/cli/udpserververb.h"

#include "app/cli/optionmessages.h"
#include "app/cli/udpstatistics.h"
#include "core/answer/answerhandler.h"

namespace wirebench {

UdpServerVerb::UdpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const UdpSettings &settings)
    : ServerVerb(log, messages), m_settings(settings), m_desk(log),
      m_relay(log, reactor, QStringLiteral("UDP server → target")),
      m_endpoint(log, reactor, QStringLiteral("UDP server"))
{
    connect(&m_relay, &UdpRelay::failed, this, &UdpServerVerb::failed);
    connect(&m_endpoint, &UdpEndpoint::opened, this,
            [this](const SocketAddress &local) { listening({local}); });
    connect(&m_endpoint, &UdpEndpoint::failed, this, &UdpServerVerb::failed);
    connect(&m_endpoint, &UdpEndpoint::sendFailed, this, &UdpServerVerb::failed);
    connect(&m_endpoint, &UdpEndpoint::optionsTold, this,
            [this](const QList<OptionReading> &readings) { tellOptions(this->messages(), readings); });
    connect(&m_desk, &RulesDesk::noted, this, &UdpServerVerb::tellNotes);
    connect(&m_endpoint, &UdpEndpoint::closed, &m_desk, &RulesDesk::tellNow);
    connect(&m_endpoint, &UdpEndpoint::closed, this, [this] {
        m_relay.stop();
        stopped();
    });
}

void UdpServerVerb::start()
{
    startWith(m_settings, [this](const UdpConfig &config, const AnswerConfig &answer) {
        prepareService(m_endpoint, m_desk, answer, &m_relay);
        m_endpoint.open(config, datagramAnswers(answer));
    });
}

void UdpServerVerb::stop()
{
    m_relay.stop();
    m_endpoint.close();
}

QString UdpServerVerb::statisticsText() const
{
    return udpStatisticsText(m_endpoint.status());
}

QJsonObject UdpServerVerb::statistics() const
{
    return udpStatistics(m_endpoint.status());
}

} // namespace wirebench
