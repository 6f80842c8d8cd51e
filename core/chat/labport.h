#pragma once

#include <QFlags>
#include <QMetaType>
#include <QString>

#include <array>

namespace wirebench {

/// The services of the lab (C16 to C18), each on a port of its own. Plain values, of any thread.
enum class LabPort : quint8 {
    EndlessLines, ///< 2000: UTF-8 lines for ever
    SomeLines,    ///< 2001: a random number of lines, then the end of the stream
    WriteLines,   ///< 4240: takes a pseudonym and a newline, then lines
    ChatOut,      ///< 4241: sends each line of the chat to everyone who is connected
    ChatIn,       ///< 4242: takes a pseudonym and a newline, then the lines of the chat
};
inline constexpr int labPortCount = 5;
inline constexpr std::array<LabPort, labPortCount> labPorts = {
    LabPort::EndlessLines, LabPort::SomeLines, LabPort::WriteLines, LabPort::ChatOut, LabPort::ChatIn};
/// 2000, 2001, 4240, 4241, 4242.
quint16 usualLabPort(LabPort port);
/// "endless-lines", "some-lines", "write-lines", "chat-out", "chat-in": the words of files and options.
const char *labPortName(LabPort port);

/// What a service does wrong on purpose, so that a class sees what its programs make of it.
enum class LabFault : quint8 {
    NeverClose = 1,      ///< stays open where the stream should end, or when the peer has finished
    CloseInsideLine = 2, ///< closes in the middle of a line; a service that only takes lines: after the third
    NoNewline = 4,       ///< the last line has no newline; where there is no last one, no line has
    Reset = 8,           ///< resets instead of closing; where nothing closes, after a few lines
    SlowBytes = 16,      ///< one byte at a time, with a pause after each
    SplitLetter = 32,    ///< sends each line in two pieces, cut inside a UTF-8 letter
};
Q_DECLARE_FLAGS(LabFaults, LabFault)
Q_DECLARE_OPERATORS_FOR_FLAGS(LabFaults)
inline constexpr std::array<LabFault, 6> labFaults = {LabFault::NeverClose, LabFault::CloseInsideLine,
                                                      LabFault::NoNewline,  LabFault::Reset,
                                                      LabFault::SlowBytes,  LabFault::SplitLetter};
/// "never-close", "close-inside-line", "no-newline", "reset", "slow-bytes", "split-letter".
const char *labFaultName(LabFault fault);
/// Those that mean something on this port.
LabFaults possibleFaults(LabPort port);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::LabPort)
