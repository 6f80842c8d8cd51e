#pragma once

#include "app/cli/standardinput.h"
#include "app/cli/standardoutput.h"
#include "app/cli/verb.h"
#include "app/common/messages.h"

namespace wirebench {

/// What the clients' verbs share: standard input and output, and how they end. A subclass owns the engine
/// and tells what becomes of it.
class ClientVerb : public Verb
{
    Q_OBJECT

public:
    void stop() final;

protected:
    explicit ClientVerb(Messages &messages);

    StandardInput &input() { return m_input; }
    StandardOutput &output() { return m_output; }

    /// Closes the socket as soon as what waits is sent; closed() follows.
    virtual void closeSocket() = 0;
    /// What waits has had its time.
    virtual void closeAtOnce() = 0;

    /// Says the error; the exit status will be 1.
    void failed(const Error &error);
    /// The exit status will be 1; what is wrong has been said.
    void setFailed() { m_status = 1; }
    /// The socket is closed: finished() follows when the output has been written.
    void closed();
    /// finished(), once.
    void finish();

private:
    void outputFailed(int systemError);

    Messages &m_messages;
    StandardInput m_input;
    StandardOutput m_output;
    bool m_stopping = false;
    bool m_closed = false;
    bool m_finished = false;
    int m_status = 0;
};

} // namespace wirebench
