#pragma once

#include "core/base/result.h"
#include "core/dialogue/dialogue.h"

#include <QByteArray>

namespace wirebench {

/// The mail or article that these values describe, as it goes over the wire: with its dots and the final one. A
/// "message" is the path of a file that is sent as it is; else it is written from "from", "to", "cc", "newsgroups",
/// "subject", "text" and the files of "attach". Reads these files: blocking. Errors: FileUnreadable, FileTooLarge (32
/// MiB together).
Result<QByteArray> dialogueMail(const DialogueValues &values);

} // namespace wirebench
