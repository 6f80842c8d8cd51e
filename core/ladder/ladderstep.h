#pragma once

#include "core/ladder/lifeline.h"
#include "core/traffic/socketcall.h"

namespace wirebench {

/// What a step is in the diagram.
enum class LadderStepKind : quint8 {
    Note,      ///< a call that tells the peer nothing: socket, bind, listen, a close after the end, a failure
    Handshake, ///< connect and accept
    Securing,  ///< do_handshake
    Data,
    Finish, ///< FIN: shutdown or close at one end, recv = 0 at the other
    Reset,  ///< RST: close at one end, ECONNRESET at the other
};

/// One record of the log as a step of the diagram: a message's beginning or end, or a note on one life line.
/// A plain value, owned by the Ladder; what was said stands in the record of the same id.
struct LadderStep
{
    quint64 id = 0;      ///< of its record
    qint64 timeNs = 0;   ///< as in the record: when the call returned
    qint64 waitedNs = 0; ///< from the wish for the call to its return
    quint64 partner = 0; ///< the step at the message's other end, 0 if none is known. Of a recv that
                         ///< completed several sends: the last of these
    LifeLineId line;     ///< whose call it was
    LifeLineId peer;     ///< with whom; none for calls without one
    quint32 key = 0;     ///< equal for steps that say the same
    Call call = Call::Socket;
    LadderStepKind kind = LadderStepKind::Note;
    bool outgoing = false; ///< the message leaves `line`
    bool failed = false;
    bool lost = false;       ///< a datagram that the imitated network swallowed
    bool peerIsOurs = false; ///< the other end's calls are in the log too: only one of the two is drawn

    bool isMessage() const { return kind != LadderStepKind::Note; }
    /// Whether the call waited long enough, in people's eyes, to be shown.
    bool hasWaited() const { return waitedNs >= 1'000'000 && (call == Call::Accept || waits()); }

private:
    bool waits() const
    {
        return call == Call::Recv || call == Call::Connect || call == Call::RecvFrom ||
               call == Call::DoHandshake || call == Call::Send || call == Call::GetAddrInfo;
    }
};

} // namespace wirebench
