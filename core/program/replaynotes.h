#pragma once

#include "core/program/replayscript.h"

#include <QStringList>

namespace wirebench {

/// What a replay leaves out of its log, as English sentences for a program's first comment.
QStringList replayNotes(const ReplayScript &script);

} // namespace wirebench
