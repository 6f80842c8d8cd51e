#pragma once

#include <QTest>

namespace wirebench::test {

/// Turns the event loop until a value has stayed the same for 30 looks, some 300 ms: nothing moves any more,
/// because one side waits for the other. False if it does not come to rest within 60 s.
template <typename Value>
bool comesToRest(Value value)
{
    constexpr int looksAtRest = 30;
    constexpr int patienceMs = 60'000;
    auto last = value();
    int same = 0;
    return QTest::qWaitFor(
        [&] {
            const auto now = value();
            same = now == last ? same + 1 : 0;
            last = now;
            return same >= looksAtRest;
        },
        patienceMs);
}

} // namespace wirebench::test
