#pragma once

#include "core/program/program.h"
#include "core/program/replayscript.h"

namespace wirebench {

/// The languages beside Python. A kind of session that one of them has no program for is told so in the text.
/// Settings are known to be usable.
QString cProgramOf(const SessionSettings &settings);
QString qtProgramOf(const SessionSettings &settings);
QString shellProgramOf(const SessionSettings &settings);
QString cliProgramOf(const SessionSettings &settings);

QString cReplay(const ReplayScript &script);
QString qtReplay(const ReplayScript &script);
QString shellReplay(const ReplayScript &script);
QString cliReplay(const ReplayScript &script);

} // namespace wirebench
