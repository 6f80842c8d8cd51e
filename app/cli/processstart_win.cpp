#include "app/cli/processstart.h"

namespace wirebench {

/// The system keeps numbers of sockets apart from those of files, has no such limit, and tells failed writes by no signal.
bool prepareProcess()
{
    return true;
}

} // namespace wirebench
