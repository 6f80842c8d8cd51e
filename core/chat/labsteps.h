#pragma once

#include "core/chat/labport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace wirebench {

/// What a service does next with a connection: waits, sends these bytes, and possibly ends it.
struct LabStep
{
    enum class End : quint8 {
        GoOn,
        HalfClose, ///< shutdown: the peer reads the end of the stream; closed once it has finished, too
        Close,
        Reset,
        Stay, ///< nothing more will be sent, and the connection stays open
    };

    int waitMs = 0; ///< before the bytes
    QByteArray bytes;
    bool endsLine = false; ///< with these bytes a line is out
    End end = End::GoOn;   ///< after the bytes

    friend bool operator==(const LabStep &, const LabStep &) = default;
};

inline constexpr int slowByteMs = 100;     ///< between two bytes of LabFault::SlowBytes
inline constexpr int splitLetterMs = 500;  ///< between the two halves of LabFault::SplitLetter
inline constexpr int linesBeforeFault = 3; ///< whole lines before a fault that ends a connection

/// One line, with its newline, as it goes out under these faults (NoNewline, SlowBytes and SplitLetter; the
/// others end connections). Only its first @p most bytes are sent slowly, the rest at once: a line of a
/// stranger may be long. Knows no socket.
QList<LabStep> stepsOfLine(QByteArrayView line, LabFaults faults, qsizetype most = 200);

/// Where a line would be cut inside a UTF-8 letter: after the first byte of its first letter of several
/// bytes; in the middle if it has none.
qsizetype placeInsideLetter(QByteArrayView line);

} // namespace wirebench
