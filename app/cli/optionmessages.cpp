#include "app/cli/optionmessages.h"

namespace wirebench {

void tellOptions(Messages &messages, const QList<OptionReading> &readings)
{
    for (const OptionReading &reading : readings) {
        if (reading.error.code != ErrorCode::None)
            messages.error(reading.error);
    }
}

} // namespace wirebench
