#pragma once

#include "core/dialogue/dialogue.h"
#include "core/traffic/socketcall.h"

#include <optional>

namespace wirebench {

/// What a line of a protocol means.
struct WireMeaning
{
    QString line;      ///< the reply's code or the command's word: "550", "-ERR", "RETR", "IAC DO ECHO"
    DialogueNote note; ///< noteText() has the sentence
    bool isReply = false;
    bool isFailure = false; ///< a reply that refuses

    QString text(DialogueLanguage language) const { return noteText(note, language); }
};

/// The commands or replies in the bytes of a record, at most @p most of them: those that begin in it. Empty for a
/// protocol that is not in the catalogue, and where nothing is recognised (the middle of a file). For any thread.
/// @param direction as the client sees it: it has Sent commands and Received replies.
/// @param protocol an id of the catalogue ("ftp").
QList<WireMeaning> wireMeanings(QByteArrayView bytes, Direction direction, const QString &protocol, int most = 8);
/// The same of a record of either end: the protocol is the usual one of the server's port.
QList<WireMeaning> wireMeanings(const SocketCall &call, int most = 8);

} // namespace wirebench
