#include "core/base/bytes.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace wirebench {

ByteSlab *ByteSlab::allocate(quint32 capacity)
{
    void *memory = std::malloc(sizeof(ByteSlab) + capacity);
    Q_CHECK_PTR(memory);
    return new (memory) ByteSlab{1, capacity};
}

void ByteSlab::release()
{
    if (references.fetch_sub(1, std::memory_order_acq_rel) == 1)
        std::free(this);
}

Bytes Bytes::copyOf(QByteArrayView source)
{
    Q_ASSERT(source.size() <= qsizetype(std::numeric_limits<quint32>::max()));
    if (source.isEmpty())
        return {};
    ByteSlab *slab = ByteSlab::allocate(quint32(source.size()));
    std::memcpy(slab->data(), source.data(), size_t(source.size()));
    return {slab, 0, quint32(source.size())};
}

Bytes Bytes::sliced(qsizetype position, qsizetype length) const
{
    position = std::clamp<qsizetype>(position, 0, m_size);
    const qsizetype rest = m_size - position;
    const qsizetype size = length < 0 ? rest : std::min(length, rest);
    if (size == 0)
        return {};
    m_slab->retain();
    return {m_slab, m_offset + quint32(position), quint32(size)};
}

ByteArena::~ByteArena()
{
    if (m_slab)
        m_slab->release();
}

char *ByteArena::reserve(quint32 size)
{
    m_inScratch = isLarge(size);
    if (!m_inScratch)
        return room(size);
    if (m_scratch.size() < qsizetype(size))
        m_scratch.resize(qsizetype(size));
    return m_scratch.data();
}

Bytes ByteArena::commit(quint32 used)
{
    return m_inScratch ? copy({m_scratch.constData(), qsizetype(used)}) : take(used);
}

Bytes ByteArena::copy(QByteArrayView source)
{
    if (source.isEmpty())
        return {};
    if (isLarge(source.size()))
        return Bytes::copyOf(source);
    std::memcpy(room(quint32(source.size())), source.data(), size_t(source.size()));
    return take(quint32(source.size()));
}

char *ByteArena::room(quint32 size)
{
    if (!m_slab || m_slab->capacity - m_offset < size) {
        if (m_slab)
            m_slab->release();
        m_slab = ByteSlab::allocate(m_slabSize);
        m_offset = 0;
    }
    return m_slab->data() + m_offset;
}

Bytes ByteArena::take(quint32 used)
{
    if (used == 0)
        return {};
    Q_ASSERT(m_slab && used <= m_slab->capacity - m_offset);
    m_slab->retain();
    Bytes bytes(m_slab, m_offset, used);
    m_offset += used;
    return bytes;
}

} // namespace wirebench
