#pragma once

#include "core/base/bytes.h"
#include "core/traffic/flow.h"

#include <QStringList>
#include <QStringView>

#include <optional>

namespace wirebench {

/// The calls that a record can tell of. Values are never reused: files hold the names.
enum class Call : quint8 {
    GetAddrInfo,
    Socket,
    SetSockOpt,
    Bind,
    Listen,
    Accept,
    Connect,
    Send,
    Recv,
    Shutdown,
    Close,
    SendTo,
    RecvFrom,
    GetSockOpt,
    DoHandshake, ///< of TLS or DTLS, named as in Python's ssl module: one record for the whole of it
    Chmod,  ///< of a Unix-domain socket's file: who may connect
    Unlink, ///< the same file removed
};
inline constexpr int callCount = int(Call::Unlink) + 1;

enum class Direction : quint8 {
    None, ///< the call moved no bytes
    Sent,
    Received,
};

/// What is to be said of a datagram beside the call that moved it. Bits of SocketCall::marks.
namespace CallMark {
enum : quint8 {
    Truncated = 1,           ///< recvfrom: the datagram was longer than the size asked for; the rest is gone
    SimulatedLoss = 2,       ///< sendto: not sent, the imitated network lost it
    SimulatedDuplicate = 4,  ///< sendto: a second time, by the imitated network
    SimulatedDelay = 8,      ///< sendto: later than the program wanted it
    SimulatedReordering = 16, ///< sendto: held back, so that others could overtake it
    ProxyDialogue = 64, ///< send, recv: said to the proxy or by it, not by the ends
    NoCloseNotify = 32 ///< recv, the end of a TLS stream: the peer has not said so inside TLS (RFC 8446, 6.1)
};
}

/// Texts that belong to a record and do not change: the arguments of a call that is made rarely, and what it
/// gave where that is no number.
struct CallText : QSharedData
{
    explicit CallText(QString callText, QString callOutcome = {})
        : text(std::move(callText)), outcome(std::move(callOutcome))
    {
    }
    const QString text;
    const QString outcome; ///< "TLSv1.3, TLS_AES_256_GCM_SHA384"; empty: SocketCall::result says it all
};
using CallTextPtr = QExplicitlySharedDataPointer<const CallText>;

/// One socket call that has returned: the record that everything in the program shows, exports, draws
/// and explains. A value; immutable once it is in the TrafficLog.
///
/// Conventions: `recv` with result 0 and no error is the end of the stream. A call that failed has
/// result -1 and its errno in `error`. A call that would have blocked is recorded once, when it has
/// completed, with the whole time it took in `waitedNs`.
struct SocketCall
{
    quint64 id = 0;      ///< rising by one from record to record; given by the log
    qint64 timeNs = 0;   ///< when the call returned: nanoseconds since the log's start, monotonic
    qint64 waitedNs = 0; ///< from the moment the program wanted the call to its return
    qint64 result = 0;   ///< bytes moved, the new descriptor, 0, or -1
    FlowPtr flow;        ///< never null in the log
    CallTextPtr text;    ///< arguments in words; null where `argument` says it all
    Bytes payload;       ///< the bytes that moved, complete
    qint32 argument = 0; ///< recv, recvfrom: size asked for. send, sendto: bytes offered. listen: backlog.
                         ///< others: descriptor
    qint16 error = 0;    ///< errno, 0 for success
    Call call = Call::Socket;
    Direction direction = Direction::None;
    quint8 marks = 0; ///< of CallMark

    bool failed() const { return error != 0; }
    bool isEndOfStream() const { return call == Call::Recv && result == 0 && error == 0; }
    bool isDatagram() const { return call == Call::SendTo || call == Call::RecvFrom; }
    bool isEmptyDatagram() const { return isDatagram() && payload.isEmpty() && error == 0; }

    /// What stands between the parentheses, as in Python: "512", "('127.0.0.1', 9999)", "SOL_SOCKET,
    /// SO_REUSEADDR, 1".
    QString arguments() const;
    /// "recv(512)".
    QString signature() const;
    /// "= 15", "= TLSv1.3, TLS_AES_256_GCM_SHA384", "= 0 (end of stream)", "= -1 ECONNRESET", "= 1024 (truncated)", "not sent (simulated loss)".
    /// Not translated: it is notation, not prose.
    QString resultText() const;
};
static_assert(sizeof(SocketCall) <= 96, "the log's budget is 96 bytes a record beside its payload");

/// "recv", "setsockopt", … as in the C library.
const char *callName(Call call);
std::optional<Call> callFromName(QStringView name);
/// "truncated", "simulated loss", …: the words used in files for these bits of CallMark.
QStringList markNames(quint8 marks);
std::optional<quint8> markFromName(QStringView name);
/// "sent", "received", "" : the words used in files.
const char *directionName(Direction direction);
std::optional<Direction> directionFromName(QStringView name);

} // namespace wirebench
