#pragma once

#include "core/http/httppart.h"

#include <QByteArray>
#include <QString>

namespace wirebench {

/// A raw message as text with its parts: what the anatomy shows. A value of bounded size; callable from any
/// thread.
struct AnatomyText
{
    static constexpr qsizetype byteLimit = 64 * 1024; ///< one line of more would take the text layout long
    static constexpr qsizetype runLimit = 4000;       ///< parts that are coloured

    /// One part, and the characters that stand for it.
    struct Run
    {
        HttpPart part;
        qsizetype position = 0;
        qsizetype size = 0;
    };

    QString text;        ///< readable: control characters as symbols, a new line after each line end
    QList<Run> runs;     ///< by rising position; text without a run is not described
    qsizetype bytes = 0; ///< of the message that the text stands for

    /// The run at a character, null if there is none.
    const Run *at(qsizetype position) const;
};

/// @param parts by rising offset, as HttpReader gives them. What lies beyond @p raw is left out.
AnatomyText anatomyText(const QByteArray &raw, const QList<HttpPart> &parts);

/// The parts of a message that was sent or will be: of the request in @p raw.
QList<HttpPart> requestParts(const QByteArray &raw);

} // namespace wirebench
