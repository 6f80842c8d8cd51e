#pragma once

#include "core/dialogue/dialoguetext.h"
#include "ui/widgets/explainlanguage.h"

namespace wirebench {

/// The language of the dialogues' own sentences: that of the explanations. GUI thread.
inline DialogueLanguage dialogueLanguage()
{
    return explainLanguage() == ExplainLanguage::French ? DialogueLanguage::French : DialogueLanguage::English;
}

} // namespace wirebench
