#include "core/http/httphop.h"

#include <algorithm>

namespace wirebench {

qint64 HttpTimings::total() const
{
    qint64 sum = 0;
    for (const qint64 phase : {lookUp, connect, tls, send, wait, receive})
        sum += std::max<qint64>(phase, 0);
    return sum;
}

} // namespace wirebench
