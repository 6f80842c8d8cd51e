#pragma once

#include "core/messages/savedmessages.h"

#include <QJsonArray>

namespace wirebench {

/// The packets that Packet Sender exports as JSON: a list of objects with the members name, toip, port,
/// tcporudp (TCP, UDP, SSL, DTLS), hexstring or, without it, asciistring (base64 of a text with escapes), and
/// repeat (seconds). Names of members are read in any case. What else is there (fromip, fromport,
/// errorstring, requestpath, sendresponse) says nothing of the message and is passed over.
///
/// TCP and SSL become messages of the TCP client, UDP and DTLS of UDP; TLS itself is a setting of the
/// session. Macros such as {{TIME}} stay text. A free function on values, callable from any thread.

/// One that is sent with a protocol which the lists do not have (HTTP GET, HTTP POST).
struct SkippedPacket
{
    int index = 0;
    QString name;
    QString reason; ///< notation: "tcporudp = HTTP GET"
};

struct PacketSenderMessages
{
    SavedMessages messages;
    QList<SkippedPacket> skipped;
};

/// Errors: FileNotMessages ("[3].port = 70000 (1…65535)"): then nothing is taken.
Result<PacketSenderMessages> packetSenderMessages(const QJsonArray &packets);

} // namespace wirebench
