#pragma once

#include <QtGlobal>

namespace wirebench {

// Reading and writing at a place of an open file, whatever its position is (Windows moves it, the others do not), so that
// several threads may share it. One system call each, repeated if a signal interrupts it: -1 with errno, and fewer bytes than were
// asked for like there.

qint64 readAt(int descriptor, char *to, qint64 most, qint64 offset);
qint64 writeAt(int descriptor, const char *from, qint64 size, qint64 offset);

} // namespace wirebench
