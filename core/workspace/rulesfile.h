#pragma once

#include "core/answer/rule.h"
#include "core/base/result.h"
#include "core/workspace/jsonmembers.h"
#include "core/workspace/ranges.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace wirebench {

// Rules to answer by, as JSON: the members "unit", "lineLimit" and "rules" of a session's settings, and the
// same with "format" and "version" as a file of their own, which the window opens and saves and the command
// line takes
// (--answer rules=FILE). The folder's README has the members. Free functions on values, for any thread.

namespace ranges {
inline constexpr IntRange ruleLineLimit{1, mebibyte}; ///< bytes
inline constexpr IntRange ruleDelayMs{0, dayMs};
} // namespace ranges

namespace ruleslimits {
inline constexpr qint64 fileBytes = 4 * 1024 * 1024;
inline constexpr qsizetype textUnits = 64 * 1024; ///< of each pattern, reply and note
} // namespace ruleslimits

QJsonObject toJson(const AnswerRules &rules);
/// As for the other settings of a session: unknown members are ignored.
void readRules(JsonMembers &members, AnswerRules &rules);

/// A whole file. What cannot be used is refused: a member that nobody knows (a slip would else change what a
/// rule does), a text over its limit, a pattern or a reply of a rule that is on that has a mistake.
/// Errors: FileNotRules, whose reason has the line and column or the member: "rules[2].pattern: …".
/// @param path for the error alone.
Result<AnswerRules> rulesFromText(const QByteArray &content, const QString &path = {});
QByteArray rulesText(const AnswerRules &rules);

/// Errors: FileUnreadable, FileTooLarge, FileNotRules.
Result<AnswerRules> loadRules(const QString &path);
/// Errors: FileUnwritable.
Result<void> saveRules(const AnswerRules &rules, const QString &path);

} // namespace wirebench
