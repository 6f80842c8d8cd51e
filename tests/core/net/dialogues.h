#pragma once

#include "core/net/proxydialogue.h"

namespace wirebench {

/// How a dialogue with a proxy went that was fed from a test.
struct DialogueOutcome
{
    ProxyDialogue::State state = ProxyDialogue::State::Going;
    QByteArray said; ///< everything that it sent
    QByteArray rest; ///< what it left of the proxy's bytes
    Error error;
};

/// Feeds the proxy's bytes in pieces of @p piece bytes (0: all at once), each as far as the one before was
/// taken.
inline DialogueOutcome feed(ProxyDialogue &dialogue, const QByteArray &bytes, qsizetype piece)
{
    DialogueOutcome outcome;
    outcome.said = dialogue.takeOutput();
    qsizetype at = 0;
    while (at < bytes.size() && dialogue.state() == ProxyDialogue::State::Going) {
        const qsizetype size = piece == 0 ? bytes.size() - at : qMin(piece, bytes.size() - at);
        at += dialogue.receive(QByteArrayView(bytes).sliced(at, size));
        outcome.said += dialogue.takeOutput();
    }
    outcome.state = dialogue.state();
    outcome.rest = bytes.mid(at);
    outcome.error = dialogue.error();
    return outcome;
}

inline ProxyConfig proxyConfig(const char *text)
{
    return parseProxy(splitProxy(QString::fromLatin1(text)).value()).value();
}

} // namespace wirebench
