#include "tests/core/net/descriptors.h"

#include <algorithm>

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace wirebench {

namespace {

rlimit descriptorLimit()
{
    rlimit limit = {};
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

void setSoftLimit(rlim_t soft)
{
    rlimit limit = descriptorLimit();
    limit.rlim_cur = soft;
    setrlimit(RLIMIT_NOFILE, &limit);
}

int entriesOf(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    int count = 0;
    while (const dirent *entry = readdir(folder))
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

} // namespace

int openDescriptors()
{
    return entriesOf("/proc/self/fd") - 1; // the folder's own
}

int runningThreads()
{
    return entriesOf("/proc/self/task");
}

bool allowDescriptors(int wanted)
{
    const rlimit limit = descriptorLimit();
    if (limit.rlim_cur < rlim_t(wanted))
        setSoftLimit(std::min(limit.rlim_max, rlim_t(wanted)));
    return descriptorLimit().rlim_cur >= rlim_t(wanted);
}

DescriptorShortage::DescriptorShortage(int left) : m_softLimit(descriptorLimit().rlim_cur)
{
    const int highest = open("/dev/null", O_RDONLY | O_CLOEXEC);
    constexpr int room = 64; // so that there is something to give back
    setSoftLimit(rlim_t(highest + room));
    for (int held = highest; held >= 0; held = open("/dev/null", O_RDONLY | O_CLOEXEC))
        m_held.push_back(held);
    relieve(left);
}

DescriptorShortage::~DescriptorShortage()
{
    relieve(int(m_held.size()));
    setSoftLimit(rlim_t(m_softLimit));
}

void DescriptorShortage::relieve(int more)
{
    for (; more > 0 && !m_held.empty(); --more) {
        close(m_held.back());
        m_held.pop_back();
    }
}

} // namespace wirebench
