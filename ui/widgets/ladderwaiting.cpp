#include "ui/widgets/ladderwaiting.h"

#include "ui/widgets/callstepbutton.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

QString textOf(const WaitingCall &call, qint64 nowNs)
{
    return QLatin1String(callName(call.call)) + QStringLiteral(" … ") + runningTime(nowNs - call.sinceNs);
}

} // namespace

QList<OpenWait> openWaits(const QList<WaitingCall> &calls, const Ladder &ladder, const LadderLayout &layout,
                          qint64 nowNs)
{
    QList<OpenWait> waits;
    for (const WaitingCall &call : calls) {
        const LifeLineId line = ladder.lines().find(call.endpoint);
        if (!line.isValid() || nowNs - call.sinceNs < shortestOpenWaitNs ||
            layout.columns().columnOf(line, layout.endRow()) < 0)
            continue;
        const auto isSameLine = [line](const OpenWait &wait) { return wait.line == line; };
        const auto first = std::find_if(waits.begin(), waits.end(), isSameLine);
        QString text = textOf(call, nowNs);
        if (first != waits.end())
            first->text += QStringLiteral(", ") + std::exchange(text, QString());
        const auto lane = call.call == Call::Accept ? LadderWaits::Lane::Accept : LadderWaits::Lane::Other;
        waits.append({line, lane, layout.rowAfter(ladder, call.sinceNs), text});
    }
    return waits;
}

} // namespace wirebench
