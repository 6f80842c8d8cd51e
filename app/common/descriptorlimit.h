#pragma once

namespace wirebench {

/// Lets this process have as many descriptors as the system permits it: a server for ten thousand clients
/// needs more than the usual soft limit of 1,024. Called once, at the start of main().
void raiseDescriptorLimit();

} // namespace wirebench
