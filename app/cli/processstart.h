#pragma once

namespace wirebench {

/// Makes good what the parent has left out or set otherwise: standard descriptors, the limit of descriptors,
/// signals of writing. The first thing in main(). False where there are too few descriptors for Qt, which
/// would abort.
bool prepareProcess();

} // namespace wirebench
