#pragma once

#include "core/base/error.h"
#include "core/http/httpmessage.h"
#include "core/http/httppart.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

namespace wirebench {

/// What a peer may send at most before it is believed to be hostile or broken.
struct HttpLimits
{
    qint64 headBytes = 64 * 1024; ///< start line and fields of one message; the trailer has the same
    int fields = 200;
    /// Before content codings are undone; -1: no limit. So many are given before the body is refused; whoever
    /// wants to refuse an announced length at once compares contentLength() at the head.
    qint64 bodyBytes = -1;
    /// That are kept of one message for its anatomy; the rest is not described. A fault has its place among
    /// them.
    int parts = 20'000;
};

/// Reads HTTP/1 messages of one direction of a connection from bytes that come in pieces of any size.
/// Knows no socket (h11's way): it says what it has found, or that it needs more, or what is wrong. No byte
/// is read again when more come. Boost.Beast's basic_parser reads the grammar; around it stand the rules that
/// it is lenient about: bare line ends, folded fields, lengths that conflict (RFC 9112).
///
///     while (true) {
///         const HttpReader::Step step = reader.read(input);
///         input = input.sliced(step.consumed);
///         switch (step.state) { … }
///     }
///
/// After Done the next message begins with the next read(), so that pipelined messages just follow. After
/// Bad nothing is read any more. A value for one connection and one direction; belongs to one thread.
class HttpReader
{
public:
    enum class Reads : quint8 { Requests, Responses };

    explicit HttpReader(Reads reads, const HttpLimits &limits = {});
    ~HttpReader();
    HttpReader(HttpReader &&) noexcept;
    HttpReader &operator=(HttpReader &&) noexcept;

    /// The method of the request whose answer is read next: the answer to HEAD has no body, and that to
    /// CONNECT with 2xx neither. Responses only; call it before the first byte of each answer.
    void expectAnswerTo(QByteArrayView method);

    enum class State : quint8 {
        NeedMore, ///< everything was consumed
        Head,     ///< requestHead() or responseHead() is there; if it isInterim(), another head follows
        Body,     ///< step.body: bytes of the body, transfer coding undone. They lie in the input
        Done,     ///< the message has ended; trailer() is there
        Bad,      ///< error() says what; what was not consumed belongs to nobody
    };
    struct Step
    {
        State state = State::NeedMore;
        qsizetype consumed = 0;
        QByteArrayView body;
    };
    Step read(QByteArrayView input);
    /// The peer has closed its direction: ends a body that is delimited so (Done), is nothing between two
    /// messages (NeedMore), and cuts off everything else (Bad, HttpCutOff with the bytes that came and those
    /// announced, or HttpUnanswered before the first byte of a response).
    Step finish();

    const HttpRequestHead &requestHead() const;
    const HttpResponseHead &responseHead() const;
    const HttpFields &trailer() const;
    /// What the body is delimited by; known with the head. -1: not by a Content-Length.
    qint64 contentLength() const;
    bool isChunked() const;
    bool isDelimitedByClose() const;
    /// The connection can be used for another message after this one.
    bool keepsAlive() const;
    /// Of the message under way or just done: its parts so far, and its bytes so far on the wire, the interim
    /// heads of a response before it included.
    const QList<HttpPart> &parts() const;
    quint64 size() const;
    bool hasBegun() const; ///< a byte of a message has come that has not been Done

    /// Arguments as error.h says, the peer (first) left empty for whoever knows it.
    const Error &error() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
