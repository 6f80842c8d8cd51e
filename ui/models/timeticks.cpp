#include "ui/models/timeticks.h"

namespace wirebench {

qint64 timeTick(qint64 wholeNs)
{
    qint64 tick = 1;
    while (tick * 10 < wholeNs)
        tick *= 10;
    if (wholeNs / tick < 2)
        return qMax(qint64(1), tick / 5);
    return wholeNs / tick < 5 ? qMax(qint64(1), tick / 2) : tick;
}

} // namespace wirebench
