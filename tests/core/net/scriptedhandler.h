#pragma once

#include "core/net/connection.h"

#include <functional>

namespace wirebench {

/// What a test wants to happen on a connection. Functions that are not set do nothing.
struct Script
{
    std::function<void(Connection &)> opened;
    std::function<void(Connection &, const Bytes &)> received;
    std::function<void(Connection &)> peerFinished;
    std::function<void(Connection &)> drained;
    std::function<void()> destroyed;
    std::function<void(Connection &)> secured = {};
};

/// A handler that does what its script says.
class ScriptedHandler final : public ConnectionHandler
{
public:
    explicit ScriptedHandler(Script script) : m_script(std::move(script)) {}
    ~ScriptedHandler() override { run(m_script.destroyed); }

    void opened(Connection &connection) override { run(m_script.opened, connection); }
    void received(Connection &connection, const Bytes &bytes) override
    {
        run(m_script.received, connection, bytes);
    }
    void peerFinished(Connection &connection) override { run(m_script.peerFinished, connection); }
    void drained(Connection &connection) override { run(m_script.drained, connection); }
    void secured(Connection &connection) override { run(m_script.secured, connection); }

private:
    template <typename Function, typename... Arguments>
    static void run(const Function &function, Arguments &...arguments)
    {
        if (function)
            function(arguments...);
    }

    const Script m_script;
};

inline ConnectionHandlerFactory scripted(const Script &script)
{
    return [script] { return std::make_unique<ScriptedHandler>(script); };
}

/// Sends back what comes.
inline Script echoScript()
{
    return {{}, [](Connection &connection, const Bytes &bytes) { connection.send(bytes); }, {}, {}, {}};
}

} // namespace wirebench
