#include "core/messages/recordmessage.h"

#include "core/payload/preview.h"

namespace wirebench {

namespace {

constexpr qsizetype mostBytes = messagelimits::textLength / 4; // "\xHH" takes four characters a byte
constexpr int nameLength = 30;

} // namespace

bool canBeMessage(const SocketCall &call)
{
    const bool hasBytes = call.direction != Direction::None && !call.payload.isEmpty();
    return (hasBytes || call.isEmptyDatagram()) && call.payload.size() <= mostBytes;
}

std::optional<SavedMessage> messageOf(const SocketCall &call)
{
    if (!canBeMessage(call))
        return std::nullopt;
    SavedMessage message = savedMessage(payloadOf(call.payload.view()));
    if (!call.flow || !call.flow->peer.isValid() || call.flow->peer.isUnix())
        return message;
    message.host = call.flow->peer.host();
    message.port = QString::number(call.flow->peer.port);
    return message;
}

PayloadSettings payloadOf(QByteArrayView bytes)
{
    PayloadSettings payload;
    payload.format.notation = PayloadNotation::Escapes;
    payload.text = toEscapes(bytes);
    const qsizetype escapes = payload.text.count(u'\\');
    if (escapes == 0) {
        payload.format.notation = PayloadNotation::Text;
    } else if (3 * payload.text.count(QStringLiteral("\\x")) > bytes.size()) {
        payload.format.notation = PayloadNotation::Hex;
        payload.text = toHexText(bytes);
    }
    return payload;
}

QString suggestedName(QByteArrayView bytes)
{
    return previewLine(bytes, nameLength).trimmed();
}

} // namespace wirebench
