#pragma once

#include "core/workspace/settings.h"

#include <QList>
#include <QStringView>

#include <optional>

namespace wirebench {

/// One system of the course, ready to start: what the Examples menu, the first start and the option
/// `--example` open. A value.
struct Example
{
    QString id;              ///< "C3"; on the command line in any case
    const char *title;       ///< source text of the translation context "Example"
    const char *explanation; ///< the same: three short sentences about what to look at
    QList<Session> sessions; ///< servers first, the order in which they are started

    bool isPair() const { return sessions.size() > 1; }
};

/// All examples, in the order of the course. A host that depends on the machine (C1, C2) is its name as it
/// is now; whether that name leads to an address shows when the example is started.
QList<Example> examples();
std::optional<Example> findExample(QStringView id);

} // namespace wirebench
