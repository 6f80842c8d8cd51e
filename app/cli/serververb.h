#pragma once

#include "app/cli/arrivals.h"
#include "app/cli/standardoutput.h"
#include "app/cli/verb.h"
#include "app/common/messages.h"
#include "core/answer/rulesdesk.h"
#include "core/base/address.h"
#include "core/chat/chatevent.h"
#include "core/workspace/settings.h"

#include <QList>

#include <optional>

namespace wirebench {

/// What the servers' verbs share: they say where they listen and who came, and end when the last line is
/// written. A subclass owns the engine and tells what becomes of it.
class ServerVerb : public Verb
{
    Q_OBJECT

protected:
    /// What is printed of the clients.
    enum class Prints : quint8 {
        Arrivals, ///< each that comes, read from the log
        Own,      ///< what the subclass writes to output()
    };
    ServerVerb(const TrafficLog &log, Messages &messages, Prints prints = Prints::Arrivals);

    Messages &messages() { return m_messages; }
    StandardOutput &output() { return m_output; }

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
    void listening(const QList<SocketAddress> &addresses) { listeningFor({}, addresses); }
    /// The same of a verb with several services: each line says which.
    void listeningFor(const QString &service, const QList<SocketAddress> &addresses);
    /// Says the error. Only one before listening() makes the run a failure: a server goes on with the clients
    /// that it has.
    void failed(const Error &error);
    /// Says it, and the exit status will be 1.
    void failedForGood(const Error &error);
    /// A conversation, on standard output beside who came. While nobody reads the output, lines are left out.
    void print(const QList<ChatEvent> &events);
    /// What rules have noted, each on a line of standard error.
    void tellNotes(const QList<RuleNote> &notes, int dropped);
    /// All sockets are closed: finished() follows when the output has been written, or nobody reads it.
    void stopped();
    /// finished(), once.
    void finish();

private:
    void printRest();

    Messages &m_messages;
    StandardOutput m_output;
    std::optional<Arrivals> m_arrivals;
    bool m_started = false;
    bool m_finished = false;
    int m_status = 0;
};

} // namespace wirebench
