#include "core/net/socketdiag.h"

#ifdef Q_OS_LINUX

#include <QByteArray>
#include <QtEndian>

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <linux/unix_diag.h>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirebench {

namespace {

// The kernel fills at most 32 KiB at a time.
constexpr qsizetype bufferBytes = 32 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    operator int() const { return m_descriptor; }

private:
    const int m_descriptor;
};

Error diagError()
{
    return Error::fromErrno(QStringLiteral("sock_diag"), errno);
}

template <typename Body>
struct Request
{
    nlmsghdr header;
    Body body;
};

template <typename Body>
Request<Body> dumpRequest()
{
    Request<Body> request = {};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    return request;
}

Request<inet_diag_req_v2> inetRequest(const SocketQuery &query)
{
    auto request = dumpRequest<inet_diag_req_v2>();
    request.body.sdiag_family = query.family == AddressFamily::IPv6 ? AF_INET6 : AF_INET;
    request.body.sdiag_protocol = query.protocol == SocketProtocol::Udp ? IPPROTO_UDP : IPPROTO_TCP;
    if (query.figures)
        request.body.idiag_ext = 1u << (INET_DIAG_INFO - 1) | 1u << (INET_DIAG_SKMEMINFO - 1);
    request.body.idiag_states = query.states;
    request.body.id.idiag_sport = qToBigEndian(query.localPort);
    return request;
}

Request<unix_diag_req> unixRequest(const SocketQuery &query)
{
    auto request = dumpRequest<unix_diag_req>();
    request.body.sdiag_family = AF_UNIX;
    request.body.udiag_states = query.states;
    request.body.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN;
    return request;
}

bool ask(int netlink, const SocketQuery &query)
{
    if (query.protocol == SocketProtocol::Unix) {
        const auto request = unixRequest(query);
        return ::send(netlink, &request, sizeof request, 0) >= 0;
    }
    const auto request = inetRequest(query);
    return ::send(netlink, &request, sizeof request, 0) >= 0;
}

SocketAddress addressOf(quint8 family, const __be32 (&words)[4], __be16 port, quint32 interface)
{
    SocketAddress address;
    address.family = family == AF_INET6 ? AddressFamily::IPv6 : AddressFamily::IPv4;
    address.port = qFromBigEndian(port);
    std::memcpy(address.ip.data(), words, family == AF_INET6 ? 16 : 4);
    // Only link-local addresses need the interface; a socket may be bound to one for other reasons.
    if (family == AF_INET6 && address.ip[0] == 0xfe && (address.ip[1] & 0xc0) == 0x80)
        address.scope = interface;
    return address;
}

/// The attribute may be shorter than the structure (an older kernel) or longer (a newer one).
template <typename T>
T structureIn(const void *data, qsizetype size)
{
    T structure = {};
    std::memcpy(&structure, data, std::min(size, qsizetype(sizeof structure)));
    return structure;
}

TcpFigures figuresOf(const tcp_info &info)
{
    return {info.tcpi_rtt,     info.tcpi_rttvar,  info.tcpi_total_retrans, info.tcpi_snd_cwnd,
            info.tcpi_snd_mss, info.tcpi_unacked, info.tcpi_bytes_acked,   info.tcpi_bytes_received};
}

void readUnixAttribute(SystemSocket &socket, quint16 type, const void *data, qsizetype size)
{
    if (type == UNIX_DIAG_NAME) {
        QByteArray path(static_cast<const char *>(data), size);
        while (!path.startsWith('\0') && path.endsWith('\0'))
            path.chop(1);
        socket.local.path = path;
    } else if (type == UNIX_DIAG_PEER) {
        socket.peerInode = structureIn<quint32>(data, size);
    } else if (type == UNIX_DIAG_RQLEN) {
        const auto queues = structureIn<unix_diag_rqlen>(data, size);
        socket.receiveQueue = queues.udiag_rqueue;
        socket.sendQueue = queues.udiag_wqueue;
    }
}

void readAttribute(SystemSocket &socket, quint16 type, const void *data, qsizetype size)
{
    if (socket.protocol == SocketProtocol::Unix) {
        readUnixAttribute(socket, type, data, size);
    } else if (type == INET_DIAG_INFO && socket.protocol == SocketProtocol::Tcp &&
               socket.state != SocketState::Listen) {
        socket.tcp = figuresOf(structureIn<tcp_info>(data, size));
    } else if (type == INET_DIAG_SKMEMINFO && size >= qsizetype((SK_MEMINFO_DROPS + 1) * sizeof(quint32))) {
        std::memcpy(&socket.dropped, static_cast<const char *>(data) + SK_MEMINFO_DROPS * sizeof(quint32),
                    sizeof socket.dropped);
    }
}

/// @p attributes is what follows the message, @p size bytes.
void readAttributes(SystemSocket &socket, const char *attributes, qsizetype size)
{
    while (size >= NLA_HDRLEN) {
        const auto attribute = structureIn<nlattr>(attributes, size);
        if (attribute.nla_len < NLA_HDRLEN || attribute.nla_len > size)
            return;
        readAttribute(socket, attribute.nla_type, attributes + NLA_HDRLEN, attribute.nla_len - NLA_HDRLEN);
        const qsizetype step = NLA_ALIGN(attribute.nla_len);
        attributes += step;
        size -= step;
    }
}

SocketState stateOf(quint8 number)
{
    return number < socketStateCount ? SocketState(number) : SocketState::Unknown;
}

/// What follows the head of the message.
template <typename Head>
void readRest(SystemSocket &socket, const char *message, qsizetype size)
{
    constexpr qsizetype head = NLMSG_ALIGN(sizeof(Head));
    if (size > head)
        readAttributes(socket, message + head, size - head);
}

SystemSocket unixSocketIn(const char *message, qsizetype size)
{
    const auto head = structureIn<unix_diag_msg>(message, size);
    SystemSocket socket;
    socket.protocol = SocketProtocol::Unix;
    socket.cookie = quint64(head.udiag_cookie[1]) << 32 | head.udiag_cookie[0];
    socket.inode = head.udiag_ino;
    socket.state = stateOf(head.udiag_state);
    socket.local = SocketAddress::fromUnixPath({});
    if (socket.state == SocketState::Established)
        socket.peer = SocketAddress::fromUnixPath({});
    readRest<unix_diag_msg>(socket, message, size);
    return socket;
}

SystemSocket inetSocketIn(const char *message, qsizetype size, SocketProtocol protocol)
{
    const auto head = structureIn<inet_diag_msg>(message, size);
    SystemSocket socket;
    socket.protocol = protocol;
    socket.cookie = quint64(head.id.idiag_cookie[1]) << 32 | head.id.idiag_cookie[0];
    socket.user = head.idiag_uid;
    socket.inode = head.idiag_inode;
    socket.state = stateOf(head.idiag_state);
    socket.local = addressOf(head.idiag_family, head.id.idiag_src, head.id.idiag_sport, head.id.idiag_if);
    if (head.id.idiag_dport != 0)
        socket.peer = addressOf(head.idiag_family, head.id.idiag_dst, head.id.idiag_dport, head.id.idiag_if);
    socket.receiveQueue = head.idiag_rqueue;
    socket.sendQueue = head.idiag_wqueue;
    if (socket.inode == 0 && head.idiag_expires > 0 &&
        (socket.state == SocketState::TimeWait || socket.state == SocketState::FinWait2))
        socket.endsInMs = head.idiag_expires;
    readRest<inet_diag_msg>(socket, message, size);
    // The system keeps no figures of what it has let go.
    if (socket.state == SocketState::TimeWait || socket.state == SocketState::SynReceived)
        socket.tcp.reset();
    return socket;
}

bool visitMessage(const char *message, qsizetype size, SocketProtocol protocol,
                  const std::function<bool(const SystemSocket &)> &visit)
{
    if (protocol != SocketProtocol::Unix)
        return visit(inetSocketIn(message, size, protocol));
    const bool isStream = structureIn<unix_diag_msg>(message, size).udiag_type == SOCK_STREAM;
    return !isStream || visit(unixSocketIn(message, size));
}

enum class Progress : quint8 { More, Done, Failed };

/// Reads the messages of one datagram.
Progress visitMessages(const char *bytes, qsizetype size, SocketProtocol protocol,
                       const std::function<bool(const SystemSocket &)> &visit)
{
    while (size >= NLMSG_HDRLEN) {
        const auto header = structureIn<nlmsghdr>(bytes, size);
        if (header.nlmsg_len < NLMSG_HDRLEN || header.nlmsg_len > size || header.nlmsg_type == NLMSG_DONE)
            return Progress::Done;
        const char *body = bytes + NLMSG_HDRLEN;
        const qsizetype bodySize = header.nlmsg_len - NLMSG_HDRLEN;
        if (header.nlmsg_type == NLMSG_ERROR) {
            errno = -structureIn<nlmsgerr>(body, bodySize).error;
            return Progress::Failed;
        }
        if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && !visitMessage(body, bodySize, protocol, visit))
            return Progress::Done;
        const qsizetype step = NLMSG_ALIGN(header.nlmsg_len);
        bytes += step;
        size -= step;
    }
    return Progress::More;
}

} // namespace

bool hasSocketDiag()
{
    return true;
}

Result<void> visitSystemSockets(const SocketQuery &query,
                                const std::function<bool(const SystemSocket &)> &visit)
{
    const Descriptor netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (netlink < 0)
        return failure(diagError());
    if (!ask(netlink, query))
        return failure(diagError());
    const auto buffer = std::make_unique<char[]>(bufferBytes);
    for (Progress progress = Progress::More; progress == Progress::More;) {
        const ssize_t size = ::recv(netlink, buffer.get(), bufferBytes, 0);
        if (size < 0 && errno == EINTR)
            continue;
        progress = size < 0 ? Progress::Failed : visitMessages(buffer.get(), size, query.protocol, visit);
        if (progress == Progress::Failed)
            return failure(diagError());
    }
    return {};
}

QHash<quint64, int> ownSocketInodes()
{
    QHash<quint64, int> inodes;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc/self/fd"), &::closedir);
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        struct stat status = {};
        if (!std::isdigit(static_cast<unsigned char>(*entry->d_name)))
            continue; // "." and ".."
        const int descriptor = std::atoi(entry->d_name);
        if (::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode)) // it may be closed by now
            inodes.insert(status.st_ino, descriptor);
    }
    return inodes;
}

} // namespace wirebench

#else

namespace wirebench {

bool hasSocketDiag()
{
    return false;
}

Result<void> visitSystemSockets(const SocketQuery &, const std::function<bool(const SystemSocket &)> &)
{
    return {};
}

QHash<quint64, int> ownSocketInodes()
{
    return {};
}

} // namespace wirebench

#endif
