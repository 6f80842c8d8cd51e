#include "core/explain/callcontext.h"

#include <algorithm>

namespace wirebench {

namespace {

// A cause stands near its effect; a busy log must not make a click slow.
constexpr quint64 lookedAtBefore = 20'000;
constexpr quint64 lookedAtAfter = 500;
constexpr quint64 lookedAtForFlow = 200'000;

bool isSame(const SocketAddress &theirs, const SocketAddress &mine)
{
    return theirs == mine || (theirs.port == mine.port && (theirs.isAny() || mine.isAny()));
}

bool isOtherEnd(const Flow &theirs, const Flow &mine)
{
    return theirs.endpoint != mine.endpoint && !mine.local.isUnix() && isSame(theirs.local, mine.peer) &&
           isSame(theirs.peer, mine.local);
}

/// Whether @p other is a call that lets @p waited return.
bool canEnd(const SocketCall &other, const SocketCall &waited)
{
    if (other.failed())
        return false;
    switch (waited.call) {
    case Call::Accept:
        return other.call == Call::Connect;
    case Call::Recv:
        if (waited.isEndOfStream())
            return other.call == Call::Close || other.call == Call::Shutdown;
        return other.call == Call::Send;
    case Call::RecvFrom:
        return other.call == Call::SendTo && !(other.marks & CallMark::SimulatedLoss);
    default:
        return false;
    }
}

} // namespace

CallContext contextOf(const SocketCall &call, const LogSnapshot &log)
{
    CallContext context;
    if (!call.flow || call.failed())
        return context;
    const qint64 began = call.timeNs - call.waitedNs;
    const quint64 from = call.id > lookedAtBefore ? call.id - lookedAtBefore : 0;
    // A client's connect() may be told of after the accept() that it ended; nothing else comes late.
    const quint64 to = call.call == Call::Accept ? call.id + lookedAtAfter : call.id;
    log.forEach(from, to, [&](const SocketCall &other) {
        if (other.timeNs < began || !canEnd(other, call) || !isOtherEnd(*other.flow, *call.flow))
            return true;
        context.cause = CallContext::Cause{other.flow->endpoint->name, other.id};
        return false;
    });
    return context;
}

SocketCall waitingCall(const LogSnapshot &log, const QList<EndpointId> &endpoints, Call call, qint64 sinceNs)
{
    SocketCall waiting;
    waiting.call = call;
    waiting.timeNs = sinceNs;
    waiting.text = CallTextPtr(new CallText(QString())); // what it was given is not known
    const quint64 from = log.endId() > lookedAtForFlow ? log.endId() - lookedAtForFlow : 0;
    log.forEach(from, log.endId(), [&](const SocketCall &record) {
        if (!endpoints.contains(record.flow->endpoint->id))
            return true;
        if (call != Call::Accept || !record.flow->connection.isValid())
            waiting.flow = record.flow;
        if (record.call == call && !record.text) { // recv, recvfrom: the size is asked for again
            waiting.argument = record.argument;
            waiting.text.reset();
        }
        return true;
    });
    return waiting;
}

} // namespace wirebench
