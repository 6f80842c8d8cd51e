#pragma once

#include "core/base/error.h"
#include "core/generate/latencies.h"

namespace wirebench {

/// What all connections of a run have done together.
struct LoadTally
{
    quint64 sent = 0;
    quint64 sentBytes = 0;
    quint64 answered = 0;
    quint64 receivedBytes = 0;
    Latencies all;
    Latencies recent; ///< since the last point of the plot

    void addLatency(qint64 ns)
    {
        all.add(ns);
        recent.add(ns);
    }
};

/// One connection, or one socket for datagrams, under load. Owned by a Generator, lives on its thread. Has at
/// most one message waiting: a peer that does not read is noticed at once, and nothing is hoarded for it.
class LoadStream
{
public:
    class Owner
    {
    public:
        // Called from within the stream: note it, act later.
        virtual void streamOpened() = 0;
        /// It will not send any more. @param error ErrorCode::None: the peer has closed.
        virtual void streamEnded(bool wasOpen, const Error &error) = 0;

    protected:
        ~Owner() = default;
    };

    virtual ~LoadStream() = default;

    virtual void open() = 0;
    /// Open, and the last message has been taken.
    virtual bool canSend() const = 0;
    /// Only if canSend(). @param nowNs log time
    virtual void send(qint64 nowNs) = 0;
};

} // namespace wirebench
