#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

class QMainWindow;

namespace wirebench::test {

/// Every key of a window as it stands, with what it does: shortcuts of actions, and the Alt keys of menus,
/// buttons and labels. More than one entry for a key means that pressing it does nothing certain.
QMap<QString, QStringList> keysOf(const QMainWindow &window);

} // namespace wirebench::test
