#pragma once

#include "core/program/replayscript.h"
#include "core/program/sourcetext.h"

#include <QByteArrayList>

namespace wirebench {

/// Lines that several shell programs have in common. Free functions on values.

SourceText shellScript(const QString &title);
/// These words quoted where they need it; a long command goes over several lines.
QString shellCommand(const QStringList &words);
/// "printf '…'".
QString printfCommand(const QByteArray &bytes);
/// "printf '…' | "; nothing for no bytes.
QString printfPipe(const QByteArray &bytes);
/// Says that there is no such program, in a comment and when it is run.
void addImpossible(SourceText &out, const QString &why);

/// What one connection (or one peer of datagrams) was told, as programs that send and listen can say it.
struct ReplayTalk
{
    SocketAddress peer;
    int listener = 0;
    QByteArrayList sent;
};
QList<ReplayTalk> talksOf(const ReplayScript &script);

} // namespace wirebench
