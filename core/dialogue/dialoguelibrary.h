#pragma once

#include "core/dialogue/dialogue.h"

#include <optional>

namespace wirebench {

/// A field of a command's template, which a person fills in.
struct CommandField
{
    QString name; ///< as in {name}
    DialogueText title;
    bool secret = false;
};

/// A command of a protocol, for a button with its fields.
struct ProtocolCommand
{
    QString text; ///< "CWD {folder}"
    DialogueText about;
    QList<CommandField> fields;

    /// The line to be sent, without its line end. @p problem is set where a value has CR, LF or NUL, or is
    /// missing; the line is empty then.
    QString line(const QHash<QString, QString> &values, DialogueNote *problem) const;
};

/// A protocol of the catalogue: what stands at which port, and how one talks to it.
struct ProtocolEntry
{
    QString id;   ///< "ftp"
    QString name; ///< "FTP"
    QList<quint16> ports; ///< the usual one first
    quint16 tlsPort = 0;  ///< under TLS at once; 0: there is none
    ReplyFamily family = ReplyFamily::None;
    DialogueText about;
    QString standard; ///< "RFC 959"
    QList<ProtocolCommand> commands;
    QStringList dialogues; ///< names of built-in ones
};

/// The dialogues and the catalogue that are compiled in (resources/dialogues). Constant; for any thread.
class DialogueLibrary
{
public:
    static const DialogueLibrary &builtIn();

    const QList<DialoguePtr> &dialogues() const { return m_dialogues; }
    /// Null if there is none of that name.
    DialoguePtr dialogue(const QString &name) const;
    /// The file of a built-in one as it was written, to begin one's own with; empty if there is none.
    QByteArray source(const QString &name) const;
    const QList<ProtocolEntry> &protocols() const { return m_protocols; }
    /// Null if there is none.
    const ProtocolEntry *protocol(const QString &id) const;
    /// The protocol that usually lives at a port, under TLS or not, or is practised at one 2000 higher; null if none is
    /// known.
    const ProtocolEntry *protocolAt(quint16 port) const;

private:
    DialogueLibrary();
    void readCatalogue();

    QList<DialoguePtr> m_dialogues;
    QList<ProtocolEntry> m_protocols;
};

} // namespace wirebench
