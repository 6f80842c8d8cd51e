#pragma once

#include "core/base/error.h"
#include "core/generate/loadseries.h"

#include <QMetaType>
#include <QString>

namespace wirebench {

enum class LoadPhase : quint8 { Idle, LookingUp, Opening, Sending, Waiting, Ended };

/// How a run has ended.
enum class LoadEnd : quint8 {
    None,
    Done,
    Stopped,
    Unconfirmed, ///< the target is another machine, and nobody has confirmed it: nothing was opened
    Failed,      ///< no connection came up, or none is left: `error` says why
    PeersGone,   ///< the peer has closed all connections
    Stalled,     ///< the peer took nothing for too long
};

/// Why the rate is not held.
enum class LoadLimit : quint8 { None, Peer, Machine };

/// What is known of a run, live and at its end.
struct LoadFigures
{
    LoadPhase phase = LoadPhase::Idle;
    LoadEnd end = LoadEnd::None;
    LoadLimit limit = LoadLimit::None;
    Error error;      ///< of the connection that failed last
    QString target;   ///< "127.0.0.1:9999"
    qint64 total = 0; ///< messages that the run shall have
    quint64 sent = 0; ///< messages that the system has taken
    quint64 sentBytes = 0;
    quint64 answered = 0; ///< TCP: as many bytes as the message has came back, in order. UDP: by the number
                          ///< in the datagram, or by counting where messages have none
    quint64 receivedBytes = 0;
    double askedRate = 0; ///< messages a second
    double reachedRate = 0;
    qint64 elapsedNs = 0; ///< of sending
    qint64 p50Ns = 0;     ///< from handing a message to its connection to its answer; 0: no answers
    qint64 p99Ns = 0;
    qint64 largestNs = 0;
    int connections = 0; ///< that the run shall have
    int open = 0;
    int failed = 0; ///< could not be made, or broke
    int closedByPeer = 0;
    QList<LoadPoint> points;

    /// At the end; meanwhile they may still come.
    quint64 unanswered() const { return sent > answered ? sent - answered : 0; }
    bool isRunning() const { return phase != LoadPhase::Idle && phase != LoadPhase::Ended; }
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::LoadFigures)
