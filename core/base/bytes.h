#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <atomic>
#include <utility>

namespace wirebench {

/// A block of memory that many Bytes share. Never used directly: see Bytes and ByteArena.
struct ByteSlab
{
    std::atomic<quint32> references;
    quint32 capacity;

    char *data() { return reinterpret_cast<char *>(this + 1); }
    const char *data() const { return reinterpret_cast<const char *>(this + 1); }

    /// A slab with one reference, which the caller owns. Aborts when memory is out, as `new` would throw.
    static ByteSlab *allocate(quint32 capacity);
    void retain() { references.fetch_add(1, std::memory_order_relaxed); }
    void release();
};

/// An immutable slice of a shared slab: 16 bytes, cheap to copy, safe to read from any thread.
/// What a socket received is stored once; the log, the answer and the send queue hold slices of it.
class Bytes
{
public:
    Bytes() noexcept = default;
    Bytes(const Bytes &other) noexcept
        : m_slab(other.m_slab), m_offset(other.m_offset), m_size(other.m_size)
    {
        if (m_slab)
            m_slab->retain();
    }
    Bytes(Bytes &&other) noexcept { swap(other); }
    Bytes &operator=(Bytes other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Bytes()
    {
        if (m_slab)
            m_slab->release();
    }

    /// A copy in a slab of its own. Limit: 4 GiB - 1.
    static Bytes copyOf(QByteArrayView source);

    const char *data() const { return m_slab ? m_slab->data() + m_offset : ""; }
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    QByteArrayView view() const { return {data(), size()}; }
    QByteArray toByteArray() const { return QByteArray(data(), size()); }
    /// The part from @p position to the end, or @p length bytes of it; out of range is cut.
    Bytes sliced(qsizetype position, qsizetype length = -1) const;

    void swap(Bytes &other) noexcept
    {
        std::swap(m_slab, other.m_slab);
        std::swap(m_offset, other.m_offset);
        std::swap(m_size, other.m_size);
    }
    friend bool operator==(const Bytes &a, const Bytes &b) { return a.view() == b.view(); }

private:
    friend class ByteArena;
    Bytes(ByteSlab *retained, quint32 offset, quint32 size) noexcept
        : m_slab(retained), m_offset(offset), m_size(size)
    {
    }

    ByteSlab *m_slab = nullptr;
    quint32 m_offset = 0;
    quint32 m_size = 0;
};

/// Hands out room to receive into, many small messages to a slab. Belongs to one thread; the Bytes it
/// makes do not. One arena serves all connections of a thread, so that a quiet connection holds no buffer.
class ByteArena
{
public:
    /// @param slabSize bytes of one slab. Requests above a quarter of it are received elsewhere and copied,
    /// because they would leave most of a slab unused whenever little comes.
    explicit ByteArena(quint32 slabSize = 1024 * 1024) : m_slabSize(slabSize) {}
    ~ByteArena();
    ByteArena(const ByteArena &) = delete;
    ByteArena &operator=(const ByteArena &) = delete;

    /// Room for @p size bytes, valid until the next call of reserve(), commit() or copy().
    char *reserve(quint32 size);
    /// Makes the first @p used bytes of the last reserve() immutable. The rest of the room is free again.
    Bytes commit(quint32 used);
    Bytes copy(QByteArrayView source);

private:
    bool isLarge(qsizetype size) const { return size > qsizetype(m_slabSize / 4); }
    char *room(quint32 size);
    Bytes take(quint32 used);

    quint32 m_slabSize;
    QByteArray m_scratch;  ///< for large requests
    bool m_inScratch = false; ///< where the last reserve() pointed to
    ByteSlab *m_slab = nullptr;
    quint32 m_offset = 0;
};

} // namespace wirebench
