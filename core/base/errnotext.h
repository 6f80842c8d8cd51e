#pragma once

#include <QString>

namespace wirebench {

/// The system's words for an errno. Qt's own function takes it for a number of Windows' own there.
QString errnoText(int number);

} // namespace wirebench
