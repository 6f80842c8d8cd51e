#include "core/answer/ruleset.h"

#include <algorithm>
#include <optional>

namespace wirebench {

namespace {

/// A to Z alone, as bytes.lower() of Python: what the bytes above mean is not known.
QByteArray lowerAscii(QByteArrayView bytes)
{
    QByteArray lower = bytes.toByteArray();
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = char(c + ('a' - 'A'));
    }
    return lower;
}

bool holds(QByteArrayView message, QByteArrayView pattern, RuleMatch match)
{
    if (match == RuleMatch::Exact)
        return message == pattern;
    if (pattern.isEmpty())
        return false;
    switch (match) {
    case RuleMatch::StartsWith:
        return message.startsWith(pattern);
    case RuleMatch::EndsWith:
        return message.endsWith(pattern);
    default:
        return message.indexOf(pattern) >= 0;
    }
}

/// What an expression has found, as the bytes that came.
class FoundCaptures final : public CaptureSource
{
public:
    FoundCaptures(const RegexSubject &subject, const QRegularExpressionMatch &match)
        : m_subject(subject), m_match(match)
    {
    }

    QByteArray captured(int number) const override { return m_subject.bytesOf(m_match.captured(number)); }
    QByteArray captured(const QString &name) const override
    {
        return m_subject.bytesOf(m_match.captured(name));
    }

private:
    const RegexSubject &m_subject;
    const QRegularExpressionMatch &m_match;
};

/// In the place of the first capture that the expression does not have.
Error unknownCapture(const QString &reply, const PayloadTemplate::Capture &capture)
{
    const QString typed = capture.number >= 0 ? QStringLiteral("$%1").arg(capture.number)
                                              : QStringLiteral("${%1}").arg(capture.name);
    return {ErrorCode::InvalidPlaceholder, {reply, typed}, 0, int(capture.position)};
}

} // namespace

/// What the rules are held against, in the forms that they need: each is made once, when it is first wanted.
struct RuleSet::Message
{
    QByteArrayView bytes;
    std::optional<QByteArray> lower;
    std::optional<RegexSubject> subject;
    TextEncoding subjectEncoding = TextEncoding::Utf8;
    int givenUp = 0;

    QByteArrayView inLowerCase()
    {
        if (!lower)
            lower = lowerAscii(bytes);
        return *lower;
    }

    const RegexSubject &as(TextEncoding encoding)
    {
        if (!subject || subjectEncoding != encoding)
            subject = RegexSubject::of(bytes, encoding);
        subjectEncoding = encoding;
        return *subject;
    }
};

Result<QByteArray> RuleSet::patternOf(const AnswerRule &rule)
{
    if (rule.match == RuleMatch::Any || rule.match == RuleMatch::Regex)
        return QByteArray();
    const auto pattern = encodePayload(rule.pattern, {rule.patternNotation, rule.encoding});
    return pattern && !rule.caseSensitive ? lowerAscii(*pattern) : pattern;
}

Result<PayloadTemplate> RuleSet::replyOf(const AnswerRule &rule)
{
    const PayloadFormat format{rule.replyNotation, rule.encoding, rule.ending};
    if (rule.placeholders)
        return PayloadTemplate::read(rule.reply, format,
                                     rule.match == RuleMatch::Regex ? PayloadTemplate::Captures::Allowed
                                                                    : PayloadTemplate::Captures::None);
    const auto bytes = encodePayload(rule.reply, format);
    if (!bytes)
        return failure(bytes.error());
    return PayloadTemplate::plain(*bytes);
}

Result<RuleSet::Compiled> RuleSet::compileRule(const AnswerRule &rule, RuleMistake::Field &field)
{
    Compiled compiled;
    compiled.rule = rule;
    field = RuleMistake::Field::Pattern;
    if (rule.match == RuleMatch::Regex) {
        auto regex = BoundedRegex::compile(rule.pattern, rule.caseSensitive);
        if (!regex)
            return failure(regex.error());
        compiled.regex = *regex;
    }
    const auto pattern = patternOf(rule);
    if (!pattern)
        return failure(pattern.error());
    compiled.pattern = *pattern;
    field = RuleMistake::Field::Reply;
    const auto reply = replyOf(rule);
    if (!reply)
        return failure(reply.error());
    compiled.reply = *reply;
    if (const auto known = checkCaptures(compiled); !known)
        return failure(known.error());
    return compiled;
}

Result<void> RuleSet::checkCaptures(const Compiled &compiled)
{
    const QStringList names = compiled.regex.groupNames();
    for (const PayloadTemplate::Capture &capture : compiled.reply.captures()) {
        const bool isKnown =
            capture.number >= 0 ? capture.number <= compiled.regex.groups() : names.contains(capture.name);
        if (!isKnown)
            return failure(unknownCapture(compiled.rule.reply, capture));
    }
    return {};
}

Result<RuleSetPtr> RuleSet::compile(const AnswerRules &rules)
{
    auto set = std::make_shared<RuleSet>();
    set->m_unit = rules.unit;
    set->m_lineLimit = rules.lineLimit;
    for (int i = 0; i < int(rules.rules.size()); ++i) {
        if (!rules.rules[i].on)
            continue;
        RuleMistake::Field field;
        auto compiled = compileRule(rules.rules[i], field);
        if (!compiled)
            return failure(compiled.error());
        compiled->index = i;
        set->m_rules.push_back(std::move(*compiled));
    }
    return set;
}

std::vector<RuleMistake> RuleSet::mistakes(const AnswerRules &rules)
{
    std::vector<RuleMistake> found;
    for (int i = 0; i < int(rules.rules.size()); ++i) {
        RuleMistake mistake;
        mistake.rule = i;
        if (const auto compiled = compileRule(rules.rules[i], mistake.field); !compiled) {
            mistake.error = compiled.error();
            found.push_back(mistake);
        }
    }
    return found;
}

bool RuleSet::matchesBytes(const Compiled &compiled, Message &message)
{
    if (compiled.rule.match == RuleMatch::Any)
        return true;
    return holds(compiled.rule.caseSensitive ? message.bytes : message.inLowerCase(), compiled.pattern,
                 compiled.rule.match);
}

/// An expression's search, or what stands for it. @p match belongs to Yes.
BoundedRegex::Found RuleSet::search(const Compiled &compiled, Message &message,
                                    QRegularExpressionMatch &match)
{
    if (compiled.rule.pattern.isEmpty())
        return BoundedRegex::Found::No;
    if (message.givenUp >= mostGivenUp)
        return BoundedRegex::Found::GaveUp;
    return compiled.regex.search(message.as(compiled.rule.encoding).text, match);
}

std::optional<RuleOutcome> RuleSet::outcomeOf(const Compiled &compiled, Message &message,
                                              const Values &values)
{
    const AnswerRule &rule = compiled.rule;
    RuleOutcome outcome{compiled.index, true, {}, rule.delayMs, rule.action, rule.note, RuleRemark::Typed};
    if (rule.match != RuleMatch::Regex) {
        if (!matchesBytes(compiled, message))
            return std::nullopt;
        if (!rule.reply.isEmpty())
            outcome.reply = compiled.reply.filled(values());
        return outcome;
    }
    QRegularExpressionMatch match;
    const BoundedRegex::Found found = search(compiled, message, match);
    if (found == BoundedRegex::Found::No)
        return std::nullopt;
    if (found == BoundedRegex::Found::GaveUp) {
        const RuleRemark why = message.givenUp++ < mostGivenUp ? RuleRemark::GaveUp : RuleRemark::Skipped;
        return RuleOutcome{compiled.index, false, {}, 0, RuleAction::None, {}, why};
    }
    const FoundCaptures captures(message.as(rule.encoding), match);
    if (!rule.reply.isEmpty())
        outcome.reply = compiled.reply.filled(values(), &captures);
    return outcome;
}

std::vector<RuleOutcome> RuleSet::answer(QByteArrayView bytes, const Values &values) const
{
    std::vector<RuleOutcome> outcomes;
    Message message{bytes, {}, {}, TextEncoding::Utf8, 0};
    for (const Compiled &compiled : m_rules) {
        const std::optional<RuleOutcome> outcome = outcomeOf(compiled, message, values);
        if (!outcome)
            continue;
        outcomes.push_back(*outcome);
        if (outcome->matched && !compiled.rule.goOn)
            break;
    }
    return outcomes;
}

const char *ruleRemarkText(RuleRemark remark)
{
    switch (remark) {
    case RuleRemark::Typed:
        break;
    case RuleRemark::GaveUp:
        return QT_TRANSLATE_NOOP("RuleNotes",
                                 "rule %1 gave up: its expression takes too many steps on this message");
    case RuleRemark::Skipped:
        return QT_TRANSLATE_NOOP(
            "RuleNotes", "rule %1 was not tried: other expressions took too many steps on this message");
    case RuleRemark::LineTooLong:
        return QT_TRANSLATE_NOOP("RuleNotes", "no rule was tried: the line is longer than its limit");
    }
    return nullptr;
}

} // namespace wirebench
