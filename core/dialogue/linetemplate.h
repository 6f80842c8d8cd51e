#pragma once

#include "core/dialogue/dialogue.h"

#include <QByteArray>
#include <QSet>

namespace wirebench {

/// The values of a running dialogue: parameters, and what was captured since.
struct DialogueScope
{
    DialogueValues values;
    QSet<QString> secrets; ///< names whose values are not shown
};

/// A template with its values filled in.
struct FilledLine
{
    QByteArray bytes; ///< for the wire
    QByteArray shown; ///< as many bytes, each one that comes from a secret as "*": for the log
    QString display;  ///< for a person: each secret as bullets
    DialogueNote problem; ///< a value that would break the line; the rest is empty then
};

/// Fills "{name}" and "{name|filter}"; "{{" is a brace. Filters: base64; plain (of "{user,password|plain}": the message
/// of SASL PLAIN, RFC 4616, in Base64); quoted (IMAP's quotation marks); mailbox (the same, in modified UTF-7); address
/// (what stands between < and >, or the whole); name (the last part of a path). A value with CR, LF or NUL is a
/// problem, whatever it is for: it would become a command of its own.
FilledLine fillLine(const QString &source, const DialogueScope &scope);
/// The same as text, for paths and names of files; a name without a value is empty. Line ends are not judged.
QString fillText(const QString &source, const DialogueScope &scope);

/// What is wrong in a template, of which the values have these names. Empty if all is well.
DialogueNote templateProblem(const QString &source, const QStringList &names);

/// "a@b" of "Name <a@b>".
QString bareAddress(const QString &address);

} // namespace wirebench
