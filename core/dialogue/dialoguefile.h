#pragma once

#include "core/dialogue/dialogue.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace wirebench {

/// Why a file is no dialogue: where, and what stands there.
struct DialogueFileError
{
    QString file;  ///< as given
    int line = 0;  ///< from 1; 0: of the file as a whole
    int column = 0; ///< from 1, in bytes; 0: of the line
    DialogueNote note; ///< what is wrong, and what is allowed there

    /// "my.json:12:5: …", in that language.
    QString text(DialogueLanguage language) const;
};

template <typename T>
using DialogueFileResult = tl::expected<T, DialogueFileError>;

/// A dialogue from its JSON (core/dialogue/README.md has the members). Members that nobody knows are refused:
/// the file is written by hand, and a slip would change what a step does. @p file is named in errors. At most
/// 1 MiB and 1,000 steps. For any thread.
DialogueFileResult<DialoguePtr> parseDialogue(const QByteArray &json, const QString &file);

/// The same from a file.
DialogueFileResult<DialoguePtr> readDialogue(const QString &path);

} // namespace wirebench
