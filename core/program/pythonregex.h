#pragma once

#include <QString>

#include <optional>

namespace wirebench {

/// A Perl-compatible expression as Python's `re` writes it, or nothing where the two may differ: only what
/// both read in the same way is let through (possessive quantifiers, \K, \Q, recursion, POSIX classes and the
/// like are not). Free function, of any thread.
std::optional<QString> pythonPattern(const QString &pattern);

} // namespace wirebench
