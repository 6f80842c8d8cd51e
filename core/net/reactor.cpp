#include "core/net/reactor.h"

#ifdef Q_OS_LINUX
#include "core/net/epollreactor.h"
#endif

#include <QSocketNotifier>

#include <unordered_map>

namespace wirebench {

namespace {

class NotifierReactor final : public Reactor
{
protected:
    quint32 add(int descriptor, Handler &handler, Interest interest) override
    {
        const quint32 slot = m_nextSlot++;
        Entry &entry = m_entries[slot];
        entry.read = notifier(descriptor, QSocketNotifier::Read);
        entry.write = notifier(descriptor, QSocketNotifier::Write);
        connect(entry.read.get(), &QSocketNotifier::activated, this,
                [&handler] { handler.socketReady(true, false); });
        connect(entry.write.get(), &QSocketNotifier::activated, this,
                [&handler] { handler.socketReady(false, true); });
        change(slot, interest);
        return slot;
    }

    void change(quint32 slot, Interest interest) override
    {
        Entry &entry = m_entries.at(slot);
        entry.read->setEnabled(interest & Read);
        entry.write->setEnabled(interest & Write);
    }

    void remove(quint32 slot) override
    {
        Entry &entry = m_entries.at(slot);
        entry.read->setEnabled(false);
        entry.write->setEnabled(false);
        m_entries.erase(slot);
    }

private:
    // Deleted later, because a handler may go from inside its own notifier's signal.
    struct DeleteLater
    {
        void operator()(QObject *object) const
        {
            object->disconnect();
            object->deleteLater();
        }
    };
    using Notifier = std::unique_ptr<QSocketNotifier, DeleteLater>;

    struct Entry
    {
        Notifier read;
        Notifier write;
    };

    static Notifier notifier(int descriptor, QSocketNotifier::Type type)
    {
        Notifier made(new QSocketNotifier(descriptor, type));
        made->setEnabled(false);
        return made;
    }

    std::unordered_map<quint32, Entry> m_entries;
    quint32 m_nextSlot = 0;
};

} // namespace

Reactor::Watch::Watch(Watch &&other) noexcept
    : m_reactor(std::exchange(other.m_reactor, nullptr)), m_slot(other.m_slot), m_interest(other.m_interest)
{
}

Reactor::Watch &Reactor::Watch::operator=(Watch &&other) noexcept
{
    std::swap(m_reactor, other.m_reactor);
    std::swap(m_slot, other.m_slot);
    std::swap(m_interest, other.m_interest);
    return *this;
}

void Reactor::Watch::setInterest(Interest interest)
{
    if (!m_reactor || interest == m_interest)
        return;
    m_interest = interest;
    m_reactor->change(m_slot, interest);
}

void Reactor::Watch::release()
{
    m_interest = Nothing; // whoever asks later, still in the same event, must not take it for active
    if (m_reactor)
        std::exchange(m_reactor, nullptr)->remove(m_slot);
}

Reactor::Watch Reactor::watch(int descriptor, Handler &handler, Interest interest)
{
    return Watch(this, add(descriptor, handler, interest), interest);
}

std::unique_ptr<Reactor> Reactor::create()
{
#ifdef Q_OS_LINUX
    if (std::unique_ptr<Reactor> reactor = EpollReactor::tryCreate())
        return reactor;
#endif
    return createPortable();
}

std::unique_ptr<Reactor> Reactor::createPortable()
{
    return std::make_unique<NotifierReactor>();
}

} // namespace wirebench
