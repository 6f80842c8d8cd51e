#pragma once

#include <QString>

namespace wirebench {

/// The file beside a program, or one folder above it, that makes it portable: what the user makes is then kept
/// beside it instead of in the home folder, so that it can live on a USB stick.
inline constexpr QStringView portableMarker = u"wirebench-portable.txt";

/// The folder "data" of a portable copy, empty if there is no marker. It need not exist.
/// @param programFolder where the program lies.
QString portableFolder(const QString &programFolder);

/// Where the window keeps what the user has made: that of a portable copy, or else the system's place for the data of
/// this application. Needs a QCoreApplication; the folder need not exist.
QString userFolder();

} // namespace wirebench
