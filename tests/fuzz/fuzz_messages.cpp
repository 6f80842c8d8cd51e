// Files of saved messages: whatever stands in them, they are read or refused with a reason, what is read can
// be written and read again without a change, and a line is found for every path.

#include "core/base/jsonposition.h"
#include "core/messages/messagefile.h"
#include "fuzzing.h"

using namespace wirebench;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const int lines = int(input.bytes.count('\n')) + 1;
    for (const char *path :
         {"", "udp[1].message.payload.text", "[0].port", "tcp-client[0].sequence.steps[2].name"}) {
        const int line = jsonLine(input.bytes, QString::fromLatin1(path));
        mustHold(line >= 1 && line <= lines, "the line is one of the text");
    }
    const auto read = readMessages(input.bytes, QStringLiteral("file"));
    if (!read) {
        mustHold(!read.error().arguments.value(1).isEmpty(), "a reason is given");
        return 0;
    }
    const auto again = savedMessagesFromJson(toJson(read->messages));
    mustHold(again && *again == read->messages, "what is written is what was read");
    return 0;
}
