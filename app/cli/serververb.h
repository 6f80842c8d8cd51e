#pragma once

#include "app/cli/arrivals.h"
#include "app/cli/standardoutput.h"
#include "app/cli/verb.h"
#include "app/common/messages.h"
#include "core/base/address.h"
#include "core/workspace/settings.h"

#include <QList>

namespace wirebench {

/// What the servers' verbs share: they say where they listen and who came, and end when the last line is
/// written. A subclass owns the engine and tells what becomes of it.
class ServerVerb : public Verb
{
    Q_OBJECT

protected:
    ServerVerb(const TrafficLog &log, Messages &messages);

    Messages &messages() { return m_messages; }

    /// Calls @p engineStart with what the engine needs, or ends with the first field that cannot be used.
    template <typename Settings, typename EngineStart>
    void startWith(const Settings &settings, EngineStart engineStart)
    {
        const auto config = engineConfig(settings);
        const auto answer = answerConfig(settings);
        if (config && answer) {
            engineStart(*config, *answer);
            return;
        }
        failed(config ? answer.error() : config.error());
        finish();
    }
    /// The readiness line, one for each address.
    void listening(const QList<SocketAddress> &addresses);
    /// Says the error. Only one before listening() makes the run a failure: a server goes on with the clients
    /// that it has.
    void failed(const Error &error);
    /// All sockets are closed: finished() follows when the output has been written, or nobody reads it.
    void stopped();
    /// finished(), once.
    void finish();

private:
    void printRest();

    Messages &m_messages;
    StandardOutput m_output;
    Arrivals m_arrivals;
    bool m_started = false;
    bool m_finished = false;
    int m_status = 0;
};

} // namespace wirebench
