#pragma once

#include <QStringList>

class QWidget;

namespace wirebench::test {

/// What a user could not read of a window as it stands: one line for each visible label, button, field, tab
/// or column header that has less room than its text needs, or lies partly outside of what is shown. Text
/// that can be scrolled into view is in order.
QStringList clippedTexts(const QWidget &window);

} // namespace wirebench::test
