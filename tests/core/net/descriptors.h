#pragma once

#include <vector>

namespace wirebench {

/// Open descriptors of this process; -1 where the system does not tell.
int openDescriptors();
/// How many threads this process has now; 0 where the system does not tell.
int runningThreads();

/// Raises the soft limit of open descriptors to @p wanted if the hard limit lets it. False if not.
bool allowDescriptors(int wanted);

/// Leaves this process only a few descriptors, until destroyed: the way to EMFILE.
class DescriptorShortage
{
public:
    /// @param left how many can still be opened.
    explicit DescriptorShortage(int left);
    ~DescriptorShortage();
    DescriptorShortage(const DescriptorShortage &) = delete;
    DescriptorShortage &operator=(const DescriptorShortage &) = delete;

    /// Lets @p more be opened.
    void relieve(int more);

private:
    std::vector<int> m_held;
    unsigned long long m_softLimit = 0;
};

} // namespace wirebench
