#include "core/net/callrecorder.h"

namespace wirebench {

namespace {

/// A call that moves bytes. @p size is what was asked for or offered.
SocketCall moving(Call call, Direction direction, quint32 size, Bytes payload, quint8 marks = 0)
{
    SocketCall made;
    made.call = call;
    made.direction = direction;
    made.argument = qint32(size);
    made.payload = std::move(payload);
    made.marks = marks;
    return made;
}

} // namespace

qint64 CallRecorder::append(SocketCall &&call, SysResult result, qint64 since) const
{
    const qint64 now = m_log->now();
    call.timeNs = now;
    call.waitedNs = now - since;
    call.result = result.value;
    call.error = qint16(result.error);
    call.flow = m_flow;
    call.marks |= m_marks;
    m_log->append(std::move(call));
    return now;
}

qint64 CallRecorder::record(Call call, const QString &arguments, SysResult result, qint64 since,
                            const QString &outcome) const
{
    SocketCall made;
    made.call = call;
    made.text = CallTextPtr(new CallText(arguments, outcome));
    return append(std::move(made), result, since);
}

qint64 CallRecorder::record(Call call, qint32 argument, SysResult result, qint64 since) const
{
    SocketCall made;
    made.call = call;
    made.argument = argument;
    return append(std::move(made), result, since);
}

qint64 CallRecorder::recordReceived(quint32 size, SysResult result, Bytes payload, qint64 since,
                                    quint8 marks) const
{
    return append(moving(Call::Recv, Direction::Received, size, std::move(payload), marks), result, since);
}

qint64 CallRecorder::recordSent(quint32 offered, SysResult result, Bytes payload, qint64 since) const
{
    return append(moving(Call::Send, Direction::Sent, offered, std::move(payload)), result, since);
}

qint64 CallRecorder::recordDatagramReceived(quint32 size, SysResult result, Bytes payload, quint8 marks,
                                            qint64 since) const
{
    return append(moving(Call::RecvFrom, Direction::Received, size, std::move(payload), marks), result, since);
}

qint64 CallRecorder::recordDatagramSent(SysResult result, Bytes payload, quint8 marks, qint64 since) const
{
    const auto size = quint32(payload.size());
    return append(moving(Call::SendTo, Direction::Sent, size, std::move(payload), marks), result, since);
}

QString streamSocketArguments(AddressFamily family)
{
    if (family == AddressFamily::Unix)
        return QStringLiteral("AF_UNIX, SOCK_STREAM");
    return family == AddressFamily::IPv6 ? QStringLiteral("AF_INET6, SOCK_STREAM")
                                         : QStringLiteral("AF_INET, SOCK_STREAM");
}

QString datagramSocketArguments(AddressFamily family)
{
    return family == AddressFamily::IPv6 ? QStringLiteral("AF_INET6, SOCK_DGRAM")
                                         : QStringLiteral("AF_INET, SOCK_DGRAM");
}

} // namespace wirebench
