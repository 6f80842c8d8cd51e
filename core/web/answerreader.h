#pragma once

#include "core/http/contentdecoder.h"
#include "core/http/httphop.h"
#include "core/http/httpreader.h"

#include <functional>
#include <optional>

namespace wirebench {

class HttpBodySink;

/// Reads the answer to one request, from bytes as they come, into its hop: head, trailer, parts, the raw
/// beginning, and the body with its content codings undone, which goes to a BodyStore or to a sink. Knows
/// no socket. Belongs to one request on one connection; the hop outlives it.
class AnswerReader
{
public:
    struct Rules
    {
        HttpLimits limits;
        qint64 decodedLimit = -1; ///< bytes of the body, unpacked; -1: none
        bool undoCodings = true;
    };
    /// What is done with a body.
    struct Destination
    {
        HttpBodySink *sink = nullptr; ///< null: a BodyStore of the hop
        qint64 most = -1;             ///< bytes; more are not waited for. -1: all are wanted
    };
    /// Told of the final head.
    using Decide = std::function<Destination(const HttpResponseHead &)>;

    /// @param hop its request says which method is answered.
    AnswerReader(HttpHop &hop, const Rules &rules, Decide decide);

    enum class State : quint8 {
        Reading,
        Complete, ///< or as much of it as is wanted
        Failed,   ///< the hop's error says why; what came before is there
    };
    State take(QByteArrayView bytes);
    State peerFinished();
    /// Takes over into the hop what is there. Call it once, at the end, whatever the state.
    void close();

    State state() const { return m_state; }
    bool hasBegun() const { return m_rawSize > 0; }
    /// The connection can carry another request. Known when it is complete.
    bool keepsConnection() const { return m_keepsConnection; }
    qint64 bodyReceived() const { return m_bodyReceived; } ///< bytes, as on the wire
    qint64 bodyExpected() const { return m_hop.answered ? m_reader.contentLength() : -1; }

private:
    void handle(const HttpReader::Step &step);
    void headCame();
    Result<void> prepareBody();
    void bodyCame(QByteArrayView bytes);
    void bodyEnded();
    Result<void> store(QByteArrayView bytes);
    void keepRaw(QByteArrayView bytes);
    void fail(Error error);

    HttpHop &m_hop;
    const Rules m_rules;
    const Decide m_decide;
    HttpReader m_reader;
    std::optional<ContentDecoder> m_decoder;
    std::shared_ptr<BodyStore> m_store;
    Destination m_destination;
    State m_state = State::Reading;
    bool m_keepsConnection = false;
    bool m_cutToMessage = false; ///< what came behind the message is none of its bytes
    qint64 m_bodyReceived = 0;
    quint64 m_rawSize = 0;
};

} // namespace wirebench
