#pragma once

#include "core/net/ownsockets.h"

#include <QString>

namespace wirebench {

/// What the system says of a socket, in words for those who learn. Plain functions; GUI thread.

/// "ESTABLISHED"; of a UDP socket, which has no states, whether it is connected.
QString socketStateText(const SystemSocket &socket);
/// What this state means and why it lasts, in a sentence or two. Empty for one that is not known.
QString socketStateSentence(const SystemSocket &socket);
/// What else is worth a few words: who waits, what was dropped, when it ends. May be empty.
QString socketRemark(const OwnSocket &socket);
/// The figures of TCP_INFO, one a line. Empty where there are none.
QString socketFigures(const SystemSocket &socket);

} // namespace wirebench
