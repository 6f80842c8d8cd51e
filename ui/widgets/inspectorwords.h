#pragma once

#include "core/traffic/socketcall.h"

#include <QList>
#include <QString>

namespace wirebench {

/// What a record says in the words of the window, for the inspector. Plain functions; GUI thread, because
/// the words are those of the window's language. All texts are plain, never markup.

/// What the call does, in one sentence.
QString callPurpose(const SocketCall &call);

/// What its result means; for a datagram also what happened to it on its way. Of a failure only what its
/// error text does not say; mostly nothing.
QString resultMeaning(const SocketCall &call);

struct ArgumentMeaning
{
    QString argument; ///< as it stands in the call: "SO_REUSEADDR"
    QString meaning;  ///< one line; never empty
};

/// The arguments in their order. Those that nothing is known of are left out.
QList<ArgumentMeaning> argumentMeanings(const SocketCall &call);

/// The parts of an argument list: commas in brackets and quotes do not part.
QStringList splitArguments(const QString &arguments);

} // namespace wirebench
