#pragma once

#include "app/cli/quiettimer.h"
#include "app/cli/standardinput.h"
#include "app/cli/standardoutput.h"
#include "core/net/connection.h"

#include <QList>
#include <QObject>

namespace wirebench {

/// What a client does with its connection: sends the given texts, or what comes on standard input; writes
/// what arrives to standard output; closes its sending direction at the end. A peer that sends no more may
/// still read: what there is to send goes out before the connection is closed. Both directions are slowed
/// down by whoever does not keep up. Made for one connection, on the I/O thread.
class StreamHandler final : public ConnectionHandler
{
public:
    /// @param input null: only @p texts are sent. Input and output outlive the connection.
    /// @param halfClose after the texts; the end of the input always does.
    StreamHandler(StandardInput *input, StandardOutput &output, QList<QByteArray> texts, bool halfClose);

    void opened(Connection &connection) override;
    void received(Connection &connection, const Bytes &bytes) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override;

private:
    void sendNextText(Connection &connection);
    void takeInput(Connection &connection);
    bool hasMoreToSend(const Connection &connection) const;
    void closeIfDone(Connection &connection);

    StandardInput *const m_input;
    StandardOutput &m_output;
    QList<QByteArray> m_texts;
    const bool m_halfClose;
    bool m_inputEnded = false;
    bool m_peerFinished = false;
    QuietTimer m_quiet; ///< runs while the peer has finished and nothing comes on the input
    QObject m_context; ///< ends the signals of input and output with the connection
};

} // namespace wirebench
