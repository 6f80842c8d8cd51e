#include "core/workspace/payloadsettings.h"

#include "core/base/errnotext.h"
#include "core/workspace/jsonmembers.h"
#include "core/workspace/settingnames.h"

#include <QJsonArray>

#include <cerrno>

namespace wirebench {

namespace {

// See settingnames.h: these are never changed either.
constexpr EnumName<PayloadNotation> notationNames[] = {
    {PayloadNotation::Text, "text"}, {PayloadNotation::Escapes, "escapes"}, {PayloadNotation::Hex, "hex"}};
constexpr EnumName<TextEncoding> encodingNames[] = {{TextEncoding::Utf8, "utf-8"},
                                                    {TextEncoding::Latin1, "latin-1"},
                                                    {TextEncoding::Windows1252, "windows-1252"},
                                                    {TextEncoding::Utf16Le, "utf-16le"},
                                                    {TextEncoding::Utf16Be, "utf-16be"},
                                                    {TextEncoding::Ascii, "ascii"}};
constexpr EnumName<LineEnding> endingNames[] = {{LineEnding::None, "none"},
                                                {LineEnding::Lf, "lf"},
                                                {LineEnding::Cr, "cr"},
                                                {LineEnding::CrLf, "crlf"},
                                                {LineEnding::Nul, "nul"}};
constexpr EnumName<ChecksumOrder> orderNames[] = {{ChecksumOrder::HighFirst, "high-first"},
                                                  {ChecksumOrder::LowFirst, "low-first"}};
constexpr EnumName<ChecksumPlace> placeNames[] = {{ChecksumPlace::End, "end"},
                                                  {ChecksumPlace::BeforeEnding, "before-ending"},
                                                  {ChecksumPlace::Start, "start"}};

constexpr qsizetype historyLength = 50;

QString kindWords()
{
    QStringList words{checksumWord(ChecksumKind::None)};
    for (const ChecksumKind kind : checksumKinds())
        words += checksumWord(kind);
    return words.join(QStringLiteral(" | "));
}

void readChecksum(JsonMembers &members, ChecksumConfig &checksum)
{
    QString word = checksumWord(checksum.kind);
    members.read("checksum", word);
    if (const auto kind = checksumFromWord(word)) {
        checksum.kind = *kind;
        checksum.order = usualOrder(*kind);
    } else {
        members.refuse("checksum", kindWords());
    }
    members.read("checksumOrder", checksum.order, orderNames);
    members.read("checksumPlace", checksum.place, placeNames);
}

} // namespace

QJsonObject toJson(const PayloadSettings &payload)
{
    return {
        {QStringLiteral("text"), payload.text},
        {QStringLiteral("notation"), enumName(notationNames, payload.format.notation)},
        {QStringLiteral("encoding"), enumName(encodingNames, payload.format.encoding)},
        {QStringLiteral("ending"), enumName(endingNames, payload.format.ending)},
        {QStringLiteral("convertNewlines"), payload.format.convertNewlines},
        {QStringLiteral("placeholders"), payload.placeholders},
        {QStringLiteral("checksum"), checksumWord(payload.checksum.kind)},
        {QStringLiteral("checksumOrder"), enumName(orderNames, payload.checksum.order)},
        {QStringLiteral("checksumPlace"), enumName(placeNames, payload.checksum.place)},
        {QStringLiteral("hexInPlace"), payload.hexInPlace},
        {QStringLiteral("filePath"), payload.filePath},
        {QStringLiteral("sendFile"), payload.sendFile},
        {QStringLiteral("pieceSize"), payload.pieceSize},
        {QStringLiteral("pieceDelayMs"), payload.pieceDelayMs},
        {QStringLiteral("repeatMs"), payload.repeatMs},
        {QStringLiteral("repeat"), payload.repeat},
        {QStringLiteral("history"), QJsonArray::fromStringList(payload.history)},
    };
}

void readSettings(JsonMembers &members, PayloadSettings &payload)
{
    members.read("text", payload.text);
    members.read("notation", payload.format.notation, notationNames);
    members.read("encoding", payload.format.encoding, encodingNames);
    members.read("ending", payload.format.ending, endingNames);
    members.read("convertNewlines", payload.format.convertNewlines);
    members.read("placeholders", payload.placeholders);
    readChecksum(members, payload.checksum);
    members.read("hexInPlace", payload.hexInPlace);
    members.read("filePath", payload.filePath);
    members.read("sendFile", payload.sendFile);
    members.read("pieceSize", payload.pieceSize, ranges::pieceSize);
    members.read("pieceDelayMs", payload.pieceDelayMs, ranges::pieceDelayMs);
    members.read("repeatMs", payload.repeatMs, ranges::repeatMs);
    members.read("repeat", payload.repeat);
    members.read("history", payload.history, historyLength);
}

Result<QByteArray> payloadBytes(const PayloadSettings &settings, const PlaceholderValues &values)
{
    const auto bytes = settings.placeholders ? encodePayload(settings.text, settings.format, values)
                                             : encodePayload(settings.text, settings.format);
    if (!bytes || settings.checksum.kind == ChecksumKind::None)
        return bytes;
    const auto ending = encodePayload({}, settings.format); // what is appended alone
    return withChecksum(*bytes, settings.checksum, ending ? ending->size() : 0);
}

Result<OutboundMessage> outboundMessage(const PayloadSettings &settings)
{
    return outboundMessage(settings, PlaceholderValues::now(1, {}));
}

Result<OutboundMessage> outboundMessage(const PayloadSettings &settings, const PlaceholderValues &values)
{
    OutboundMessage message;
    message.pieceSize = settings.pieceSize;
    message.pieceDelayMs = settings.pieceDelayMs;
    if (settings.sendFile) {
        if (settings.filePath.isEmpty())
            return failure({ErrorCode::FileUnreadable, {settings.filePath, errnoText(ENOENT)}});
        message.filePath = settings.filePath;
        return message;
    }
    const auto bytes = payloadBytes(settings, values);
    if (!bytes)
        return failure(bytes.error());
    message.bytes = Bytes::copyOf(*bytes);
    return message;
}

} // namespace wirebench
