#pragma once

#include "core/base/bytes.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace wirebench {

/// A descriptor (standard input) that is read only when it has something and only when it is wanted, so
/// that a gigabyte piped in is never hoarded. The descriptor's flags are left alone, because a terminal
/// shares them with the shell. Starts paused; belongs to one thread.
class StandardInput final : public QObject
{
    Q_OBJECT

public:
    /// What one read gives at most, in bytes.
    static constexpr quint32 readSize = 64 * 1024;

    explicit StandardInput(int descriptor, QObject *parent = nullptr);

    struct Reading
    {
        Bytes bytes;
        bool ended = false; ///< end of file, or an error: nothing more will come
    };
    /// Call when readyToRead() says so: then it does not block.
    Reading read(ByteArena &arena);

    void resume();
    void pause();

Q_SIGNALS:
    /// Again and again until it is read or paused.
    void readyToRead();

private:
    const int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier; ///< pipes, sockets, terminals
    QTimer m_turn;                               ///< files and devices, which are always ready
};

} // namespace wirebench
