#pragma once

#include "core/base/bytes.h"

#include <QObject>

#include <memory>

namespace wirebench {

/// A descriptor (standard input) that is read only when it has something and only when it is wanted, so
/// that a gigabyte piped in is never hoarded. The descriptor's flags are left alone, because a terminal
/// shares them with the shell. Starts paused; belongs to one thread. Windows cannot say when there is
/// something: there a thread reads one piece ahead.
class StandardInput final : public QObject
{
    Q_OBJECT

public:
    /// What one read gives at most, in bytes.
    static constexpr quint32 readSize = 64 * 1024;

    explicit StandardInput(int descriptor, QObject *parent = nullptr);
    ~StandardInput() override;

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
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
