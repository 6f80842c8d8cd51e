#pragma once

#include "core/base/result.h"
#include "core/net/systemsocket.h"
#include "core/traffic/trafficlog.h"

#include <QHash>
#include <QList>

namespace wirebench {

/// A socket of this program, and what the log knows of it.
struct OwnSocket
{
    SystemSocket system;
    EndpointPtr endpoint;     ///< null: no session's
    SocketAddress loggedPeer; ///< as the log's records name the peer; not valid where they name none
    ConnectionId connection;  ///< not valid for listening and unconnected sockets, and in the accept queue
    qint64 sinceNs = -1;      ///< log time of the first record that names it; -1: none does
    bool isQueued = false;    ///< in an accept queue, or on the way there
};

struct OwnSocketList
{
    QList<OwnSocket> sockets; ///< in no order
    qint64 leftOut = 0;       ///< beyond OwnSockets::limit
};

/// Finds what the system says of this program's own sockets. Those with a descriptor are known by their
/// inode, and their session by the descriptor. What the program has closed (TIME_WAIT, FIN_WAIT2, LAST_ACK,
/// …) has no owner any more: it is known by having been seen before, or by the addresses in the log. What
/// waits in the accept queue has none yet: it is known by the listening socket. For use on one thread at a
/// time, and not on the GUI's: 10,000 connections take some 25 ms. Owned by whoever shows them; keeps what it
/// has learnt of the log, so the next reading looks at newer records only.
class OwnSockets
{
public:
    static constexpr qsizetype limit = 50'000;            ///< sockets that one reading gives at most
    static constexpr qsizetype rememberedFlows = 100'000; ///< of the log, the newest

    /// @param log the same log each time. Errors: SystemCall. Gives none where !hasSocketDiag().
    Result<OwnSocketList> read(const LogSnapshot &log);

private:
    struct Key
    {
        bool isUdp = false;
        SocketAddress local;
        SocketAddress peer;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.isUdp, key.local, key.peer);
        }
    };
    struct Owner
    {
        EndpointPtr endpoint;
        ConnectionId connection;
        SocketAddress peer;
        qint64 sinceNs = -1;
    };

    /// One look at the system's table.
    struct Found
    {
        QHash<quint64, int> descriptors; ///< by inode
        QList<OwnSocket> own;
        QList<OwnSocket> listening;           ///< among them
        QList<OwnSocket> ownerless;           ///< this program's and others'
        QHash<quint64, QByteArray> unixNames; ///< the paths of this program's and others', by inode
    };

    Result<void> collect(Found &found) const;
    void collectUnix(Found &found) const;
    void sort(const SystemSocket &system, Found &found) const;
    void learn(const LogSnapshot &log);
    void learn(const Flow &flow, qint64 timeNs);
    void learnDescriptor(const SocketCall &call);
    void forgetDescriptors(const Flow &flow);
    void forgetOldest();
    const Owner *findExact(const SystemSocket &socket) const;
    static void assign(OwnSocket &socket, const Owner &owner);
    Owner ownerOf(const SystemSocket &socket, int descriptor) const;
    bool claim(OwnSocket &socket, const QList<OwnSocket> &listening) const;

    quint64 m_nextRecord = 0;
    QHash<Key, Owner> m_named;              ///< the log's flows by their addresses
    QHash<int, Owner> m_descriptors;        ///< what the log's socket() and accept() gave
    QHash<ConnectionId, int> m_connections; ///< the descriptors of those that are open
    QHash<quint64, Owner> m_seen;           ///< the sockets of the last reading, by cookie
};

} // namespace wirebench
