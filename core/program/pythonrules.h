#pragma once

#include "core/answer/answer.h"
#include "core/program/sourcetext.h"

namespace wirebench {

/// The rules of a server in Python: `answers(message, peer)`, which says what each rule that matches does.
/// What Python's `re` reads otherwise than PCRE is left out, and a note says so. Each adds what it needs of
/// imports.

enum class RulesOver : quint8 { Stream, Datagrams };

/// The functions, before those of the program.
void addRules(SourceText &out, const AnswerRules &rules, RulesOver over, int receiveSize);
/// The loop of one client, inside a function: `client`, `address`.
void addRuledTalk(SourceText &out, const AnswerRules &rules, const AnswerConfig &answer, int receiveSize);
/// What follows a recvfrom: `sock`, `data`, `sender`.
void addRuledDatagram(SourceText &out);

} // namespace wirebench
