#pragma once

namespace wirebench::test {

/// Gives this process and those it starts a network of their own with nothing but the loopback interface,
/// so that the course's fixed ports (9999, 12345, 8000) are free however many tests run on the machine.
/// Call before anything else in main(), and again from the main thread for another, fresh one. Sockets that
/// are open stay in their network. Where the system does not permit it the shared network stays.
/// Returns whether it is private now.
bool enterPrivateNetwork();

} // namespace wirebench::test
