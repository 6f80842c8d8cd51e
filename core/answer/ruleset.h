#pragma once

#include "core/answer/boundedregex.h"
#include "core/answer/rule.h"
#include "core/payload/placeholders.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace wirebench {

/// Why something is to be said of a record (see RuleNote).
enum class RuleRemark : quint8 {
    Typed,       ///< the rule's own note
    GaveUp,      ///< its expression took too many steps, or what came was too long for one: it counts as not
                 ///< matching
    Skipped,     ///< as many expressions have given up on this message that no further one is tried
    LineTooLong, ///< no rule was tried
};

/// What a rule says to one message. A rule that matches is told once; one whose expression gave up, too.
struct RuleOutcome
{
    int rule = 0; ///< index among all rules, those that are off included
    bool matched = true;
    QByteArray reply; ///< empty: nothing is said
    int delayMs = 0;
    RuleAction action = RuleAction::None;
    QString note;                          ///< empty: none
    RuleRemark remark = RuleRemark::Typed; ///< where it did not match, why
};

/// The first mistake of one rule.
struct RuleMistake
{
    enum class Field : quint8 { Pattern, Reply };

    int rule = 0;
    Field field = Field::Pattern;
    Error error; ///< its position is one in that field
};

/// Rules that are ready to answer: patterns and replies as bytes, expressions compiled. Immutable, without
/// sockets, clock or thread; shared by all connections of a server.
class RuleSet
{
public:
    /// How many expressions may give up on one message before the others are skipped: each may take some
    /// milliseconds, and everybody else waits.
    static constexpr int mostGivenUp = 2;

    /// Rules that are off may be unfinished. Errors: those of encodePayload() and PayloadTemplate::read(),
    /// InvalidPattern, and InvalidPlaceholder for a capture that the expression does not have.
    static Result<std::shared_ptr<const RuleSet>> compile(const AnswerRules &rules);
    /// What is wrong with each rule, those that are off included.
    static std::vector<RuleMistake> mistakes(const AnswerRules &rules);

    /// The bytes that a rule looks for; nothing for Any and Regex.
    static Result<QByteArray> patternOf(const AnswerRule &rule);
    /// What a rule says, not yet held against its expression.
    static Result<PayloadTemplate> replyOf(const AnswerRule &rule);

    RuleUnit unit() const { return m_unit; }
    int lineLimit() const { return m_lineLimit; }
    bool isEmpty() const { return m_rules.empty(); }

    /// What the placeholders of the next reply stand for. Asked once for each reply.
    using Values = std::function<PlaceholderValues()>;
    /// What is to be done, in this order. Nothing if no rule matches. An empty pattern matches an empty
    /// message with Exact, and else nothing.
    std::vector<RuleOutcome> answer(QByteArrayView message, const Values &values) const;

private:
    struct Compiled
    {
        int index = 0;
        AnswerRule rule;
        QByteArray pattern; ///< lower case where case does not count
        BoundedRegex regex;
        PayloadTemplate reply;
    };
    struct Message;

    static Result<Compiled> compileRule(const AnswerRule &rule, RuleMistake::Field &field);
    static Result<void> checkCaptures(const Compiled &compiled);
    static bool matchesBytes(const Compiled &compiled, Message &message);
    static BoundedRegex::Found search(const Compiled &compiled, Message &message,
                                      QRegularExpressionMatch &match);
    static std::optional<RuleOutcome> outcomeOf(const Compiled &compiled, Message &message,
                                                const Values &values);

    RuleUnit m_unit = RuleUnit::Chunk;
    int m_lineLimit = AnswerRules::usualLineLimit;
    std::vector<Compiled> m_rules; ///< those that are on
};

using RuleSetPtr = std::shared_ptr<const RuleSet>;

/// The remark in words: an English source text of the context "RuleNotes", with %1 for the rule's number
/// (from 1). Null for Typed.
const char *ruleRemarkText(RuleRemark remark);

} // namespace wirebench
