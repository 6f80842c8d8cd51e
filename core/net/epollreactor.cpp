#include "core/net/epollreactor.h"

#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace wirebench {

namespace {

constexpr int eventsPerTurn = 256;

// Several turns of epoll for one of Qt's loop: at 100 busy connections Qt's own work of a turn (glib's
// poll, posted events, timers) is then shared by some hundred events. Bounded, so that queued commands
// and timers are not kept waiting: 16 turns of 256 echoes take some 20 ms at the worst.
constexpr int turnsPerDispatch = 16;
constexpr int eventsWorthAnotherTurn = 8;

} // namespace

std::unique_ptr<Reactor> EpollReactor::tryCreate()
{
    const int descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    return std::unique_ptr<Reactor>(new EpollReactor(descriptor));
}

EpollReactor::EpollReactor(int epollDescriptor)
    : m_epoll(epollDescriptor), m_notifier(epollDescriptor, QSocketNotifier::Read, this)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &EpollReactor::dispatchReady);
}

EpollReactor::~EpollReactor()
{
    m_notifier.setEnabled(false);
    ::close(m_epoll);
}

bool EpollReactor::control(int operation, quint32 slot, Interest interest)
{
    epoll_event event = {};
    event.events = ((interest & Read) ? EPOLLIN : 0u) | ((interest & Write) ? EPOLLOUT : 0u);
    event.data.u64 = (quint64(m_slots[slot].generation) << 32) | slot;
    return epoll_ctl(m_epoll, operation, m_slots[slot].descriptor, &event) == 0;
}

quint32 EpollReactor::add(int descriptor, Handler &handler, Interest interest)
{
    quint32 slot = quint32(m_slots.size());
    if (m_freeSlots.empty()) {
        m_slots.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_slots[slot].handler = &handler;
    m_slots[slot].descriptor = descriptor;
    // With no interest the descriptor stays out of the set: epoll would go on reporting its hang-up.
    if (interest != Nothing)
        control(EPOLL_CTL_ADD, slot, interest);
    return slot;
}

void EpollReactor::change(quint32 slot, Interest interest)
{
    if (interest == Nothing)
        control(EPOLL_CTL_DEL, slot, interest);
    else if (!control(EPOLL_CTL_MOD, slot, interest))
        control(EPOLL_CTL_ADD, slot, interest); // it was out of the set
}

void EpollReactor::remove(quint32 slot)
{
    control(EPOLL_CTL_DEL, slot, Nothing);
    Slot &freed = m_slots[slot];
    freed.handler = nullptr;
    freed.descriptor = -1;
    ++freed.generation;
    m_freeSlots.push_back(slot);
}

void EpollReactor::dispatchReady()
{
    for (int turn = 0; turn < turnsPerDispatch; ++turn) {
        if (dispatchOnce() < eventsWorthAnotherTurn)
            return;
    }
}

int EpollReactor::dispatchOnce()
{
    std::array<epoll_event, eventsPerTurn> events;
    const int count = epoll_wait(m_epoll, events.data(), eventsPerTurn, 0);
    for (int i = 0; i < count; ++i) {
        const quint32 slot = quint32(events[size_t(i)].data.u64);
        const quint32 generation = quint32(events[size_t(i)].data.u64 >> 32);
        const Slot &entry = m_slots[slot];
        if (!entry.handler || entry.generation != generation)
            continue; // gone since, through an earlier event of this turn
        const quint32 what = events[size_t(i)].events;
        const bool trouble = what & (EPOLLERR | EPOLLHUP);
        entry.handler->socketReady((what & EPOLLIN) || trouble, (what & EPOLLOUT) || trouble);
    }
    return count;
}

} // namespace wirebench
