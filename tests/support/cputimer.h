#pragma once

#include <ctime>

namespace wirebench::test {

/// The processor time of this thread, from when it was made: what others do on a crowded machine does not count.
class CpuTimer
{
public:
    long elapsedMs() const { return nowMs() - m_began; }

private:
    static long nowMs()
    {
        timespec now = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
    }

    const long m_began = nowMs();
};

} // namespace wirebench::test
