#include "core/messages/savedmessages.h"

#include "core/workspace/jsonmembers.h"

#include <QJsonArray>

namespace wirebench {

namespace {

constexpr char formatName[] = "wirebench-messages";
constexpr int formatVersion = 1;
constexpr IntRange roundsRange{0, 1'000'000};
constexpr IntRange timesRange{1, 1'000'000};

QJsonObject messageToJson(const SavedMessage &message)
{
    QJsonObject payload = toJson(message.payload);
    for (const char *unused : {"history", "repeat", "repeatMs"})
        payload.remove(QLatin1String(unused));
    QJsonObject object{{QStringLiteral("payload"), payload}};
    if (!message.host.isEmpty())
        object.insert(QStringLiteral("host"), message.host);
    if (!message.port.isEmpty())
        object.insert(QStringLiteral("port"), message.port);
    return object;
}

QJsonObject sequenceToJson(const SavedSequence &sequence)
{
    QJsonArray steps;
    for (const SequenceStep &step : sequence.steps)
        steps += QJsonObject{{QStringLiteral("name"), step.name},
                             {QStringLiteral("delayMs"), step.delayMs},
                             {QStringLiteral("times"), step.times},
                             {QStringLiteral("message"), messageToJson(step.message)}};
    return {{QStringLiteral("rounds"), sequence.rounds}, {QStringLiteral("steps"), steps}};
}

QJsonObject entryToJson(const SavedEntry &entry)
{
    QJsonObject object{{QStringLiteral("name"), entry.name}, {QStringLiteral("folder"), entry.folder}};
    if (const SavedSequence *sequence = entry.sequence())
        object.insert(QStringLiteral("sequence"), sequenceToJson(*sequence));
    else if (const SavedMessage *message = entry.message())
        object.insert(QStringLiteral("message"), messageToJson(*message));
    return object;
}

void readName(JsonMembers &members, const char *name, QString &field)
{
    members.read(name, field);
    if (field.size() > messagelimits::nameLength)
        members.refuse(name, QStringLiteral("0…%1 characters").arg(messagelimits::nameLength));
}

void readMessage(JsonMembers &members, SavedMessage &message)
{
    readName(members, "host", message.host);
    readName(members, "port", message.port);
    members.readObject("payload", [&](JsonMembers &inner) {
        readSettings(inner, message.payload);
        if (message.payload.text.size() > messagelimits::textLength)
            inner.refuse("text", QStringLiteral("0…%1 characters").arg(messagelimits::textLength));
    });
    message = savedMessage(message.payload, message.host, message.port);
}

void readStep(JsonMembers &members, SequenceStep &step)
{
    readName(members, "name", step.name);
    members.read("delayMs", step.delayMs, {0, ranges::dayMs});
    members.read("times", step.times, timesRange);
    if (!members.has("message"))
        members.refuse("message", QStringLiteral("object"));
    members.readObject("message", [&](JsonMembers &inner) { readMessage(inner, step.message); });
}

/// An element of a list that has to be an object.
template <typename Read>
void readElement(JsonMembers &list, const QJsonValue &element, const QString &path, Read read)
{
    if (!element.isObject())
        return list.adopt(jsonMistake(path, element, QStringLiteral("object")));
    JsonMembers members(element.toObject(), path);
    read(members);
    if (members.error())
        list.adopt(*members.error());
}

void readSequence(JsonMembers &members, SavedSequence &sequence)
{
    members.read("rounds", sequence.rounds, roundsRange);
    members.readList("steps", messagelimits::steps, [&](const QJsonValue &element, const QString &path) {
        SequenceStep step;
        readElement(members, element, path, [&](JsonMembers &inner) { readStep(inner, step); });
        sequence.steps += step;
    });
}

void readEntry(JsonMembers &members, SavedEntry &entry)
{
    readName(members, "name", entry.name);
    readName(members, "folder", entry.folder);
    if (members.has("sequence")) {
        SavedSequence sequence;
        members.readObject("sequence", [&](JsonMembers &inner) { readSequence(inner, sequence); });
        entry.content = sequence;
        return;
    }
    SavedMessage message;
    if (!members.has("message"))
        members.refuse("message", QStringLiteral("object"));
    members.readObject("message", [&](JsonMembers &inner) { readMessage(inner, message); });
    entry.content = message;
}

} // namespace

QList<SavedEntry> &SavedMessages::of(MessageKind kind)
{
    return kind == MessageKind::TcpServer ? tcpServer : kind == MessageKind::TcpClient ? tcpClient : udp;
}

const QList<SavedEntry> &SavedMessages::of(MessageKind kind) const
{
    return const_cast<SavedMessages *>(this)->of(kind);
}

QString messageKindWord(MessageKind kind)
{
    switch (kind) {
    case MessageKind::TcpServer:
        return QStringLiteral("tcp-server");
    case MessageKind::TcpClient:
        return QStringLiteral("tcp-client");
    case MessageKind::Udp:
        break;
    }
    return QStringLiteral("udp");
}

QJsonObject toJson(const SavedMessages &messages)
{
    QJsonObject object{{QStringLiteral("format"), QLatin1String(formatName)},
                       {QStringLiteral("version"), formatVersion}};
    for (const MessageKind kind : messageKinds) {
        QJsonArray entries;
        for (const SavedEntry &entry : messages.of(kind))
            entries += entryToJson(entry);
        object.insert(messageKindWord(kind), entries);
    }
    return object;
}

Result<SavedMessages> savedMessagesFromJson(const QJsonObject &object)
{
    JsonMembers members(object);
    SavedMessages messages;
    members.readFormat(formatName, formatVersion);
    for (const MessageKind kind : messageKinds) {
        const QByteArray word = messageKindWord(kind).toLatin1();
        const auto addEntry = [&](const QJsonValue &element, const QString &path) {
            SavedEntry entry;
            readElement(members, element, path, [&](JsonMembers &inner) { readEntry(inner, entry); });
            messages.of(kind) += entry;
        };
        if (members.has(word.constData()))
            members.readList(word.constData(), messagelimits::entries, addEntry);
    }
    if (members.error())
        return failure({ErrorCode::FileNotMessages, members.error()->arguments});
    return messages;
}

SavedMessage savedMessage(const PayloadSettings &payload, const QString &host, const QString &port)
{
    SavedMessage message{host, port, payload};
    const PayloadSettings usual;
    message.payload.history.clear();
    message.payload.repeat = usual.repeat;
    message.payload.repeatMs = usual.repeatMs;
    return message;
}

} // namespace wirebench
