// parseDialogue(): any text is a dialogue or refused with its line; what was read holds together.

#include "core/dialogue/dialoguefile.h"
#include "fuzzing.h"

using namespace wirebench;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const auto read = parseDialogue(input.bytes, QStringLiteral("x.json"));
    if (!read) {
        mustHold(hasNoteText(read.error().note.key), "a mistake has a sentence");
        mustHold(read.error().line >= 1 && read.error().line <= input.bytes.count('\n') + 1, "and a line of the file");
        return 0;
    }
    const Dialogue &dialogue = **read;
    const auto count = dialogue.steps.size();
    mustHold(count > 0 && dialogue.farewell <= count, "there are steps");
    for (const DialogueStep &step : dialogue.steps) {
        const bool jumps = step.kind == StepKind::If || step.kind == StepKind::Repeat || step.kind == StepKind::Again || step.kind == StepKind::Jump;
        mustHold(!jumps || (step.otherwise >= 0 && step.otherwise <= count), "jumps stay inside");
    }
    return 0;
}
