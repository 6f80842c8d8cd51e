#include "core/net/outbound.h"

#include "core/base/errnotext.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace wirebench {

namespace {

// One send() of a file: large enough that reading costs little, small enough to be fair to others.
constexpr qint64 fileChunk = 256 * 1024;

/// A pipe or a device: opening it could hold up the thread, and its length is not known.
bool isSpecial(const QFileInfo &info)
{
    return info.exists() && !info.isFile() && !info.isDir();
}

/// One that was opened by its descriptor has no path; whoever did so may have named it.
QString nameOf(const QFile &file)
{
    return file.fileName().isEmpty() ? file.objectName() : file.fileName();
}

} // namespace

OutboundQueue::OutboundQueue() = default;
OutboundQueue::~OutboundQueue() = default;

Result<void> OutboundQueue::add(const OutboundMessage &message)
{
    const qint64 size = message.filePath.isEmpty() ? message.bytes.size() : 0;
    if ((m_memoryBytes > 0 && m_memoryBytes + size > limit) || m_items.size() >= messageLimit)
        return failure({ErrorCode::OutboundQueueFull, {QString::number(m_bytes)}});

    Item item;
    item.pieceSize = item.pieceLeft = message.pieceSize;
    item.pieceDelayMs = message.pieceDelayMs;
    if (message.filePath.isEmpty()) {
        item.bytes = message.bytes;
        if (message.shown.size() == message.bytes.size())
            item.shown = message.shown;
        item.file = message.openFile.file;
        item.fileOffset = message.openFile.offset;
        item.fileLeft = item.file ? message.openFile.length : 0;
    } else if (const Result<void> opened = openFile(message.filePath, item); !opened) {
        return opened;
    }
    if (item.bytes.isEmpty() && item.fileLeft == 0)
        return {};
    m_bytes += item.bytes.size() + item.fileLeft;
    m_memoryBytes += item.bytes.size();
    m_items.push_back(std::move(item));
    return {};
}

Result<void> OutboundQueue::openFile(const QString &path, Item &item)
{
    if (isSpecial(QFileInfo(path)))
        return failure({ErrorCode::FileUnreadable, {path, errnoText(ESPIPE)}});
    item.file = std::make_shared<QFile>(path);
    if (!item.file->open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileUnreadable, {path, item.file->errorString()}});
    item.fileLeft = item.file->size();
    return {};
}

qint64 OutboundQueue::readFile(Item &item, char *to, qint64 most)
{
    if (item.file->pos() != item.fileOffset && !item.file->seek(item.fileOffset))
        return -1;
    const qint64 got = item.file->read(to, most);
    item.fileOffset += std::max<qint64>(got, 0);
    item.fileLeft -= std::max<qint64>(got, 0);
    return got;
}

void OutboundQueue::addAnswer(Bytes bytes)
{
    if (bytes.isEmpty())
        return;
    m_bytes += bytes.size();
    m_memoryBytes += bytes.size();
    m_answerBytes += bytes.size();
    Item item;
    item.bytes = std::move(bytes);
    item.isAnswer = true;
    m_items.push_back(std::move(item));
}

Result<Bytes> OutboundQueue::next(ByteArena &arena)
{
    if (isEmpty())
        return Bytes();
    Item &item = m_items.front();
    if (item.bytes.isEmpty()) {
        qint64 wanted = std::min(fileChunk, item.fileLeft);
        if (item.pieceSize > 0) // a chunk that ended inside a piece would cut it in two
            wanted = std::min<qint64>(wanted, item.pieceLeft);
        const qint64 got = readFile(item, arena.reserve(quint32(wanted)), wanted);
        if (got <= 0) { // unreadable, or shorter than it was
            const QString reason = got < 0 ? item.file->errorString() : errnoText(ENODATA);
            const Error error{ErrorCode::FileUnreadable, {nameOf(*item.file), reason}};
            dropFront();
            return failure(error);
        }
        item.bytes = arena.commit(quint32(got));
        m_memoryBytes += got;
    }
    return item.pieceSize > 0 ? item.bytes.sliced(0, item.pieceLeft) : item.bytes;
}

int OutboundQueue::consume(quint32 count)
{
    Item &item = m_items.front();
    item.bytes = item.bytes.sliced(count, item.bytes.size() - count);
    if (!item.shown.isEmpty())
        item.shown = item.shown.sliced(count, item.shown.size() - count);
    countLess(item, count);
    bool pieceEnded = false;
    if (item.pieceSize > 0) {
        item.pieceLeft -= int(count);
        pieceEnded = item.pieceLeft == 0;
        if (pieceEnded)
            item.pieceLeft = item.pieceSize;
    }
    const int delay = pieceEnded ? item.pieceDelayMs : 0;
    if (!item.bytes.isEmpty() || item.fileLeft > 0)
        return delay;
    dropFront();
    return 0; // the message is through: the next one need not wait
}

Bytes OutboundQueue::shown(const Bytes &offered, qsizetype count) const
{
    const bool isHidden = !m_items.empty() && !m_items.front().shown.isEmpty();
    return (isHidden ? m_items.front().shown : offered).sliced(0, count);
}

void OutboundQueue::dropFront()
{
    const Item &item = m_items.front();
    countLess(item, item.bytes.size());
    m_bytes -= item.fileLeft;
    m_items.pop_front();
}

void OutboundQueue::countLess(const Item &item, qint64 bytes)
{
    m_bytes -= bytes;
    m_memoryBytes -= bytes;
    if (item.isAnswer)
        m_answerBytes -= bytes;
}

void OutboundQueue::clear()
{
    m_items.clear();
    m_bytes = 0;
    m_memoryBytes = 0;
    m_answerBytes = 0;
}

} // namespace wirebench
