#pragma once

#include "core/messages/savedmessages.h"

#include <QStringList>

namespace wirebench {

/// Files of saved messages: the one that the window keeps, and those that are imported and exported. Reading
/// understands Wirebench's own format and Packet Sender's. Blocks for as long as the disk takes; callable
/// from any thread.

/// What was in a file, with what of it could not be used.
struct MessageImport
{
    SavedMessages messages;
    QStringList
        skipped; ///< "LINE: NAME: reason" of each packet of Packet Sender's that Wirebench cannot send
};

/// Errors: FileUnreadable; FileTooLarge; FileNotMessages, whose arguments[1] is "LINE: what is wrong".
/// Nothing of a file with a mistake is taken.
Result<MessageImport> readMessageFile(const QString &path);
/// The same of bytes that are here already. @param name how errors call it
Result<MessageImport> readMessages(const QByteArray &text, const QString &name);

/// Replaces the file at once, or not at all. Errors: FileUnwritable.
Result<void> writeMessageFile(const SavedMessages &messages, const QString &path);

} // namespace wirebench
