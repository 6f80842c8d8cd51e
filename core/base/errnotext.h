#pragma once

#include <QString>

namespace wirebench {

/// The system's words for an errno, in the user's language. Windows' Qt would take it for a number of Windows' own.
QString errnoText(int number);

} // namespace wirebench
