#include "core/net/datagrambatch.h"

#include "core/net/nativeaddress.h"
#include "core/net/socketplatform.h"

namespace wirebench {

/// There is no call for many: one recvfrom() each.
struct DatagramBatch::Messages
{
    NativeAddress from;
};

DatagramBatch::DatagramBatch() : m_datagrams(capacity), m_messages(std::make_unique<Messages>()) {}

DatagramBatch::~DatagramBatch() = default;

void DatagramBatch::makeRoom()
{
    m_room.resize(size_t(m_size) * capacity);
}

SysResult DatagramBatch::receive(const NativeSocket &socket, quint32 size, int most)
{
    if (std::exchange(m_size, size) != size)
        makeRoom();
    int count = 0;
    while (count < most) {
        NativeAddress &from = m_messages->from = NativeAddress();
        char *room = m_room.data() + size_t(count) * m_size;
        const int length =
            ::recvfrom(SOCKET(socket.descriptor()), room, int(m_size), 0, from.data(), &from.size);
        const int error = length < 0 ? socketErrno() : 0;
        const bool truncated = error == EMSGSIZE; // and the room is full
        if (error != 0 && !truncated)
            return count > 0 ? SysResult{count, 0} : SysResult{-1, error};
        m_datagrams[size_t(count++)] = {
            fromNative(from), {room, truncated ? qsizetype(m_size) : length}, truncated};
    }
    return {count, 0};
}

} // namespace wirebench
