#pragma once

#include "core/net/nativesocket.h"
#include "core/traffic/trafficlog.h"

namespace wirebench {

/// Writes the calls made on one flow into the log. A value that each socket's owner keeps; used on the
/// I/O thread. Where a time is called `since`, it is the log time at which the program wanted the call.
class CallRecorder
{
public:
    CallRecorder(TrafficLog &log, FlowPtr flow) : m_log(&log), m_flow(std::move(flow)) {}

    const FlowPtr &flow() const { return m_flow; }
    /// Later records tell of the same connection with addresses known better.
    void setFlow(FlowPtr flow) { m_flow = std::move(flow); }
    qint64 now() const { return m_log->now(); }
    /// Bits of CallMark for all that is recorded from now on.
    void setMarks(quint8 marks) { m_marks = marks; }

    /// A call that moves no bytes. @p outcome is what it gave, where that is no number. Returns its log time.
    qint64 record(Call call, const QString &arguments, SysResult result, qint64 since,
                  const QString &outcome = {}) const;
    qint64 record(Call call, qint32 argument, SysResult result, qint64 since) const;
    /// recv(size): @p payload is empty at the end of the stream and on failure; @p marks of CallMark.
    qint64 recordReceived(quint32 size, SysResult result, Bytes payload, qint64 since, quint8 marks = 0) const;
    /// send(offered): @p payload is what went out, which may be less than was offered.
    qint64 recordSent(quint32 offered, SysResult result, Bytes payload, qint64 since) const;

    /// recvfrom(size); @p marks of CallMark.
    qint64 recordDatagramReceived(quint32 size, SysResult result, Bytes payload, quint8 marks,
                                  qint64 since) const;
    /// sendto(): @p payload is the datagram; it did not go where @p result failed or the marks say so.
    qint64 recordDatagramSent(SysResult result, Bytes payload, quint8 marks, qint64 since) const;

private:
    qint64 append(SocketCall &&call, SysResult result, qint64 since) const;

    TrafficLog *m_log;
    FlowPtr m_flow;
    quint8 m_marks = 0;
};

/// "AF_INET, SOCK_STREAM": the arguments of socket().
QString streamSocketArguments(AddressFamily family);
/// "AF_INET, SOCK_DGRAM".
QString datagramSocketArguments(AddressFamily family);

} // namespace wirebench
