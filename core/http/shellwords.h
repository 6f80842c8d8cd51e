#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace wirebench {

/// One word of a command, its quotes undone, as the bytes that a program is given (UTF-8, and what \x makes).
struct ShellWord
{
    QByteArray text;
    int position = 0; ///< where it begins in the text
};

struct ShellCommand
{
    QList<ShellWord> words;
    QString rest; ///< what follows the command: a pipe, a redirection, another command
};

enum class Shell : quint8 { Posix, Windows };

/// Which shell a command was written for: that of Windows continues lines with ^ and has it before quotes.
Shell shellOf(const QString &text);

/// Splits a command as its shell would: '…', "…", $'…' and \ of POSIX shells and bash; "…" and ^ of cmd.exe
/// with the rules of Microsoft's C library behind it. More lenient than a shell where people paste: a line
/// end without a continuation is a blank, and & | ; inside of a word belong to it. Variables and
/// substitutions stay as they are written. Error: InvalidCurlCommand, arguments[1] and the position.
Result<ShellCommand> splitCommand(const QString &text, Shell shell);

/// In quotes for a POSIX shell, if it needs them.
QString posixQuoted(const QString &text);
/// Whether a shell can hand these bytes over as an argument: text without a NUL.
bool isShellArgument(const QByteArray &bytes);
/// For printf of POSIX shells, which has octal escapes alone: `printf FORMAT` prints these bytes.
QString printfFormat(const QByteArray &bytes);

} // namespace wirebench
