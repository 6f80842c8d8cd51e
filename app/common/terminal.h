#pragma once

#include <QString>

#include <optional>

namespace wirebench {

// The standard streams and the terminal, which each system has in its own way.

inline constexpr int inputDescriptor = 0;
inline constexpr int outputDescriptor = 1;
inline constexpr int errorDescriptor = 2;

bool isTerminal(int descriptor);
/// Whether it takes output now or within that time, without blocking. Always on Windows, which does not tell.
bool takesOutput(int descriptor, int milliseconds);
/// Asks a person on the terminal for something that is not shown while it is typed. Blocks; none where there
/// is no terminal, or Ctrl+C was pressed.
std::optional<QString> askSecret(const QString &what);

} // namespace wirebench
