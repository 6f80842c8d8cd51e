#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// What a practice server answers with at one point of a dialogue.
struct PracticeReply
{
    enum class Then : quint8 {
        GoOn,
        StartTls, ///< TLS begins behind these bytes; what has come behind the command is thrown away
        Close,    ///< once these bytes are sent
    };

    QByteArray bytes;
    Then then = Then::GoOn;

    friend bool operator==(const PracticeReply &, const PracticeReply &) = default;
};

/// The server's end of one dialogue, without a socket: takes bytes however they are cut, gives replies one at a
/// time, so that whoever sends them can stop while too many wait. One for one connection; what sessions
/// share is a PracticeWorld, which outlives them.
class PracticeSession
{
public:
    virtual ~PracticeSession() = default;

    /// What the server says first, as soon as the connection stands; empty where the client begins.
    virtual PracticeReply greeting() = 0;
    /// Takes the bytes of one read. Whoever reads asks next() until it gives nothing, or reads no more.
    virtual void add(QByteArrayView bytes) = 0;
    virtual std::optional<PracticeReply> next() = 0;
    /// TLS stands now, from the first byte or after Then::StartTls.
    virtual void secured() {}
};

} // namespace wirebench
