#pragma once

#include "core/ladder/ladder.h"

#include <QString>

#include <functional>

namespace wirebench {

/// How the words and the times of a ladder are written, which is the window's matter. The defaults are
/// English and seconds since the log's start.
struct LadderWords
{
    /// From a source text of the context "LadderText".
    std::function<QString(const char *source)> lookUp;
    /// The time of a record, given in nanoseconds of the log.
    std::function<QString(qint64 timeNs)> time;

    QString text(const char *source) const { return lookUp ? lookUp(source) : QString::fromUtf8(source); }
    QString timeText(qint64 timeNs) const;
};

/// The texts of steps; all of them on one line, with control characters as symbols. Free functions without
/// state.

/// Above an arrow: "send 15 B  Bonjour serveur", "connect  SYN, SYN+ACK, ACK", "close  FIN".
QString arrowText(const LadderStep &step, const SocketCall &call);
/// Beside a life line: "recv(1024) = 15", with what it waited where that was long: "recv(1024) = 15 … 3.2 s".
QString callText(const LadderStep &step, const SocketCall &call);
/// The same without arguments: "recv = 15".
QString shortCallText(const LadderStep &step, const SocketCall &call);
/// The payload's beginning, in quotation marks; empty if there is none.
QString payloadText(const SocketCall &call);
/// A row in words, for those who hear it: "TCP client 1, send(15) = 15, to TCP server 1, received by
/// recv(1024) = 15: “Bonjour serveur”".
QString sentenceOf(const Ladder &ladder, const LadderStep &step, const SocketCall &call,
                   const LadderWords &words);
/// "server 127.0.0.1:9999", "client", "peer": the second line of a life line's head.
QString roleText(const LifeLine &line, const LadderWords &words);
/// Of an endpoint of this program. Empty where it has none yet; of a peer, whose name it is.
QString addressText(const LifeLine &line);

} // namespace wirebench
