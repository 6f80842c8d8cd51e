#include "core/workspace/rulesfile.h"

#include "core/answer/ruleset.h"
#include "core/base/errorsentence.h"
#include "core/base/jsonposition.h"
#include "core/base/wholefile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace wirebench {

namespace {

constexpr char formatName[] = "wirebench-rules";
constexpr int formatVersion = 1;

constexpr EnumName<RuleUnit> unitNames[] = {{RuleUnit::Chunk, "chunk"}, {RuleUnit::Line, "line"}};
constexpr EnumName<RuleMatch> matchNames[] = {
    {RuleMatch::Any, "any"},           {RuleMatch::Exact, "exact"},   {RuleMatch::StartsWith, "starts"},
    {RuleMatch::Contains, "contains"}, {RuleMatch::EndsWith, "ends"}, {RuleMatch::Regex, "regex"}};
constexpr EnumName<RuleAction> actionNames[] = {{RuleAction::None, "none"},
                                                {RuleAction::Close, "close"},
                                                {RuleAction::HalfClose, "half-close"},
                                                {RuleAction::Reset, "reset"},
                                                {RuleAction::Stop, "stop"}};
constexpr EnumName<PayloadNotation> ruleNotationNames[] = {
    {PayloadNotation::Text, "text"}, {PayloadNotation::Escapes, "escapes"}, {PayloadNotation::Hex, "hex"}};
constexpr EnumName<TextEncoding> ruleEncodingNames[] = {{TextEncoding::Utf8, "utf-8"},
                                                        {TextEncoding::Latin1, "latin-1"},
                                                        {TextEncoding::Windows1252, "windows-1252"},
                                                        {TextEncoding::Utf16Le, "utf-16le"},
                                                        {TextEncoding::Utf16Be, "utf-16be"},
                                                        {TextEncoding::Ascii, "ascii"}};
constexpr EnumName<LineEnding> ruleEndingNames[] = {{LineEnding::None, "none"},
                                                    {LineEnding::Lf, "lf"},
                                                    {LineEnding::Cr, "cr"},
                                                    {LineEnding::CrLf, "crlf"},
                                                    {LineEnding::Nul, "nul"}};

QJsonObject ruleToJson(const AnswerRule &rule)
{
    return {{QStringLiteral("on"), rule.on},
            {QStringLiteral("match"), enumName(matchNames, rule.match)},
            {QStringLiteral("pattern"), rule.pattern},
            {QStringLiteral("patternNotation"), enumName(ruleNotationNames, rule.patternNotation)},
            {QStringLiteral("caseSensitive"), rule.caseSensitive},
            {QStringLiteral("encoding"), enumName(ruleEncodingNames, rule.encoding)},
            {QStringLiteral("reply"), rule.reply},
            {QStringLiteral("replyNotation"), enumName(ruleNotationNames, rule.replyNotation)},
            {QStringLiteral("ending"), enumName(ruleEndingNames, rule.ending)},
            {QStringLiteral("placeholders"), rule.placeholders},
            {QStringLiteral("delayMs"), rule.delayMs},
            {QStringLiteral("action"), enumName(actionNames, rule.action)},
            {QStringLiteral("note"), rule.note},
            {QStringLiteral("goOn"), rule.goOn}};
}

void readText(JsonMembers &members, const char *name, QString &text)
{
    members.read(name, text);
    if (text.size() > ruleslimits::textUnits)
        members.refuse(name, QStringLiteral("≤ %1").arg(ruleslimits::textUnits));
}

void readRule(JsonMembers &members, AnswerRule &rule)
{
    members.read("on", rule.on);
    members.read("match", rule.match, matchNames);
    readText(members, "pattern", rule.pattern);
    members.read("patternNotation", rule.patternNotation, ruleNotationNames);
    members.read("caseSensitive", rule.caseSensitive);
    members.read("encoding", rule.encoding, ruleEncodingNames);
    readText(members, "reply", rule.reply);
    members.read("replyNotation", rule.replyNotation, ruleNotationNames);
    members.read("ending", rule.ending, ruleEndingNames);
    members.read("placeholders", rule.placeholders);
    members.read("delayMs", rule.delayMs, ranges::ruleDelayMs);
    members.read("action", rule.action, actionNames);
    readText(members, "note", rule.note);
    members.read("goOn", rule.goOn);
}

/// The first of these members that nobody knows.
std::optional<QString> unknownMember(const QJsonObject &object, const QJsonObject &known, const QString &path)
{
    for (const QString &name : object.keys()) {
        if (!known.contains(name))
            return path + name;
    }
    return std::nullopt;
}

std::optional<QString> unknownMember(const QJsonObject &object)
{
    QJsonObject known = toJson(AnswerRules());
    known.insert(QStringLiteral("format"), formatVersion);
    known.insert(QStringLiteral("version"), formatVersion);
    if (const auto unknown = unknownMember(object, known, {}))
        return unknown;
    const QJsonObject knownInRule = ruleToJson({});
    const QJsonArray rules = object.value(QStringLiteral("rules")).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (const auto unknown =
                unknownMember(rules[i].toObject(), knownInRule, QStringLiteral("rules[%1].").arg(i)))
            return unknown;
    }
    return std::nullopt;
}

/// "rules[2].pattern: …" of the first rule that is on and cannot be used.
std::optional<QString> unusable(const AnswerRules &rules)
{
    for (const RuleMistake &mistake : RuleSet::mistakes(rules)) {
        if (!rules.rules[mistake.rule].on)
            continue;
        const bool inPattern = mistake.field == RuleMistake::Field::Pattern;
        const ErrorSentence sentence = errorSentence(mistake.error);
        const QString reason = fillArguments(QString::fromUtf8(sentence.cause), sentence.arguments);
        return QStringLiteral("rules[%1].%2: %3")
            .arg(QString::number(mistake.rule),
                 inPattern ? QStringLiteral("pattern") : QStringLiteral("reply"),
                 reason.endsWith(u'.') ? reason.chopped(1) : reason);
    }
    return std::nullopt;
}

tl::unexpected<Error> notRules(const QString &path, const QString &reason)
{
    return failure({ErrorCode::FileNotRules, {path, reason}});
}

} // namespace

QJsonObject toJson(const AnswerRules &rules)
{
    QJsonArray list;
    for (const AnswerRule &rule : rules.rules)
        list += ruleToJson(rule);
    return {{QStringLiteral("unit"), enumName(unitNames, rules.unit)},
            {QStringLiteral("lineLimit"), rules.lineLimit},
            {QStringLiteral("rules"), list}};
}

void readRules(JsonMembers &members, AnswerRules &rules)
{
    members.read("unit", rules.unit, unitNames);
    members.read("lineLimit", rules.lineLimit, ranges::ruleLineLimit);
    QList<AnswerRule> read;
    members.readList("rules", AnswerRules::mostRules, [&](const QJsonValue &element, const QString &path) {
        if (!element.isObject())
            return members.adopt(jsonMistake(path, element, QStringLiteral("object")));
        JsonMembers inner(element.toObject(), path);
        AnswerRule rule;
        readRule(inner, rule);
        if (inner.error())
            members.adopt(*inner.error());
        read += rule;
    });
    if (members.has("rules"))
        rules.rules = read;
}

Result<AnswerRules> rulesFromText(const QByteArray &content, const QString &path)
{
    const auto document = parseJson(content, ErrorCode::FileNotRules, path);
    if (!document)
        return failure(document.error());
    const QJsonObject object = document->object();
    JsonMembers members(object);
    members.readFormat(formatName, formatVersion);
    if (!members.has("rules"))
        members.refuse("rules", QStringLiteral("array"));
    AnswerRules rules;
    readRules(members, rules);
    if (members.error())
        return notRules(path, members.error()->arguments.value(1));
    if (const auto unknown = unknownMember(object))
        return notRules(path, *unknown + QStringLiteral(" (unknown)"));
    if (const auto reason = unusable(rules))
        return notRules(path, *reason);
    return rules;
}

QByteArray rulesText(const AnswerRules &rules)
{
    QJsonObject object = toJson(rules);
    object.insert(QStringLiteral("format"), QLatin1String(formatName));
    object.insert(QStringLiteral("version"), formatVersion);
    return QJsonDocument(object).toJson();
}

Result<AnswerRules> loadRules(const QString &path)
{
    const auto content = readWholeFile(path, ruleslimits::fileBytes);
    if (!content)
        return failure(content.error());
    return rulesFromText(*content, path);
}

Result<void> saveRules(const AnswerRules &rules, const QString &path)
{
    return writeWholeFile(path, rulesText(rules));
}

} // namespace wirebench
