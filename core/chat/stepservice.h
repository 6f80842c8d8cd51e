#pragma once

#include "core/chat/labsteps.h"
#include "core/net/connection.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace wirebench {

/// Plays the steps of a lab service on one connection: waits, sends, and ends it. Asks for a step only when
/// the one before has been taken by the system, so that a peer that does not read stops it. Owned by the
/// connection's handler, on the I/O thread.
class StepService final
{
public:
    using Source = std::function<std::optional<LabStep>()>;

    /// @param source the next step, or nothing for now (see kick()).
    /// @param lineOut the bytes of a whole line have been handed to the system.
    /// @param ending called after a step's end has been done.
    StepService(Connection &connection, Source source, std::function<void()> lineOut,
                std::function<void(LabStep::End)> ending);

    /// There may be a step now.
    void kick();
    /// The connection's queue is empty.
    void drained();
    bool hasEnded() const { return m_ended; }
    /// A step has been taken from the source and is not done yet.
    bool isBusy() const { return m_step.has_value() || m_waitsForRoom; }

private:
    void perform();
    void end(LabStep::End how);

    Connection &m_connection;
    const Source m_source;
    const std::function<void()> m_lineOut;
    const std::function<void(LabStep::End)> m_ending;
    std::optional<LabStep> m_step; ///< waits for its time
    QTimer m_timer;
    bool m_waitsForRoom = false;
    bool m_lineWaits = false; ///< what waits for room ends a line
    bool m_ended = false;
    bool m_running = false; ///< kick() is on the call stack
};

} // namespace wirebench
