#pragma once

#include <QString>

namespace wirebench {

/// The version of this build, "1.2.3": what CMake's project() says.
QString versionNumber();

/// What a report of a mistake should name beside the version, in three lines: Qt as found now and as built with; kind
/// of build, compiler and machine; the system. English, for --version and the window's About alike.
QString buildDetails();

} // namespace wirebench
