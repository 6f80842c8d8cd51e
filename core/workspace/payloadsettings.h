#pragma once

#include "core/base/result.h"
#include "core/net/outbound.h"
#include "core/payload/checksum.h"
#include "core/payload/payload.h"
#include "core/payload/placeholders.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace wirebench {

class JsonMembers;

/// What is typed in a payload editor.
struct PayloadSettings
{
    QString text;
    PayloadFormat format;      ///< text, escapes or hex; encoding; line ending
    ChecksumConfig checksum;   ///< not of a file, which is sent as it is
    bool placeholders = false; ///< "{time}" and others in the text are filled in with each sending
    bool hexInPlace = false;   ///< hex is edited byte by byte, with offsets and characters
    QString filePath;          ///< send this file instead, if not empty
    bool sendFile = false;
    int pieceSize = 0; ///< 0: whole
    int pieceDelayMs = 0;
    int repeatMs = 1000;
    bool repeat = false;
    QStringList history; ///< newest last, at most 50

    friend bool operator==(const PayloadSettings &, const PayloadSettings &) = default;
};

/// The object "payload" of a session's settings.
QJsonObject toJson(const PayloadSettings &payload);
void readSettings(JsonMembers &members, PayloadSettings &payload);

/// The bytes of what is typed, with line ending and checksum; or the mistake with its position in the text.
/// @param values what the placeholders stand for in this message.
Result<QByteArray> payloadBytes(const PayloadSettings &settings, const PlaceholderValues &values);
/// The bytes or the file to send, and how.
Result<OutboundMessage> outboundMessage(const PayloadSettings &settings, const PlaceholderValues &values);
/// The first message of a session that has not met its peer.
Result<OutboundMessage> outboundMessage(const PayloadSettings &settings);

} // namespace wirebench
