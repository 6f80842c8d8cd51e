#pragma once

#include "core/workspace/commandwords.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/settings.h"

#include <optional>

namespace wirebench {

/// What `talk` does beside its session.
struct TalkRunOptions
{
    DialogueLanguage language = DialogueLanguage::English;
    bool showSecrets = false;
    int replyTimeoutMs = 30'000;

    friend bool operator==(const TalkRunOptions &, const TalkRunOptions &) = default;
};

/// The verb `talk`: its words, and the session that they describe, a client's with its dialogue open.
VerbWords talkWords();
/// What --list and --explain print; nothing without them.
std::optional<QString> talkInformation(OptionReader &options);
/// @param operands the dialogue, and where to.
SessionSettings readTalk(OptionReader &options, const QStringList &operands);
TalkRunOptions readTalkRun(OptionReader &options);

} // namespace wirebench
