#include "core/messages/messagefile.h"

#include "core/base/jsonposition.h"
#include "core/base/wholefile.h"
#include "core/messages/packetsender.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace wirebench {

namespace {

/// "tcp-client[3].name = 5 (string)" gets its line in front.
Error withLine(const Error &error, const QByteArray &text, const QString &name)
{
    const QString reason = error.arguments.value(1);
    const int line = jsonLine(text, reason.section(QStringLiteral(" = "), 0, 0));
    return {error.code, {name, QStringLiteral("%1: %2").arg(line).arg(reason)}};
}

} // namespace

Result<MessageImport> readMessages(const QByteArray &text, const QString &name)
{
    const auto document = parseJson(text, ErrorCode::FileNotMessages, name);
    if (!document)
        return failure(document.error());
    if (document->isArray()) {
        auto packets = packetSenderMessages(document->array());
        if (!packets)
            return failure(withLine(packets.error(), text, name));
        MessageImport import{packets->messages, {}};
        for (const SkippedPacket &skipped : std::as_const(packets->skipped))
            import.skipped += QStringLiteral("%1: %2: %3")
                                  .arg(jsonLine(text, QStringLiteral("[%1]").arg(skipped.index)))
                                  .arg(skipped.name, skipped.reason);
        return import;
    }
    const auto messages = savedMessagesFromJson(document->object());
    if (!messages)
        return failure(withLine(messages.error(), text, name));
    return MessageImport{*messages, {}};
}

Result<MessageImport> readMessageFile(const QString &path)
{
    const auto content = readWholeFile(path, messagelimits::fileBytes);
    if (!content)
        return failure(content.error());
    return readMessages(*content, path);
}

Result<void> writeMessageFile(const SavedMessages &messages, const QString &path)
{
    return writeWholeFile(path, QJsonDocument(toJson(messages)).toJson());
}

} // namespace wirebench
