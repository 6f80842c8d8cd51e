#pragma once

#include "core/chat/chatlimits.h"
#include "core/chat/lablines.h"
#include "core/chat/stepservice.h"
#include "core/net/connection.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace wirebench {

/// Who hears what becomes of a connection of ports 2000 and 2001. Told synchronously, on the I/O thread.
class LinesOwner
{
public:
    virtual void linesOpened(Connection &connection) = 0;
    virtual void linesTaken(Connection &connection) = 0; ///< a whole line is with the peer's system
    virtual void linesEnded(Connection &connection) = 0; ///< the end of the stream has been sent
    virtual void linesStalled(Connection &connection, bool stalled) = 0;
    virtual void linesDropped(Connection &connection, const QString &why) = 0; ///< before its reset
    virtual void linesFinished(Connection &connection) = 0;                    ///< recv gave 0
    virtual void linesGone(Connection &connection) = 0;                        ///< always the last

protected:
    ~LinesOwner() = default;
};

/// One connection of ports 2000 and 2001: plays LabLines on it. A peer that does not read stops it, and is
/// reset when it has taken nothing for as long as the limits allow; one that goes without reading all sees no
/// more of it. Thread: see ConnectionHandler.
class LinesService final : public ConnectionHandler
{
public:
    LinesService(LinesOwner &owner, const LabLines::Config &lines, const ChatLimits &limits);
    ~LinesService() override;

    void opened(Connection &connection) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override;

private:
    void lineOut();
    void ending(LabStep::End how);
    void look();

    LinesOwner &m_owner;
    LabLines m_lines;
    const int m_stalledMs;
    std::unique_ptr<StepService> m_steps;
    Connection *m_connection = nullptr;
    QTimer m_watch;
    QElapsedTimer m_sinceProgress;
    quint64 m_sentAtLook = 0; ///< bytes
    bool m_stalled = false;
};

/// What the system keeps at most for a reader of the lab, in bytes: see LabService.
inline constexpr int readerSendBuffer = 64 * 1024;

} // namespace wirebench
