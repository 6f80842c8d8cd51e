#include "core/program/replaynotes.h"

namespace wirebench {

QStringList replayNotes(const ReplayScript &script)
{
    QStringList notes;
    if (script.steps.isEmpty())
        notes += QStringLiteral("The log holds no message of this session yet.");
    if (script.isCut)
        notes += QStringLiteral("The log holds more: these are its first %1 steps.").arg(script.steps.size());
    if (script.lostStart)
        notes += QStringLiteral("Connections whose beginning the log has dropped are left out.");
    if (script.hasFailures)
        notes += QStringLiteral("Calls that failed are left out.");
    if (script.hasOptions)
        notes += QStringLiteral("Socket options are left out.");
    if (script.kind == EndpointKind::Udp && script.hasTls)
        notes += QStringLiteral("The messages went over DTLS; this program sends them in clear.");
    return notes;
}

} // namespace wirebench
