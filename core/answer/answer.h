#pragma once

#include "core/answer/relayconfig.h"
#include "core/answer/ruleset.h"
#include "core/base/bytes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

enum class AnswerKind : quint8 {
    None,     ///< reads and says nothing
    Echo,     ///< the same bytes
    Prefix,   ///< `text`, then the same bytes
    Greeting, ///< `text` as soon as a client is accepted
    Fixed,    ///< `text` for each recv
    Rules,    ///< `rules`, by a RulesDesk: see answerHandlers()
    Relay,    ///< what another server says (see TcpRelay, UdpRelay)
};

/// What a server replies.
struct AnswerConfig
{
    AnswerKind kind = AnswerKind::Echo;
    QByteArray text;             ///< for Prefix, Greeting and Fixed
    bool closeAfterAnswer = false; ///< close the connection after the first answer, the greeting included
    int workMs = 0;              ///< simulated work before each answer
    RuleSetPtr rules = nullptr;  ///< for Rules, never null there
    RelayConfig relay = {};      ///< for Relay

    friend bool operator==(const AnswerConfig &, const AnswerConfig &) = default;
};

/// The answer alone, without sockets, clock or thread: bytes in, bytes out. A value.
class Answer
{
public:
    explicit Answer(AnswerConfig config) : m_config(std::move(config)) {}

    const AnswerConfig &config() const { return m_config; }
    /// What to send as soon as a connection stands; empty for nothing.
    QByteArrayView greeting() const;
    /// What to send after one recv or datagram; empty for nothing. Slices of @p received are shared where
    /// possible; other answers are built in @p arena.
    Bytes replyTo(const Bytes &received, ByteArena &arena) const;
    /// Whether there is an answer to what is received (a greeting alone has none).
    bool repliesToReceived() const;

private:
    AnswerConfig m_config;
};

} // namespace wirebench
