#pragma once

#include "core/http/bodystore.h"
#include "core/http/httpreader.h"
#include "core/net/connection.h"
#include "core/net/handler.h"
#include "core/web/httpanswer.h"
#include "core/web/httpserver.h"

#include <memory>

namespace wirebench {

class HttpService;

/// One connection of an HTTP server: reads requests, answers them one after the other, in their order. While
/// an answer goes out nothing is read, so that whoever asks without reading is throttled by TCP itself, and a
/// connection never holds more than one answer and the rest of one recv(). Files go out from their
/// descriptor.
///
/// A request that breaks a rule is answered and ends the connection: what follows it cannot be told apart
/// from another request. It is half-closed then, and read until the peer closes too, or for two seconds: a
/// close with bytes unread would be a reset, which can overtake the answer (RFC 9112, 9.6).
class HttpServerHandler final : public ConnectionHandler
{
public:
    explicit HttpServerHandler(HttpService &service);
    ~HttpServerHandler() override;

    void opened(Connection &connection) override;
    void received(Connection &connection, const Bytes &bytes) override;
    void peerFinished(Connection &connection) override;
    void drained(Connection &connection) override;

    /// Ends a connection that has been quiet for too long. @p now as of the log.
    void look(qint64 now);
    /// Tells of an answer under way that it will not be complete.
    void cutOff();

private:
    enum class State : quint8 {
        Reading,   ///< a request, or waiting for one
        Answering, ///< the answer is not yet with the system
        Ending,    ///< everything is said; what still comes is thrown away
    };

    void readOn(Connection &connection);
    void take(Connection &connection, const HttpReader::Step &step);
    void takeHead(Connection &connection);
    bool expectsContinue() const;
    void continueOrRefuse(Connection &connection);
    void answer(Connection &connection);
    HttpAnswer echo(const Connection &connection);
    void refuse(Connection &connection, const Error &error);
    void send(Connection &connection, HttpAnswer answer);
    HttpResponseHead finished(HttpResponseHead head) const;
    void queueAll(Connection &connection, QByteArray bytes, HttpAnswer &answer);
    void queue(Connection &connection, const QByteArray &bytes, const OutboundFile &file) const;
    void answered(Connection &connection);
    void report(bool complete);
    void end(Connection &connection);
    void keepForEcho(QByteArrayView bytes);

    HttpService &m_service;
    Connection *m_connection = nullptr;
    HttpReader m_reader;
    State m_state = State::Reading;
    Bytes m_pending;           ///< received and not yet read
    bool m_hasHead = false;    ///< of the request under way
    bool m_lineEnded = false;  ///< a line of the message under way has
    bool m_isReading = false;  ///< readOn() is on the call stack
    bool m_isQueueing = false; ///< queueAll() is
    bool m_paused = false;
    bool m_peerFinished = false;
    bool m_keep = true;     ///< another request may follow this one
    bool m_lingers = false; ///< the peer may still send
    qint64 m_quietSince = 0;
    qint64 m_headNs = 0;
    quint64 m_bodyBegins = 0; ///< bytes sent on the connection up to the body of the answer
    ServedRequest m_served;
    std::unique_ptr<BodyStore> m_raw; ///< of the message under way, for the echo
};

} // namespace wirebench
