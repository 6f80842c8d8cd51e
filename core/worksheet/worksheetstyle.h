#pragma once

namespace wirebench {

/// The style sheet of a worksheet: for a screen and for A4 or Letter paper, without colours that carry a
/// meaning, without anything from outside the file.
const char *worksheetStyle();

} // namespace wirebench
