#pragma once

#include "core/net/reactor.h"

#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace wirebench {

/// A thread for engines and their sockets, with its reactor. Made and destroyed by the application on the
/// GUI thread (or a program without one), after everything that is made in it (see InThread).
class IoThread final
{
public:
    IoThread();
    ~IoThread(); ///< waits for the thread's end

    /// Only to be handed to engines that live in this thread.
    Reactor &reactor() { return *m_reactor; }
    /// Runs @p function in the thread, later. Functions run in the order in which they were posted.
    void post(std::function<void()> function);
    /// Runs @p function in the thread and waits for its end. Not for the thread itself.
    void runAndWait(const std::function<void()> &function);

private:
    class Mailbox;

    std::unique_ptr<Mailbox> m_mailbox; // lives in m_thread
    std::unique_ptr<Reactor> m_reactor; // lives in m_thread
    QThread m_thread;
};

/// Owns an engine that lives on an I/O thread, from another thread. Destroying it ends the engine in its
/// own thread, sockets and records included, before it returns.
template <typename Engine>
class InThread final
{
public:
    /// Makes the engine: `InThread<TcpServer>(thread, log, thread.reactor(), name)`.
    template <typename... Arguments>
    explicit InThread(IoThread &thread, Arguments &&...arguments) : m_thread(thread)
    {
        m_thread.runAndWait([&] { m_engine = std::make_unique<Engine>(std::forward<Arguments>(arguments)...); });
    }
    ~InThread()
    {
        m_thread.runAndWait([this] { m_engine.reset(); });
    }
    InThread(const InThread &) = delete;
    InThread &operator=(const InThread &) = delete;

    /// For connecting to its signals (queued). Its functions are for call().
    Engine *object() const { return m_engine.get(); }

    /// Queues a command: `server.call([config](TcpServer &s) { s.start(config); })`.
    template <typename Command>
    void call(Command command)
    {
        m_thread.post([engine = m_engine.get(), command = std::move(command)]() mutable { command(*engine); });
    }

private:
    IoThread &m_thread;
    std::unique_ptr<Engine> m_engine;
};

} // namespace wirebench
