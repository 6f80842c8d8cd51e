#pragma once

#include "core/base/result.h"
#include "core/workspace/payloadsettings.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <variant>

namespace wirebench {

/// What is kept of messages, as plain values: a named message with the modes of its editor, and a sequence of
/// several. Each kind of tab has a list of its own. Plain structs, usable on any thread.

enum class MessageKind : quint8 { TcpServer, TcpClient, Udp };
inline constexpr MessageKind messageKinds[] = {MessageKind::TcpServer, MessageKind::TcpClient,
                                               MessageKind::Udp};

/// Bounds of a list that comes out of a file, and of the one in the window.
namespace messagelimits {
inline constexpr qsizetype entries = 2000; ///< of one kind
inline constexpr qsizetype steps = 1000;   ///< of one sequence
inline constexpr qsizetype nameLength = 200;
inline constexpr qsizetype textLength = 1024 * 1024; ///< characters of one message
inline constexpr qint64 fileBytes = 32 * 1024 * 1024;
} // namespace messagelimits

struct SavedMessage
{
    QString host; ///< whom it was meant for; for UDP whom it goes to. Empty: whoever the session talks to
    QString port;
    PayloadSettings payload; ///< without history and repetition

    friend bool operator==(const SavedMessage &, const SavedMessage &) = default;
};

/// A copy of a message and not a name of one: what becomes of the message changes no sequence.
struct SequenceStep
{
    QString name;
    SavedMessage message;
    int delayMs = 1000; ///< before each time it is sent
    int times = 1;

    friend bool operator==(const SequenceStep &, const SequenceStep &) = default;
};

struct SavedSequence
{
    QList<SequenceStep> steps;
    int rounds = 1; ///< 0: until it is stopped

    friend bool operator==(const SavedSequence &, const SavedSequence &) = default;
};

/// One line of a list.
struct SavedEntry
{
    QString name;
    QString folder; ///< one level; empty: outside of all
    std::variant<SavedMessage, SavedSequence> content;

    bool isSequence() const { return std::holds_alternative<SavedSequence>(content); }
    const SavedMessage *message() const { return std::get_if<SavedMessage>(&content); }
    const SavedSequence *sequence() const { return std::get_if<SavedSequence>(&content); }

    friend bool operator==(const SavedEntry &, const SavedEntry &) = default;
};

/// All lists, in the user's order.
struct SavedMessages
{
    QList<SavedEntry> tcpServer;
    QList<SavedEntry> tcpClient;
    QList<SavedEntry> udp;

    QList<SavedEntry> &of(MessageKind kind);
    const QList<SavedEntry> &of(MessageKind kind) const;
    qsizetype count() const { return tcpServer.size() + tcpClient.size() + udp.size(); }

    friend bool operator==(const SavedMessages &, const SavedMessages &) = default;
};

/// The word of a list in files: "tcp-server", as the verb.
QString messageKindWord(MessageKind kind);

/// {"format": "wirebench-messages", "version": 1, "tcp-server": […], "tcp-client": […], "udp": […]}; see
/// README.md.
QJsonObject toJson(const SavedMessages &messages);
/// Unknown members are ignored, missing ones take their defaults. Errors: FileNotMessages, whose arguments[1]
/// is the member and what would be right there ("tcp-client[3].sequence.rounds = -1 (0…1000000)"). All or
/// nothing.
Result<SavedMessages> savedMessagesFromJson(const QJsonObject &object);

/// What the list keeps of an editor.
SavedMessage savedMessage(const PayloadSettings &payload, const QString &host = {}, const QString &port = {});

} // namespace wirebench
