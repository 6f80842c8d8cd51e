#pragma once

#include "core/chat/chatevent.h"

#include <QByteArray>

namespace wirebench {

/// What the chat's verbs print of an event: the line as everyone gets it ("Ada: hello", "* Ada joined"), or
/// JSON. Empty for what is not printed: as text, a client shows no more than what the server has sent.
QByteArray printedEvent(const ChatEvent &event, bool json, bool isClient);

} // namespace wirebench
