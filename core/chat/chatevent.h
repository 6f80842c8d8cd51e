#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace wirebench {

/// Something that happened in a conversation, as both ends tell it to whoever shows it. Its texts are data:
/// to be shown as they are, never as markup. A value.
struct ChatEvent
{
    enum class Kind : quint8 {
        Joined,
        Left,
        Line,    ///< `who` said `text`
        Present, ///< client: `who` was there already when we came
        Named,   ///< client: the server calls us `who`
        Dropped, ///< server: `who` did not read and was disconnected; `text` is the reason
        Notice,  ///< client: a line of the server that no person has said
    };

    quint64 number = 0; ///< rising by one in one conversation: their one order
    Kind kind = Kind::Line;
    QString who;  ///< a pseudonym, shown as it is; an address for one who has none
    QString text; ///< control characters are symbols already. Client, other kinds than Line: the whole line
                  ///< of the server; empty where it is concluded from who speaks
    qint64 timeNs = 0;       ///< log time
    ConnectionId connection; ///< server: whose it is
    qint64 cut = 0;          ///< bytes that the line limit took away
    bool own = false;        ///< said here: client, or host of the server
    bool isChat = true;      ///< lab: false on port 4240, where nobody else hears it

    friend bool operator==(const ChatEvent &, const ChatEvent &) = default;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::ChatEvent)
