#pragma once

#include "core/answer/rulesdesk.h"

#include <QList>

namespace wirebench {

class Annotations;

/// Puts what rules have noted on their records, in the window's language; a comment that is there stays
/// before it. GUI thread.
void leaveNotes(Annotations &annotations, const QList<RuleNote> &notes);

} // namespace wirebench
