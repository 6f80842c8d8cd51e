#include "core/answer/answerhandler.h"

namespace wirebench {

void AnswerHandler::opened(Connection &connection)
{
    if (m_answer.config().kind != AnswerKind::Greeting)
        return;
    connection.work(m_answer.config().workMs, [this, &connection] {
        reply(connection, connection.arena().copy(m_answer.greeting()));
    });
}

void AnswerHandler::received(Connection &connection, const Bytes &bytes)
{
    if (!m_answer.repliesToReceived())
        return;
    const int workMs = m_answer.config().workMs;
    if (workMs == 0) { // the common case, without the cost of a std::function
        reply(connection, m_answer.replyTo(bytes, connection.arena()));
        return;
    }
    connection.work(workMs, [this, &connection, bytes] {
        reply(connection, m_answer.replyTo(bytes, connection.arena()));
    });
}

void AnswerHandler::reply(Connection &connection, Bytes bytes)
{
    connection.send(std::move(bytes));
    if (m_answer.config().closeAfterAnswer)
        connection.close();
}

ConnectionHandlerFactory answerHandlers(const AnswerConfig &config, RulesDesk *desk, TcpRelay *relay)
{
    if (config.kind == AnswerKind::Relay && relay)
        return relay->handlers(config.relay);
    if (config.kind == AnswerKind::Rules && desk)
        return [desk, workMs = config.workMs, closes = config.closeAfterAnswer] {
            return std::make_unique<RulesHandler>(*desk, workMs, closes);
        };
    return [answer = Answer(config)] { return std::make_unique<AnswerHandler>(answer); };
}

DatagramHandler datagramAnswers(const AnswerConfig &config)
{
    return [answer = Answer(config)](const Bytes &datagram, ByteArena &arena) -> std::optional<Bytes> {
        if (!answer.repliesToReceived())
            return std::nullopt;
        return answer.replyTo(datagram, arena);
    };
}

void prepareDesk(RulesDesk &desk, const AnswerConfig &config)
{
    if (config.kind == AnswerKind::Rules)
        desk.setRules(config.rules);
}

void prepareService(UdpEndpoint &endpoint, RulesDesk &desk, const AnswerConfig &config, UdpRelay *relay)
{
    prepareDesk(desk, config);
    const bool relays = config.kind == AnswerKind::Relay && relay;
    if (relay && !relays)
        relay->stop();
    if (relays)
        endpoint.setService(relay->service(endpoint, config.relay));
    else
        endpoint.setService(config.kind == AnswerKind::Rules ? datagramRules(desk) : DatagramService());
}

} // namespace wirebench
