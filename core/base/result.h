#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace wirebench {

/// What a call that can fail returns: the value, or the Error that says why there is none.
/// tl::expected stands in for std::expected until the compilers of all supported systems have it.
template <typename T>
using Result = tl::expected<T, Error>;

/// The failing branch of a Result: `return failure({ErrorCode::InvalidPort, {text}});`
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace wirebench
