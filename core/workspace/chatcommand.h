#pragma once

#include "core/workspace/chatsettings.h"
#include "core/workspace/optionreader.h"

namespace wirebench {

// The sessions that the words of chatwords.h describe, as readSettings() in commandsettings.h.
LabServerSettings readLabServer(OptionReader &options, const QString &host);
ChatServerSettings readChatServer(OptionReader &options, const QString &operand);
ChatClientSettings readChatClient(OptionReader &options, const QString &host);

} // namespace wirebench
