#pragma once

#include "core/payload/payload.h"

#include <optional>

namespace wirebench {

/// What @p text says in @p format, written in the notation @p to: the same bytes go out before and after,
/// line ending included. None if @p text has a mistake, or if the other notation cannot say those bytes in a
/// way that a person can edit (control characters as text). A free function on values, for any thread.
std::optional<QString> inNotation(const QString &text, const PayloadFormat &format, PayloadNotation to);

} // namespace wirebench
