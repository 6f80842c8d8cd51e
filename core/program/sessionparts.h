#pragma once

#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// What the emitters of all languages ask of a session, worked out once. Free functions on values.

/// A host as every socket library takes it: "" (any address), "<broadcast>", an address, a name.
QString hostText(const HostSpec &host);
/// Of a socket for this host: that of an address, else what was chosen, else IPv4.
AddressFamily familyFor(const HostSpec &host, AddressFamily chosen);
/// Of a server's one socket. Both families: IPv6, which takes IPv4 too where the host is any address.
AddressFamily familyFor(const TcpServerConfig &config);
bool isDualStack(const TcpServerConfig &config);
AddressFamily familyFor(const UdpConfig &config);

/// Options that the engine sets on such a socket, in its order.
QList<OptionSetting> listeningOptions(const TcpServerConfig &config);
QList<OptionSetting> streamOptions(const TcpClientConfig &config, AddressFamily family);
QList<OptionSetting> datagramOptions(const UdpConfig &config);
/// Of these, those that an accepted socket does not inherit.
QList<OptionSetting> notInherited(const QList<OptionSetting> &options, AddressFamily family);

/// Whether a client has something to say; a datagram may be empty.
bool hasMessage(const TcpClientSettings &settings, const OutboundMessage &message);
bool hasMessage(const UdpSettings &settings, const UdpConfig &config, const OutboundMessage &message);
/// Longer messages are not for a program's text: their beginning stands there, and a note.
inline constexpr qsizetype longestMessage = 64 * 1024;
/// None where the payload has a mistake and is not sent by itself: it may be unfinished.
Result<OutboundMessage> messageOf(const PayloadSettings &payload, bool isSentByItself);

/// Notes that are true of every language but wirebench-cli; an empty text, or none at all.
QStringList payloadNotes(const PayloadSettings &payload);
QString proxyNote(const ProxyConfig &proxy);
QString conditionsNote(const NetworkConditionsConfig &conditions);
/// Of every language but Python and wirebench-cli: a server that answers by rules only reads there.
QString rulesNote(const AnswerConfig &answer);
/// Where datagrams are passed on to another server.
QString relayNote(const AnswerConfig &answer);

} // namespace wirebench
