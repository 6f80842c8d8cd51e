#pragma once

#include "core/net/nativesocket.h"

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace wirebench {

/// Receives datagrams, as many at once as the system gives: one recvmmsg() where that exists, where not one
/// recvmsg() a datagram. Holds the room to receive into; used by one endpoint on its I/O thread.
class DatagramBatch final
{
public:
    /// Datagrams that one receive() takes at most.
    static constexpr int capacity = 32;

    struct Datagram
    {
        SocketAddress from;
        QByteArrayView bytes; ///< valid until the next receive(); no more than the size asked for
        bool truncated = false;
    };

    DatagramBatch();
    ~DatagramBatch();

    /// The result's value is the number of datagrams, from 1 on; wouldBlock() if none waits.
    /// @param size bytes taken of each datagram; the rest of a longer one is gone.
    /// @param most datagrams to take, from 1 to the capacity.
    SysResult receive(const NativeSocket &socket, quint32 size, int most = capacity);
    const Datagram &at(int index) const { return m_datagrams[size_t(index)]; }

private:
    struct Messages;
    void makeRoom();
    void describe(int index);

    std::vector<char> m_room;
    std::vector<Datagram> m_datagrams;
    std::unique_ptr<Messages> m_messages;
    quint32 m_size = 0;
};

} // namespace wirebench
