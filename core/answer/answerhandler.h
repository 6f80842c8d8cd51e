#pragma once

#include "core/answer/answer.h"
#include "core/answer/ruleshandler.h"
#include "core/answer/tcprelay.h"
#include "core/answer/udprelay.h"
#include "core/net/connection.h"
#include "core/net/udpendpoint.h"

namespace wirebench {

/// Answers on one connection: the simulated work, the reply, and the close after it. Made by a server
/// engine for each client (see answerHandlers()); lives on the I/O thread.
class AnswerHandler final : public ConnectionHandler
{
public:
    explicit AnswerHandler(Answer answer) : m_answer(std::move(answer)) {}

    void opened(Connection &connection) override;
    void received(Connection &connection, const Bytes &bytes) override;

private:
    void reply(Connection &connection, Bytes bytes);

    const Answer m_answer;
};

/// The factory that a server is started with, for any kind of answer.
/// @param desk for AnswerKind::Rules, @param relay for AnswerKind::Relay: nothing is answered by them
/// without. Both outlive the server; the desk takes the rules from prepareDesk().
ConnectionHandlerFactory answerHandlers(const AnswerConfig &config, RulesDesk *desk = nullptr,
                                        TcpRelay *relay = nullptr);
/// The same for datagrams: each one is answered by itself. Greeting, work and close mean nothing there.
/// AnswerKind::Rules, Relay: see prepareService().
DatagramHandler datagramAnswers(const AnswerConfig &config);

/// Puts the rules of an answer in force, on the desk's thread and before the engine is told. Other answers leave
/// the desk alone: connections that it serves already go on by the rules that they know.
void prepareDesk(RulesDesk &desk, const AnswerConfig &config);
/// The same for a datagram server, which answers by rules, by a relay (null for none) or by its handler. A
/// relay that is not wanted any more closes its sockets.
void prepareService(UdpEndpoint &endpoint, RulesDesk &desk, const AnswerConfig &config,
                    UdpRelay *relay = nullptr);

} // namespace wirebench
