#pragma once

#include "core/payload/payload.h"

#include <QList>
#include <QString>

namespace wirebench {

/// What of what came a rule looks for.
enum class RuleMatch : quint8 {
    Any,   ///< whatever comes
    Exact, ///< the pattern and nothing else
    StartsWith,
    Contains,
    EndsWith,
    Regex, ///< a Perl-compatible regular expression is found in it
};

/// What a rule does beside its reply, after it. A datagram server knows Stop alone: it has no connections.
enum class RuleAction : quint8 {
    None,
    Close,     ///< once the reply has gone
    HalfClose, ///< shutdown(SHUT_WR) once the reply has gone
    Reset,     ///< at once: a reply that has not gone yet is lost, as the peer's is
    Stop,      ///< the server ends, with all its connections
};

/// One rule as it is typed. Its texts may be unfinished: see RuleSet::compile().
struct AnswerRule
{
    bool on = true;
    RuleMatch match = RuleMatch::Contains;
    QString pattern;
    /// Of the pattern; a regular expression has escapes of its own and is always Text.
    PayloadNotation patternNotation = PayloadNotation::Escapes;
    bool caseSensitive = true; ///< else A to Z are as a to z; a regular expression knows all letters
    TextEncoding encoding = TextEncoding::Utf8; ///< of pattern and reply
    QString reply;                              ///< empty: nothing is said
    PayloadNotation replyNotation = PayloadNotation::Escapes;
    LineEnding ending = LineEnding::None; ///< appended to the reply
    bool placeholders = true;             ///< the reply may hold {time} and $1 (see PayloadTemplate)
    int delayMs = 0;                      ///< before the reply and the action
    RuleAction action = RuleAction::None;
    QString note;      ///< left on the record of what matched; empty: none
    bool goOn = false; ///< the rules after it are tried too

    friend bool operator==(const AnswerRule &, const AnswerRule &) = default;
};

/// What the rules of a stream are held against. TCP has no messages: what one recv() gives may be half a
/// message or three. Datagrams are always taken one by one.
enum class RuleUnit : quint8 {
    Chunk, ///< what one recv() gave: a pattern that lies across two of them is not found
    Line,  ///< up to LF, however it was cut on its way; without LF and a CR before it
};

/// Rules in their order: the first that matches answers.
struct AnswerRules
{
    static constexpr int mostRules = 200;
    static constexpr int usualLineLimit = 4096;

    RuleUnit unit = RuleUnit::Chunk;
    int lineLimit = usualLineLimit; ///< bytes; a longer line matches no rule
    QList<AnswerRule> rules;

    friend bool operator==(const AnswerRules &, const AnswerRules &) = default;
};

} // namespace wirebench
