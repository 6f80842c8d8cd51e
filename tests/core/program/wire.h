#pragma once

#include "core/workspace/settings.h"
#include "tests/core/net/rawpeer.h"

#include <QByteArrayList>

#include <memory>

namespace wirebench::test {

/// What a session puts on the wire, seen by a peer that says the same each time: once spoken to by the
/// engine, and once by a program that was generated. Lives on the test's thread.

/// Connects to a server, says @p said, half-closes (or not), and takes everything until it closes.
QByteArray heardFromServer(quint16 port, const QByteArray &said, bool halfClose = true,
                           AddressFamily family = AddressFamily::IPv4);
/// Sends a datagram and takes one in return; to groups and broadcasts by way of the loopback interface.
QByteArray heardFromDatagrams(const SocketAddress &to, const QByteArray &said);
QByteArray heardFromDatagrams(quint16 port, const QByteArray &said); ///< on this machine, IPv4

/// A server that takes one client: hears @p expected bytes, then says @p answer and finishes.
class RecordingServer
{
public:
    explicit RecordingServer(quint16 port);
    /// Everything that the client has sent until it closed.
    QByteArray heard(qsizetype expected, const QByteArray &answer);

private:
    NativeSocket m_listening;
};

/// The engine of a session, run while this lives. Started when it returns true.
class RunningEngine
{
public:
    RunningEngine();
    ~RunningEngine();
    bool start(const TcpServerSettings &settings);
    void start(const TcpClientSettings &settings);
    void start(const UdpSettings &settings);
    const TrafficLog &log() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace wirebench::test
