#include "core/program/program.h"

#include "core/program/otherprograms.h"
#include "core/program/pythonprograms.h"

namespace wirebench {

namespace {

Result<QString> pythonOf(const SessionSettings &settings)
{
    return std::visit([](const auto &one) { return pythonProgramOf(one); }, settings);
}

} // namespace

const char *languageName(Language language)
{
    switch (language) {
    case Language::Python:
        return "Python";
    case Language::C:
        return "C";
    case Language::QtCpp:
        return "Qt C++";
    case Language::Shell:
        return "nc, curl";
    case Language::Cli:
        break;
    }
    return "wirebench-cli";
}

const char *fileSuffix(Language language)
{
    switch (language) {
    case Language::Python:
        return "py";
    case Language::C:
        return "c";
    case Language::QtCpp:
        return "cpp";
    case Language::Shell:
    case Language::Cli:
        break;
    }
    return "sh";
}

Result<QString> programOf(Language language, const SessionSettings &settings)
{
    const auto python = pythonOf(settings); // knows every kind of session, and whether its fields can be used
    if (!python || language == Language::Python)
        return python;
    switch (language) {
    case Language::C:
        return cProgramOf(settings);
    case Language::QtCpp:
        return qtProgramOf(settings);
    case Language::Shell:
        return shellProgramOf(settings);
    case Language::Cli:
    case Language::Python:
        break;
    }
    return cliProgramOf(settings);
}

Result<QString> replayOf(Language language, const SessionSettings &settings, const LogSnapshot &log,
                         const QList<EndpointId> &endpoints)
{
    const ReplayScript script = replayScript(log, endpoints, longestReplay);
    switch (language) {
    case Language::Python:
        return pythonReplay(script, settings);
    case Language::C:
        return cReplay(script);
    case Language::QtCpp:
        return qtReplay(script);
    case Language::Shell:
        return shellReplay(script);
    case Language::Cli:
        break;
    }
    return cliReplay(script);
}

} // namespace wirebench
