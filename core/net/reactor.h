#pragma once

#include "core/net/callgate.h"

#include <QObject>

#include <memory>

namespace wirebench {

/// Tells sockets when the system says that they can be read or written: the readiness loop of an I/O
/// thread. Level-triggered. Turns inside Qt's event loop, so timers and queued calls go on beside it.
/// Belongs to one thread and outlives everything that is registered with it.
class Reactor : public QObject
{
    Q_OBJECT

public:
    /// Whoever owns a descriptor. An error or hang-up is told as readable and writable: the next call on
    /// the socket finds out which.
    class Handler
    {
    public:
        virtual void socketReady(bool readable, bool writable) = 0;

    protected:
        ~Handler() = default;
    };

    enum Interest : quint8 { Nothing = 0, Read = 1, Write = 2, ReadWrite = 3 };

    /// One registration, from watch() until it is destroyed. Must go before the descriptor is closed. A
    /// handler may destroy its own and others' registrations from inside socketReady().
    class Watch
    {
    public:
        Watch() = default;
        Watch(Watch &&other) noexcept;
        Watch &operator=(Watch &&other) noexcept;
        ~Watch() { release(); }

        void setInterest(Interest interest);
        Interest interest() const { return m_interest; }
        bool isActive() const { return m_reactor != nullptr; }
        void release();

    private:
        friend class Reactor;
        Watch(Reactor *reactor, quint32 slot, Interest interest)
            : m_reactor(reactor), m_slot(slot), m_interest(interest)
        {
        }

        Reactor *m_reactor = nullptr;
        quint32 m_slot = 0;
        Interest m_interest = Nothing;
    };

    /// The best reactor of this platform: epoll on Linux, QSocketNotifier elsewhere.
    static std::unique_ptr<Reactor> create();
    /// The portable one, with a QSocketNotifier for each direction of each socket.
    static std::unique_ptr<Reactor> createPortable();

    ~Reactor() override = default;

    Watch watch(int descriptor, Handler &handler, Interest interest);

    /// Where the calls of this thread's engines wait in step mode.
    CallGate &gate() { return m_gate; }

protected:
    explicit Reactor(QObject *parent = nullptr) : QObject(parent), m_gate(this) {}

    /// Registers and returns a slot number; the three are called through Watch.
    virtual quint32 add(int descriptor, Handler &handler, Interest interest) = 0;
    virtual void change(quint32 slot, Interest interest) = 0;
    virtual void remove(quint32 slot) = 0;

private:
    CallGate m_gate;
};

} // namespace wirebench
