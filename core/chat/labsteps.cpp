#include "core/chat/labsteps.h"

#include <algorithm>

namespace wirebench {

namespace {

QList<LabStep> slowly(QByteArrayView line, qsizetype most)
{
    QList<LabStep> steps;
    const qsizetype slow = std::min(line.size(), most);
    for (qsizetype i = 0; i < slow; ++i) {
        LabStep step;
        step.waitMs = i == 0 ? 0 : slowByteMs;
        step.bytes = line.sliced(i, 1).toByteArray();
        steps.append(step);
    }
    if (slow < line.size())
        steps.last().bytes += line.sliced(slow);
    return steps;
}

QList<LabStep> split(QByteArrayView line)
{
    const qsizetype place = placeInsideLetter(line);
    LabStep first;
    first.bytes = line.first(place).toByteArray();
    LabStep second;
    second.waitMs = splitLetterMs;
    second.bytes = line.sliced(place).toByteArray();
    return {first, second};
}

} // namespace

qsizetype placeInsideLetter(QByteArrayView line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (uchar(line[i]) >= 0xC0)
            return i + 1;
    }
    return line.size() / 2;
}

QList<LabStep> stepsOfLine(QByteArrayView line, LabFaults faults, qsizetype most)
{
    if (faults.testFlag(LabFault::NoNewline) && line.endsWith('\n'))
        line.chop(1);
    QList<LabStep> steps;
    if (faults.testFlag(LabFault::SlowBytes) && !line.isEmpty())
        steps = slowly(line, most);
    else if (faults.testFlag(LabFault::SplitLetter) && line.size() > 1)
        steps = split(line);
    else
        steps.append({0, line.toByteArray(), false, LabStep::End::GoOn});
    steps.last().endsLine = true;
    return steps;
}

} // namespace wirebench
