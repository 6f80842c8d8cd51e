#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QString>

#include <deque>
#include <memory>

class QFile;

namespace wirebench {

/// A part of an open file. Whoever opened it has judged it: its path plays no part any more, so that nothing
/// else can be put in its place.
struct OutboundFile
{
    std::shared_ptr<QFile> file; ///< open for reading and seekable; its position belongs to the queue from now on
    qint64 offset = 0;
    qint64 length = 0;
};

/// Something to send on a connection: bytes or a whole file, at once or in pieces.
struct OutboundMessage
{
    Bytes bytes;          ///< what to send, unless filePath is set
    QString filePath;     ///< a file to send instead; read as the connection takes it, never loaded whole
    int pieceSize = 0;    ///< bytes handed to one send() call; 0: as many as possible
    int pieceDelayMs = 0; ///< wait between two pieces: shows that TCP is a stream
    OutboundFile openFile = {}; ///< follows the bytes, if there is one
    /// What the log records instead of the bytes, so that a secret goes out and is not kept: of the same size, or
    /// empty for the bytes themselves. Not for files.
    Bytes shown = {};
};

/// What a connection still has to send, in order and bounded. Knows no socket.
class OutboundQueue
{
public:
    /// Bytes of memory that may wait. One message alone may be larger; files are not held in memory.
    static constexpr qint64 limit = 16 * 1024 * 1024;
    /// Messages that may wait, so that many tiny ones or many files are bounded too.
    static constexpr size_t messageLimit = 100'000;

    OutboundQueue();
    ~OutboundQueue();

    /// Errors: OutboundQueueFull, FileUnreadable (of filePath alone). An empty message is taken and forgotten.
    Result<void> add(const OutboundMessage &message);
    /// What a protocol answers. Not refused: its connection stops reading while much of it waits.
    void addAnswer(Bytes bytes);

    bool isEmpty() const { return m_items.empty(); }
    /// Bytes that wait, those still in files included.
    qint64 bytes() const { return m_bytes; }
    /// Bytes that wait in memory.
    qint64 memoryBytes() const { return m_memoryBytes; }
    /// Bytes of answers that wait.
    qint64 answerBytes() const { return m_answerBytes; }

    /// What the next send() should be offered: never empty unless the queue is. Files are read into
    /// @p arena. Error: FileUnreadable (the message is given up, the queue goes on behind it).
    Result<Bytes> next(ByteArena &arena);
    /// Takes @p count bytes of what next() gave. Returns the milliseconds to wait before the next send()
    /// when a piece has ended, 0 otherwise.
    int consume(quint32 count);
    /// What the log may tell of the first @p count bytes that next() gave: before consume() takes them.
    Bytes shown(const Bytes &offered, qsizetype count) const;
    void clear();

private:
    struct Item
    {
        Bytes bytes;
        Bytes shown; ///< in place of the bytes, as many; empty: the bytes themselves
        std::shared_ptr<QFile> file; ///< what follows the bytes
        qint64 fileOffset = 0;       ///< of what follows, where several items read one file
        qint64 fileLeft = 0;
        int pieceSize = 0;
        int pieceDelayMs = 0;
        int pieceLeft = 0; ///< bytes missing to the end of this piece
        bool isAnswer = false;
    };

    static Result<void> openFile(const QString &path, Item &item);
    static qint64 readFile(Item &item, char *to, qint64 most);
    void dropFront();
    void countLess(const Item &item, qint64 bytes);

    std::deque<Item> m_items;
    qint64 m_bytes = 0;
    qint64 m_memoryBytes = 0;
    qint64 m_answerBytes = 0;
};

} // namespace wirebench
