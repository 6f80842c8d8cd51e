#pragma once

#include "core/explain/argumentmeanings.h"
#include "core/explain/callcontext.h"
#include "core/explain/errorexplainer.h"
#include "core/explain/portmeanings.h"

#include <optional>

namespace wirebench {

/// A record in words, part by part: what a page of explanations shows, in whatever form. All parts are plain
/// text and may be empty. A value.
struct Explanation
{
    QString signature;                     ///< notation: "recv(512) = 15"
    QString waitingNow;                    ///< of a call that has not returned: why, and what would end it
    std::optional<ErrorExplanation> error; ///< of one that failed
    QString purpose;
    QList<ArgumentMeaning> arguments;
    QString waiting; ///< why it waited, what ended that, and how long it was; or that it did not have to
    QString result;
    QList<PortMeaning> ports;
    QString python; ///< one line
    QString c;      ///< some lines
};

/// For any thread.
Explanation explainCall(const SocketCall &call, const CallContext &context, const ExplainTexts &texts);

} // namespace wirebench
