#pragma once

#include "core/ladder/laddersvg.h"

namespace wirebench {

/// The ladder as the text of a Mermaid sequence diagram (UTF-8), for notes, wikis and chats that draw them.
/// Everything that could be read as Mermaid's own is written as an entity code (#59;), so that foreign bytes
/// stay data.
QByteArray ladderMermaid(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                         const LadderWords &words, const LadderExport &options);

/// A text as it may stand behind the colon of a message.
QString mermaidText(const QString &text);

} // namespace wirebench
