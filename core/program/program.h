#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/traffic/trafficlog.h"
#include "core/workspace/settings.h"

#include <QString>

#include <array>

namespace wirebench {

/// A session as a program that a student can read, run and change: short, in the style of a course, its calls
/// explained by comments. What a language cannot say is told in a comment at the top, never left out in
/// silence. Free functions on values, of any thread; not for two at once (parsePort()).

enum class Language : quint8 {
    Python, ///< Python 3, standard library alone
    C,      ///< C11 with POSIX sockets
    QtCpp,  ///< C++17 with Qt Network
    Shell,  ///< nc, ncat or curl in a POSIX shell
    Cli,    ///< wirebench-cli
};
inline constexpr std::array<Language, 5> languages = {Language::Python, Language::C, Language::QtCpp,
                                                      Language::Shell, Language::Cli};

enum class ProgramKind : quint8 {
    Program, ///< what the settings say: the server's loop, the client
    Replay,  ///< exactly the messages that stand in the log, in their order
};

/// "Python", "C", "Qt C++", "nc, curl", "wirebench-cli": names, the same in every language.
const char *languageName(Language language);
/// What a file of it ends in: "py".
const char *fileSuffix(Language language);

/// The program of a session. Errors: the first field that cannot be used, as engineConfig() tells it.
Result<QString> programOf(Language language, const SessionSettings &settings);

/// The messages of a session's endpoints in @p log as a program, at most `longestReplay` steps of it.
/// @param settings for TLS, of which the log holds what was in clear.
/// @param endpoints as for replayScript().
Result<QString> replayOf(Language language, const SessionSettings &settings, const LogSnapshot &log,
                         const QList<EndpointId> &endpoints);
inline constexpr int longestReplay = 1000;

} // namespace wirebench
