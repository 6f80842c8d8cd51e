#pragma once

#include "core/chat/chatevent.h"
#include "core/chat/classboard.h"
#include "core/chat/labport.h"

#include <QString>

namespace wirebench {

// The words of the lab and of the chat in the language of the window. Plain text; GUI thread.

/// "Endless lines": what a port is called.
QString labPortTitle(LabPort port);
/// What it does, and what a client does with it: one or two sentences.
QString labPortExplanation(LabPort port);
/// "never closes".
QString faultTitle(LabFault fault);
QString faultExplanation(LabFault fault);
/// The titles of those that are on, separated by commas; empty for none.
QString faultList(LabFaults faults);
/// Two short lines, for the head of a narrow column.
QString exerciseTitle(Exercise exercise);
/// What is to be done, and what reaching it shows.
QString exerciseExplanation(Exercise exercise);
/// "silent"; empty for none.
QString troubleTitle(BoardTrouble trouble);
/// What may be wrong in the student's program.
QString troubleExplanation(BoardTrouble trouble);
/// What an event that is no line of a person says: "Ada joined".
QString eventSentence(const ChatEvent &event);

} // namespace wirebench
