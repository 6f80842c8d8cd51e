#include "app/cli/processstart.h"

#include <cstdlib>
#include <windows.h>

namespace wirebench {

namespace {

UINT outputBefore = 0;

} // namespace

/// The system has no such limit, keeps sockets apart from files, and tells failed writes by no signal. But a
/// console takes what is written for an alphabet of the eighties unless it is told that it is UTF-8.
bool prepareProcess()
{
    outputBefore = GetConsoleOutputCP(); // 0: no console
    if (outputBefore != 0 && SetConsoleOutputCP(CP_UTF8))
        std::atexit([] { SetConsoleOutputCP(outputBefore); }); // it is the shell's, too
    return true;
}

} // namespace wirebench
