#pragma once

#include "core/ladder/ladderlayout.h"
#include "core/ladder/laddertext.h"
#include "core/traffic/trafficlog.h"

#include <QByteArray>

namespace wirebench {

/// What of a ladder goes into a file.
struct LadderExport
{
    /// Rows, counted from the last one; what lies before is left out, and the picture says so.
    qint64 mostRows = 2000;
    QList<EndpointId> own; ///< what these send is "sent"
    QString title;         ///< for those who hear it; plain text
    qreal width = 960;     ///< pixels that the columns fill if they have room there
};

/// The ladder as a picture: a whole SVG 1.1 document (UTF-8) in colours that print well on white, with no
/// script, no link and no style sheet, so that it can stand inside an HTML file. All texts are escaped. @p
/// snapshot has the records of the ladder.
QByteArray ladderSvg(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                     const LadderWords &words, const LadderExport &options);

} // namespace wirebench
