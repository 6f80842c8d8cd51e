#include "core/chat/ratelimit.h"

#include <algorithm>
#include <cmath>

namespace wirebench {

namespace {

constexpr double nanosecondsInSecond = 1e9;
constexpr double wholeToken = 1.0 - 1e-6; // what rounding may take from one

} // namespace

void RateLimit::refill(qint64 nowNs)
{
    const double seconds = double(nowNs - m_filledNs) / nanosecondsInSecond;
    m_tokens = std::min(m_burst, m_tokens + std::max(seconds, 0.0) * m_perSecond);
    m_filledNs = std::max(nowNs, m_filledNs);
}

bool RateLimit::take(qint64 nowNs)
{
    if (m_perSecond <= 0)
        return true;
    refill(nowNs);
    if (m_tokens < wholeToken)
        return false;
    m_tokens = std::max(0.0, m_tokens - 1);
    return true;
}

int RateLimit::waitMs(qint64 nowNs)
{
    if (m_perSecond <= 0)
        return 0;
    refill(nowNs);
    if (m_tokens >= wholeToken)
        return 0;
    return int(std::ceil((1 - m_tokens) * 1000 / m_perSecond));
}

} // namespace wirebench
