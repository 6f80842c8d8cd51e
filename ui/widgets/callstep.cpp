#include "ui/widgets/callstep.h"

#include "core/base/error.h"

namespace wirebench {

namespace {

bool teachesByArguments(Call call)
{
    switch (call) {
    case Call::Listen:
    case Call::Recv:
    case Call::Send:
    case Call::RecvFrom:
    case Call::SendTo:
        return true;
    default:
        return false;
    }
}

bool canJoin(const CallStep &a, const CallStep &b)
{
    return a.call == b.call && a.state == CallStep::State::Done && b.state == CallStep::State::Done;
}

} // namespace

CallStep CallStep::fromRecord(const SocketCall &record)
{
    CallStep step;
    step.call = record.call;
    step.recordId = record.id;
    if (teachesByArguments(record.call))
        step.arguments = record.arguments();
    if (record.failed()) {
        step.state = State::Failed;
        step.errnoName = Error::errnoName(record.error);
    }
    return step;
}

QList<CallStep> collapsed(const QList<CallStep> &steps)
{
    QList<CallStep> joined;
    for (const CallStep &step : steps) {
        if (joined.isEmpty() || !canJoin(joined.last(), step)) {
            joined.append(step);
            continue;
        }
        CallStep &last = joined.last();
        last.count += step.count;
        last.recordId = qMax(last.recordId, step.recordId);
        if (last.arguments != step.arguments)
            last.arguments.clear();
    }
    return joined;
}

} // namespace wirebench
