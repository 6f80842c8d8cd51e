#pragma once

#include <QByteArrayView>

namespace wirebench {

/// Whether all of a text is what a pattern says: "*" stands for any bytes, "?" for one. Takes at most the
/// product of both sizes in steps, whatever a stranger has written.
bool matchesGlob(QByteArrayView text, QByteArrayView pattern);

} // namespace wirebench
