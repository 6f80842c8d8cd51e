#include "app/cli/processstart.h"

#include "app/common/descriptorlimit.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace wirebench {

namespace {

// Event loop, reactor, signals and a log file or two. Qt aborts when it cannot get its own.
constexpr int descriptorsNeeded = 10;

/// A program may be started without standard descriptors. The next socket would then be number 0, 1 or 2
/// and receive what is meant for the terminal.
void keepStandardDescriptors()
{
    int descriptor = 0;
    do {
        descriptor = open("/dev/null", O_RDWR);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor > STDERR_FILENO)
        close(descriptor);
}

bool hasDescriptors()
{
    int opened[descriptorsNeeded];
    int got = 0;
    while (got < descriptorsNeeded && (opened[got] = dup(STDERR_FILENO)) >= 0)
        ++got;
    for (int i = 0; i < got; ++i)
        close(opened[i]);
    return got == descriptorsNeeded;
}

} // namespace

bool prepareProcess()
{
    keepStandardDescriptors();
    raiseDescriptorLimit();
    std::signal(SIGPIPE, SIG_IGN); // a reader of standard output that goes is told by write()
    std::signal(SIGXFSZ, SIG_IGN); // and a file that may not grow (ulimit -f)
    return hasDescriptors();
}

} // namespace wirebench
