#pragma once

#include "core/base/error.h"
#include "core/dialogue/gophermenu.h"
#include "core/dialogue/wiremeaning.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QStringList>

namespace wirebench {

// What a running dialogue tells of itself: plain values, from the runner through the client to whoever shows them.

/// What was read for a person: some lines, or bytes of a terminal.
struct DialogueOutput
{
    enum class Kind : quint8 {
        Sent,     ///< a line of the dialogue, its secrets as bullets
        Typed,    ///< a line of the person who has taken over
        Reply,    ///< a line of the server's replies
        Text,     ///< of a list or document, as it came; not yet judged for control characters
        Terminal, ///< of a terminal session, as it came: may hold half a letter and escape sequences
    };
    Kind kind = Kind::Text;
    QByteArray bytes; ///< with its line ends, as LF
};

/// Rows that were captured: a listing, a mailbox.
struct DialogueTable
{
    QString name;
    QStringList columns;
    QList<QStringList> rows;
};

struct DialogueResult
{
    enum class Outcome : quint8 {
        Done,
        Refused,   ///< the server said no
        Failed,    ///< the network, a file, or what the server sent cannot be used
        Cancelled, ///< the user ended it
    };
    Outcome outcome = Outcome::Done;
    DialogueNote reason; ///< why, in the dialogue's own words; empty where `error` says it or nothing is wrong
    Error error;         ///< of the network or a file; None where `reason` says it
    DialogueText hint;   ///< of the step that was refused; may be empty
    int step = -1;       ///< at which it ended

    bool isDone() const { return outcome == Outcome::Done; }
};

/// How a text of a server is shown: UTF-8, or Latin-1 where it is none; control characters other than LF and TAB
/// as symbols, so that nothing can command a terminal.
QString shownText(const QByteArray &bytes);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::DialogueOutput)
Q_DECLARE_METATYPE(wirebench::DialogueTable)
Q_DECLARE_METATYPE(wirebench::DialogueResult)
Q_DECLARE_METATYPE(QList<wirebench::GopherItem>)
