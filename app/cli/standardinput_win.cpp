#include "app/cli/standardinput.h"

#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <io.h>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace wirebench {

namespace {

enum class Turn : quint8 { Idle, Reading, Done };

/// Between the object and its thread, which outlives it: a read cannot be interrupted. Guarded by the mutex.
struct Shared
{
    std::mutex mutex;
    std::condition_variable changed;
    QObject *receiver = nullptr; ///< null when nobody waits any more
    std::function<void()> tell;  ///< on the receiver's thread: something has been read, or the end
    Turn turn = Turn::Idle;
    std::vector<char> bytes;
    int count = 0; ///< of the read that is done
};

void readWhenAsked(const std::shared_ptr<Shared> &shared, int descriptor)
{
    std::unique_lock lock(shared->mutex);
    for (;;) {
        shared->changed.wait(lock, [&] { return !shared->receiver || shared->turn == Turn::Reading; });
        if (!shared->receiver)
            return;
        lock.unlock();
        const int count = _read(descriptor, shared->bytes.data(), StandardInput::readSize);
        lock.lock();
        shared->count = count;
        shared->turn = Turn::Done;
        if (shared->receiver)
            QMetaObject::invokeMethod(shared->receiver, shared->tell, Qt::QueuedConnection);
    }
}

} // namespace

class StandardInput::Private
{
public:
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    bool isWanted = false;
};

StandardInput::StandardInput(int descriptor, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    if (!_isatty(descriptor)) // a console has Ctrl+Z as its end
        _setmode(descriptor, _O_BINARY);
    d->shared->bytes.resize(readSize);
    d->shared->receiver = this;
    d->shared->tell = [this] {
        if (d->isWanted)
            Q_EMIT readyToRead();
    };
    std::thread([shared = d->shared, descriptor] { readWhenAsked(shared, descriptor); }).detach();
}

StandardInput::~StandardInput()
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->receiver = nullptr;
    d->shared->changed.notify_one();
}

StandardInput::Reading StandardInput::read(ByteArena &arena)
{
    Shared &shared = *d->shared;
    const std::lock_guard lock(shared.mutex);
    if (shared.turn != Turn::Done)
        return {};
    if (shared.count <= 0) // stays so: nothing more will come
        return {Bytes(), true};
    std::memcpy(arena.reserve(readSize), shared.bytes.data(), size_t(shared.count));
    shared.turn = d->isWanted ? Turn::Reading : Turn::Idle;
    shared.changed.notify_one();
    return {arena.commit(quint32(shared.count)), false};
}

void StandardInput::resume()
{
    if (std::exchange(d->isWanted, true))
        return;
    const std::lock_guard lock(d->shared->mutex);
    if (d->shared->turn == Turn::Done) {
        QMetaObject::invokeMethod(this, d->shared->tell, Qt::QueuedConnection);
    } else {
        d->shared->turn = Turn::Reading;
        d->shared->changed.notify_one();
    }
}

void StandardInput::pause()
{
    d->isWanted = false;
}

} // namespace wirebench
