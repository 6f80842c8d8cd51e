// HTTP archives: any file is read or refused, and what was read is written so that it reads again.

#include "core/http/har.h"
#include "fuzzing.h"

using namespace wirebench;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const auto hops = fromHar(input.bytes);
    if (!hops)
        return 0;
    const QByteArray once = toHar(*hops, QStringLiteral("1"), HarSecrets::Kept);
    const auto again = fromHar(once);
    mustHold(again.has_value() && again->size() == hops->size(), "what was written is read");
    mustHold(toHar(*again, QStringLiteral("1"), HarSecrets::Kept) == once, "the same is written");
    mustHold(toHar(*hops, QStringLiteral("1")).size() > 0, "without secrets, too");
    return 0;
}
