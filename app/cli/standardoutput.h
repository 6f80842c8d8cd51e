#pragma once

#include "core/base/bytes.h"

#include <QObject>
#include <QSocketNotifier>

#include <deque>
#include <memory>

namespace wirebench {

/// A descriptor (standard output) that is written without ever blocking the event loop. Its flags are left
/// alone, because a terminal shares them with the shell. Whoever writes looks at queued() and slows down.
/// Belongs to one thread. On Windows it does block: nothing there tells whether a pipe is read.
class StandardOutput final : public QObject
{
    Q_OBJECT

public:
    explicit StandardOutput(int descriptor, QObject *parent = nullptr);

    /// Writes what can be written now and keeps the rest. After an error it is forgotten.
    void write(Bytes bytes);
    /// Bytes that wait because nobody reads them.
    qint64 queued() const { return m_queued; }

Q_SIGNALS:
    /// Everything has been written.
    void drained();
    /// Nothing more can be written. EPIPE: the reader has gone.
    void failed(int systemError);

private:
    enum class Kind {
        File,   ///< always takes what it is given
        Pipe,   ///< when it is ready, takes PIPE_BUF bytes without blocking
        Socket, ///< can be asked not to block
        Other,  ///< terminals and devices
    };

    void flush();
    bool isReady() const;
    qint64 writeSome(const Bytes &bytes) const;
    void giveUp(int systemError);
    static Kind kindOf(int descriptor);

    const int m_descriptor;
    const Kind m_kind;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::deque<Bytes> m_queue;
    qint64 m_queued = 0;
    bool m_failed = false;
};

} // namespace wirebench
