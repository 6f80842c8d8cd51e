#pragma once

namespace wirebench {

/// Makes the pictures of control characters (␀ to ␡) known to the program, for fonts that have none: those
/// of a bare Debian do not. Qt then takes them from here wherever a text needs one. Cheap when it has been
/// called before. GUI thread, before the first such text is drawn.
void loadSymbolFont();

} // namespace wirebench
