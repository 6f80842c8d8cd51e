#pragma once

#include "core/base/result.h"
#include "core/chat/chatclientservice.h"
#include "core/chat/chatservice.h"
#include "core/chat/labservice.h"
#include "core/workspace/chatsettings.h"

namespace wirebench {

// The services' configuration, or the first field that cannot be used (InvalidHost, InvalidPort,
// UnknownService). Not for two threads at once (parsePort()).
Result<LabServiceConfig> engineConfig(const LabServerSettings &settings);
Result<ChatServiceConfig> engineConfig(const ChatServerSettings &settings);
/// An empty host is this machine; an empty pseudonym is the user's name.
Result<ChatClientConfig> engineConfig(const ChatClientSettings &settings);
/// The name of the user of this machine, for a pseudonym that is not typed; "anonymous" if there is none.
QString userPseudonym();

} // namespace wirebench
