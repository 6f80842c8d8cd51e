#include "core/web/httpserverhandler.h"

#include "core/base/errorsentence.h"
#include "core/http/httpwriter.h"
#include "core/web/httpservice.h"

#include <QFile>

#include <algorithm>

namespace wirebench {

namespace {

// What of a body is sent together with its head.
constexpr qint64 inlineSize = 64 * 1024;
constexpr qint64 lingerNs = qint64(2) * 1'000'000'000;
// A slow server sends so often, in pieces that make up its rate.
constexpr int pieceMs = 100;

Error named(Error error, const QString &peer)
{
    if (error.arguments.isEmpty())
        error.arguments.append(peer);
    else
        error.arguments.first() = peer;
    return error;
}

} // namespace

HttpServerHandler::HttpServerHandler(HttpService &service)
    : m_service(service), m_reader(HttpReader::Reads::Requests, service.config().limits),
      m_quietSince(service.now())
{
    m_service.add(*this);
}

HttpServerHandler::~HttpServerHandler()
{
    cutOff();
    m_service.remove(*this);
}

void HttpServerHandler::opened(Connection &connection)
{
    m_connection = &connection;
    m_quietSince = m_service.now();
}

void HttpServerHandler::received(Connection &connection, const Bytes &bytes)
{
    if (m_state == State::Ending)
        return;
    m_quietSince = m_service.now();
    m_pending = m_pending.isEmpty() ? bytes : Bytes::copyOf(m_pending.toByteArray() + bytes.toByteArray());
    readOn(connection);
}

void HttpServerHandler::peerFinished(Connection &connection)
{
    m_peerFinished = true;
    readOn(connection);
}

void HttpServerHandler::drained(Connection &connection)
{
    if (m_state != State::Answering || m_isQueueing)
        return;
    answered(connection);
    readOn(connection);
}

/// Messages that have come, until an answer has to wait for its reader.
void HttpServerHandler::readOn(Connection &connection)
{
    if (m_isReading)
        return;
    m_isReading = true;
    bool needsMore = false;
    while (m_state == State::Reading && !needsMore && connection.phase() != ConnectionPhase::Closed) {
        const Bytes input = m_pending; // the step's body lies in it
        const HttpReader::Step step = m_reader.read(input.view());
        m_pending = input.sliced(step.consumed);
        needsMore = step.state == HttpReader::State::NeedMore;
        m_lineEnded = m_lineEnded || input.view().contains('\n');
        keepForEcho(input.view().first(step.consumed));
        take(connection, step);
    }
    m_isReading = false;
    if (connection.phase() == ConnectionPhase::Closed)
        return;
    if (m_state == State::Reading && m_peerFinished)
        take(connection, m_reader.finish());
    if (m_state == State::Reading && m_peerFinished)
        end(connection);
    const bool pause = m_state == State::Answering;
    if (std::exchange(m_paused, pause) != pause && connection.phase() != ConnectionPhase::Closed)
        connection.pauseReading(pause);
}

void HttpServerHandler::take(Connection &connection, const HttpReader::Step &step)
{
    switch (step.state) {
    case HttpReader::State::Head:
        takeHead(connection);
        break;
    case HttpReader::State::Done:
        answer(connection);
        break;
    case HttpReader::State::Bad:
        refuse(connection, m_reader.error());
        break;
    case HttpReader::State::NeedMore:
    case HttpReader::State::Body: // thrown away, or kept for the echo already
        break;
    }
}

void HttpServerHandler::takeHead(Connection &connection)
{
    m_hasHead = true;
    m_headNs = m_service.now();
    m_keep = m_service.config().keepAliveMs > 0 && m_reader.keepsAlive();
    const qint64 limit = m_service.config().limits.bodyBytes;
    if (limit >= 0 && m_reader.contentLength() > limit) { // nobody need send what will not be taken
        refuse(connection, {ErrorCode::HttpBodyTooLarge, {QString(), QString::number(limit)}});
        return;
    }
    if (m_reader.requestHead().fields.contains("Expect"))
        continueOrRefuse(connection);
}

bool HttpServerHandler::expectsContinue() const
{
    const HttpRequestHead &head = m_reader.requestHead();
    return head.minorVersion >= 1 && head.fields.hasElement("Expect", "100-continue");
}

/// The peer waits with its body for a word (RFC 9110, 10.1.1): it may be spared.
void HttpServerHandler::continueOrRefuse(Connection &connection)
{
    const HttpRequestHead &head = m_reader.requestHead();
    std::unique_ptr<HttpAnswer> refused;
    if (head.minorVersion >= 1 && !expectsContinue())
        refused = std::make_unique<HttpAnswer>(
            refusal(417, QStringLiteral("Only “100-continue” can be expected here (RFC 9110, 10.1.1).")));
    else if (m_service.config().serve == HttpServe::Folder)
        refused = FileResponder::answerToMethod(head.method);
    if (refused) {
        m_keep = false;
        m_lingers = true; // the body may come all the same
        send(connection, std::move(*refused));
    } else if (expectsContinue()) {
        connection.send(connection.arena().copy("HTTP/1.1 100 Continue\r\n\r\n"));
    }
}

void HttpServerHandler::answer(Connection &connection)
{
    const bool isEcho = m_service.config().serve == HttpServe::Echo;
    send(connection, isEcho ? echo(connection) : m_service.answer(m_reader.requestHead()));
    m_lineEnded = false;
}

void HttpServerHandler::keepForEcho(QByteArrayView bytes)
{
    if (m_service.config().serve != HttpServe::Echo || bytes.isEmpty())
        return;
    if (!m_raw)
        m_raw = std::make_unique<BodyStore>();
    (void)m_raw->append(bytes); // a full disk shortens the answer
}

/// The request as it came, byte for byte.
HttpAnswer HttpServerHandler::echo(const Connection &connection)
{
    const std::unique_ptr<BodyStore> raw = std::exchange(m_raw, nullptr);
    const qint64 size = raw ? raw->size() : 0;
    const bool isInFile = raw && !raw->filePath().isEmpty();
    HttpAnswer answer = wholeAnswer(200, "text/plain; charset=utf-8",
                                    raw ? raw->read(0, isInFile ? inlineSize : size) : QByteArray());
    if (isInFile) {
        answer.file = FolderFile::own(raw->filePath());
        if (!answer.file.isOpen())
            return refusal(500, QStringLiteral("What was received could not be kept."));
        answer.parts.first().offset = inlineSize;
        answer.parts.first().length = size - inlineSize;
        answer.head.fields.set("Content-Length", QByteArray::number(size));
    }
    answer.head.fields.append("X-Received-From", connection.flow()->peer.toString().toUtf8());
    answer.head.fields.append("X-Received-At",
                              QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1());
    return answer;
}

void HttpServerHandler::refuse(Connection &connection, const Error &error)
{
    const Error known = named(error, connection.flow()->peer.toString());
    m_keep = false;
    m_lingers = !m_peerFinished;
    const bool isEndlessLine = error.code == ErrorCode::HttpHeadTooLarge && !m_lineEnded;
    HttpAnswer refused = refusal(isEndlessLine ? 414 : statusFor(known), englishErrorText(known));
    m_served.error = known;
    send(connection, std::move(refused));
}

void HttpServerHandler::send(Connection &connection, HttpAnswer answer)
{
    m_state = State::Answering;
    m_served.connection = connection.id();
    m_served.peer = connection.flow()->peer;
    m_served.time = QDateTime::currentDateTimeUtc();
    m_served.status = answer.head.status;
    if (!m_hasHead) {
        m_headNs = m_service.now();
    } else {
        m_served.method = m_reader.requestHead().method;
        m_served.target = m_reader.requestHead().target;
        m_served.minorVersion = m_reader.requestHead().minorVersion;
        m_served.userAgent = m_reader.requestHead().fields.value("User-Agent");
    }
    const auto head = writeHead(finished(std::move(answer.head)));
    if (!head) { // a name that no field can hold: never, because names are encoded
        connection.closeNow();
        return;
    }
    if (m_served.method == "HEAD")
        answer.parts.clear();
    m_bodyBegins = connection.sent() + quint64(connection.queued()) + quint64(head->size());
    m_isQueueing = true;
    queueAll(connection, *head, answer);
    m_isQueueing = false;
    if (connection.phase() != ConnectionPhase::Closed && connection.queued() == 0)
        answered(connection);
}

/// With what belongs to the connection and not to the file.
HttpResponseHead HttpServerHandler::finished(HttpResponseHead head) const
{
    HttpFields fields{{"Date", m_service.date()},
                      {"Server", "Wirebench/" WIREBENCH_VERSION},
                      {"X-Content-Type-Options", "nosniff"}};
    for (const HttpField &field : head.fields)
        fields.append(field.name, field.value);
    fields.append("Connection", m_keep ? "keep-alive" : "close");
    if (m_keep) {
        const int seconds = std::max(m_service.config().keepAliveMs / 1000, 1);
        fields.append("Keep-Alive", "timeout=" + QByteArray::number(seconds));
    }
    head.fields = fields;
    return head;
}

/// Head and small bodies go out with one send(); what is larger follows from its file.
void HttpServerHandler::queueAll(Connection &connection, QByteArray bytes, HttpAnswer &answer)
{
    std::shared_ptr<QFile> file;
    for (const HttpAnswer::Part &part : std::as_const(answer.parts)) {
        bytes += part.bytes;
        if (part.length == 0)
            continue;
        const qsizetype size = bytes.size();
        if (!file && size + part.length <= inlineSize) {
            bytes.resize(size + qsizetype(part.length));
            if (answer.file.read(part.offset, bytes.data() + size, part.length) == part.length)
                continue;
            connection.reset(); // it is shorter than has been announced
            return;
        }
        if (!file)
            file = answer.file.handOver();
        queue(connection, std::exchange(bytes, {}), {file, part.offset, part.length});
    }
    if (!bytes.isEmpty())
        queue(connection, bytes, {});
}

void HttpServerHandler::queue(Connection &connection, const QByteArray &bytes, const OutboundFile &file) const
{
    OutboundMessage message;
    message.bytes = connection.arena().copy(bytes);
    message.openFile = file;
    if (const int rate = m_service.config().bytesPerSecond; rate > 0) {
        message.pieceSize = std::max(int(qint64(rate) * pieceMs / 1000), 1);
        message.pieceDelayMs = int(qint64(message.pieceSize) * 1000 / rate);
    }
    (void)connection.send(message); // refused only by a connection that is gone
}

void HttpServerHandler::answered(Connection &connection)
{
    m_state = State::Reading;
    m_quietSince = m_service.now();
    report(true);
    if (!m_keep)
        end(connection);
}

void HttpServerHandler::report(bool complete)
{
    m_served.durationNs = m_service.now() - m_headNs;
    m_served.complete = complete;
    m_served.bodySent = m_connection ? std::max<qint64>(qint64(m_connection->sent() - m_bodyBegins), 0) : 0;
    m_service.report(std::exchange(m_served, {}));
    m_hasHead = false;
}

void HttpServerHandler::cutOff()
{
    if (m_state != State::Answering)
        return;
    m_state = State::Ending;
    report(false);
}

void HttpServerHandler::end(Connection &connection)
{
    m_state = State::Ending;
    const bool mayCome = (m_lingers || !m_pending.isEmpty()) && !m_peerFinished;
    m_pending = {};
    if (mayCome)
        connection.halfClose();
    else
        connection.close();
}

void HttpServerHandler::look(qint64 now)
{
    if (!m_connection || m_connection->phase() == ConnectionPhase::Closed)
        return;
    if (m_connection->isStepping())
        m_quietSince = now;
    const qint64 quiet = now - m_quietSince;
    if (m_state == State::Ending && quiet > lingerNs)
        m_connection->closeNow();
    if (m_state != State::Reading || quiet <= m_service.quietLimitNs())
        return;
    if (!m_reader.hasBegun()) {
        end(*m_connection);
        return;
    }
    m_keep = false;
    m_lingers = true;
    send(*m_connection, refusal(408, QStringLiteral("The rest of the request did not come in time.")));
}

} // namespace wirebench
