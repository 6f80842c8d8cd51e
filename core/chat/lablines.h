#pragma once

#include "core/chat/labsteps.h"

#include <QRandomGenerator>

namespace wirebench {

/// What ports 2000 and 2001 send to one client, step by step: lines for ever, or a random number of lines and
/// the end of the stream; with the faults that are switched on. Knows no socket and no clock: whoever owns it
/// waits the milliseconds of each step, and asks for the next one when its bytes have been taken. A value.
class LabLines
{
public:
    struct Config
    {
        bool endless = true;
        LabFaults faults;
        int intervalMs = 100; ///< between two lines
        int fewest = 3;       ///< lines, where they are not endless
        int most = 12;
    };

    LabLines(const Config &config, quint32 seed);

    /// After a step that ends the connection, or lets it stay, there is none.
    LabStep next();
    /// Lines that will be sent; 0: for ever.
    int lineCount() const { return m_count; }

private:
    void prepareLine();
    void endWith(LabStep::End end);
    LabStep::End usualEnd() const;
    QByteArray nextLine();

    Config m_config;
    int m_count = 0;
    int m_sent = 0; ///< lines prepared
    QList<LabStep> m_steps;
};

} // namespace wirebench
