#pragma once

#include "core/answer/answer.h"
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

/// The factory that a server is started with.
ConnectionHandlerFactory answerHandlers(const AnswerConfig &config);
/// The same rule for datagrams: each one is answered by itself. Greeting, work and close mean nothing there.
DatagramHandler datagramAnswers(const AnswerConfig &config);

} // namespace wirebench
