#pragma once

#include "core/base/address.h"

#include <QByteArrayView>

#include <optional>
#include <utility>

namespace wirebench {

struct OptionSetting;

/// What a system call gave: its result, or -1 and the errno.
struct SysResult
{
    qint64 value = 0;
    int error = 0;

    bool ok() const { return error == 0; }
    bool wouldBlock() const;
};

/// One non-blocking, close-on-exec socket descriptor and the calls on it, one function a system call.
/// Beside socketoption the only place with the platform's socket headers. Owns its descriptor. Knows no log:
/// see CallRecorder.
class NativeSocket
{
public:
    NativeSocket() = default;
    NativeSocket(NativeSocket &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    NativeSocket &operator=(NativeSocket &&other) noexcept;
    ~NativeSocket();

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    /// socket(family, SOCK_STREAM). The result's value is the descriptor.
    SysResult openStream(AddressFamily family);
    /// socket(family, SOCK_DGRAM).
    SysResult openDatagram(AddressFamily family);
    SysResult bind(const SocketAddress &address);
    SysResult listen(int backlog);
    /// accept4(): @p client and @p peer are set on success. A Unix-domain peer without a name gets its process.
    SysResult accept(NativeSocket &client, SocketAddress &peer);
    /// Gives EINPROGRESS where the answer comes later: wait for writable, then takeError(). A Unix-domain one
    /// never does: EAGAIN says that the accept queue is full, and nothing tells when it has room again.
    SysResult connect(const SocketAddress &address);
    SysResult receive(char *to, quint32 size);
    /// What receive() would give; it stays there.
    SysResult peek(char *to, quint32 size);
    /// Never raises SIGPIPE.
    SysResult send(const char *from, quint32 size);
    /// One datagram; it goes out whole or not at all. Without a valid @p to: to the connected peer.
    SysResult sendTo(const char *from, quint32 size, const SocketAddress &to);
    SysResult shutdownSend();
    SysResult close();

    /// setsockopt() with an option of the table in socketoption.h.
    SysResult setOption(const OptionSetting &setting);
    SysResult joinGroup(const SocketAddress &group, quint32 interfaceIndex);
    SysResult leaveGroup(const SocketAddress &group, quint32 interfaceIndex);
    /// SO_LINGER (1, 0): the next close() sends a reset.
    SysResult setResetOnClose();

    /// SO_ERROR: what became of a connect.
    int takeError();
    /// Datagrams that the system dropped because nobody took them in time (SO_MEMINFO, Linux); none where it
    /// does not tell.
    std::optional<quint64> droppedDatagrams() const;
    /// The process at the other end of a Unix-domain socket (SO_PEERCRED, Linux); 0 if the system does not tell.
    quint32 peerProcess() const;
    SocketAddress localAddress() const;
    SocketAddress peerAddress() const;

private:
    explicit NativeSocket(int descriptor) : m_descriptor(descriptor) {}
    SysResult open(AddressFamily family, int type);
    SysResult setOptionBytes(int level, int name, const void *value, unsigned size);
    SysResult setMembership(const SocketAddress &group, quint32 interfaceIndex, bool member);

    int m_descriptor = -1;
};

} // namespace wirebench
