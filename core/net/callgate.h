#pragma once

#include "core/traffic/socketcall.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace wirebench {

/// A call that waits for its turn in step mode.
struct HeldCall
{
    quint64 number = 0; ///< rising in the order in which calls came to wait; never used twice
    Call call = Call::Recv;
    FlowPtr flow;
};

/// What is shown of the gate. Sent at most 20 times a second.
struct CallGateStatus
{
    bool isStepping = false;
    int count = 0;        ///< calls that wait
    QList<HeldCall> held; ///< those that have waited longest, CallGate::mostTold of them at most
};

/// Step mode: while it is on, each call of a conversation (accept, connect, do_handshake, send, recv, sendto,
/// recvfrom, shutdown, close) waits here until somebody lets it go. Calls wait only once they can be made: a recv
/// when there are bytes, an accept when there is a client. So nothing ever blocks: what waits is a place in this
/// list, and the socket is not watched for it meanwhile.
///
/// One for each I/O thread; belongs to its reactor, lives on its thread, and outlives the engines' passes.
class CallGate final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostTold = 100;

    /// Whoever makes a call that may have to wait.
    class Waiter
    {
    public:
        /// It is this call's turn, also when step mode ends: make it, without asking again. Called from the event
        /// loop. False if nothing can be seen of it: it has given no record, and does not wait for the system to
        /// end it either. Then another one goes, too.
        virtual bool callReleased(Call call) = 0;

    protected:
        ~Waiter() = default;
    };

    /// One place at the gate, for the calls of one kind on one socket. Owned by the waiter.
    class Pass
    {
    public:
        Pass(CallGate &gate, Waiter &waiter) : m_gate(gate), m_waiter(waiter) {}
        ~Pass() { withdraw(); }
        Pass(const Pass &) = delete;
        Pass &operator=(const Pass &) = delete;

        /// To be asked before a call. True: it waits now, or does already, and callReleased() will come; do not
        /// watch the socket for it until then. One branch while there is no step mode.
        bool hold(Call call, const FlowPtr &flow) { return !m_gate.m_isOpen && m_gate.wait(*this, call, flow); }
        bool isHeld() const { return m_number != 0; }
        Call call() const { return m_call; } ///< that is held
        /// For the record of a call that has had its turn: when it was wanted, moved on by how long it stood here.
        /// @param sinceNs, nowNs log times.
        qint64 withoutHold(qint64 sinceNs, qint64 nowNs) const
        {
            return sinceNs + std::min(m_heldNs, std::max<qint64>(nowNs - sinceNs, 0));
        }
        qint64 heldNs() const { return m_heldNs; } ///< how long the last call stood here
        /// It is not wanted any more. Harmless if it does not wait.
        void withdraw()
        {
            if (isHeld())
                m_gate.forget(*this);
        }

    private:
        friend class CallGate;
        CallGate &m_gate;
        Waiter &m_waiter;
        Pass *m_before = nullptr;
        Pass *m_behind = nullptr;
        quint64 m_number = 0; ///< 0: does not wait
        qint64 m_heldFromNs = 0;
        qint64 m_heldNs = 0;
        Call m_call = Call::Recv;
        FlowPtr m_flow;
    };

    explicit CallGate(QObject *parent);
    ~CallGate() override;

    bool isStepping() const { return m_isStepping; }
    /// False while step mode is on, and until the calls that it held have all gone.
    bool isOpen() const { return m_isOpen; }

    /// Off: all calls that wait go, in their order, and nothing waits from then on.
    void setStepping(bool on);
    /// Lets the call go that has waited longest, and the next ones until something can be seen of one. False if none
    /// waits, or nothing can be seen of any.
    bool step();
    /// Lets this one go. False if it does not wait any more.
    bool step(quint64 number);

    CallGateStatus status() const;

    /// Counts the beginnings and ends of step mode. A time-out keeps the count with which it has begun.
    quint32 changes() const { return m_changes; }
    /// Whether step mode has been on since: such a time-out begins anew instead of failing.
    bool hasSteppedSince(quint32 changes) const { return m_isStepping || m_changes != changes; }

Q_SIGNALS:
    void changed(const wirebench::CallGateStatus &status);
    /// At once, for engines that live on this thread.
    void steppingChanged(bool on);

private:
    bool wait(Pass &pass, Call call, const FlowPtr &flow);
    void forget(Pass &pass);
    bool release(Pass &pass);
    void markChanged();

    bool m_isOpen = true;
    bool m_isStepping = false;
    quint32 m_changes = 0;
    quint64 m_lastNumber = 0;
    int m_count = 0;
    Pass *m_first = nullptr; ///< a list through the passes themselves: 10,000 may wait, and any may go first
    Pass *m_last = nullptr;
    QTimer m_tellTimer;
    QElapsedTimer m_clock;
};

} // namespace wirebench
