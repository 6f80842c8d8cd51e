#pragma once

#include "core/generate/loadfigures.h"

#include <QList>
#include <QString>

namespace wirebench {

/// A figure of a run as it is shown: what it is, and how much. In the language of the window.
struct LoadFigure
{
    QString name;
    QString value;

    friend bool operator==(const LoadFigure &, const LoadFigure &) = default;
};

/// All of them, always the same ones in the same order; a dash stands where nothing is known.
QList<LoadFigure> loadFigureTexts(const LoadFigures &figures);

/// What the run does now, or how it has ended: "sending", "done", …
QString loadStateText(const LoadFigures &figures);

/// "1,000/s".
QString rateText(double perSecond);

struct LoadRemark
{
    QString cause;
    QString remedy;
};

/// loadSentence(), translated; empty texts where there is nothing to say.
LoadRemark loadRemark(const LoadFigures &figures);

} // namespace wirebench
