#include "core/http/httpreader.h"

#include "core/http/httpanatomy.h"
#include "core/http/httpchunks.h"
#include "core/http/httpframing.h"
#include "core/http/httpgrammar.h"
#include "core/http/httplines.h"
#include "core/http/httprefusal.h"

#include <algorithm>
#include <limits>

namespace wirebench {

using Line = HttpLines::Line;

class HttpReader::Private
{
public:
    /// Where in a message the next byte belongs.
    enum class Phase : quint8 { Between, Head, Length, Close, Chunks, Trailer, Ended, Failed };

    Private(Reads how, const HttpLimits &some);

    Step step(QByteArrayView input);
    Step finish();
    void beginMessage();

    /// Bytes of the message; those of a line under way are not told to the anatomy yet.
    quint64 size() const { return std::max(anatomy.size(), linesAt + quint64(lines.bytes().size())); }
    bool isRequests() const { return reads == Reads::Requests; }

    Reads reads;
    HttpLimits limits;
    Phase phase = Phase::Between;
    HttpGrammar grammar;
    HttpLines lines;
    HttpChunks chunks;
    HttpAnatomy anatomy;
    HttpFraming framing;
    HttpFields trailer;
    QByteArray method = "GET"; ///< of the request that is answered
    bool expectsAnswer = false;
    bool begun = false;   ///< more than empty lines came
    bool stays = false;   ///< the connection, after this message
    quint64 linesAt = 0;  ///< where the lines under way begin in the message
    qint64 headBytes = 0; ///< of the heads before the one under way
    qint64 bodyBytes = 0; ///< that were given
    Error error;

private:
    Step readHead(QByteArrayView input);
    Step takeLine(qsizetype consumed);
    Step endHead(qsizetype consumed);
    void beginLines(HttpLines::Section section, qint64 used);
    Step readLength(QByteArrayView input);
    Step readToClose(QByteArrayView input);
    Step readChunks(QByteArrayView input);
    Step readTrailer(QByteArrayView input);
    Step body(QByteArrayView bytes, qsizetype consumed);
    Step done();

    static Phase phaseOfBody(const HttpFraming &framing);
    qint64 roomForBody() const;
    Step refuse(HttpRefusal refusal, qsizetype consumed);
    Step refuseBody();
    HttpLineRefusals lineRefusals();
};

HttpReader::Private::Private(Reads how, const HttpLimits &some)
    : reads(how), limits(some),
      grammar(how == Reads::Requests ? HttpGrammar::Reads::Requests : HttpGrammar::Reads::Responses),
      anatomy(std::max(some.parts, 1)), expectsAnswer(how == Reads::Responses)
{
}

void HttpReader::Private::beginMessage()
{
    anatomy.clear();
    trailer = {};
    framing = {};
    begun = stays = false;
    headBytes = bodyBytes = 0;
    beginLines(isRequests() ? HttpLines::Section::Request : HttpLines::Section::Response, 0);
    phase = Phase::Head;
}

/// @param used bytes of the limit that earlier heads of the message have taken
void HttpReader::Private::beginLines(HttpLines::Section section, qint64 used)
{
    linesAt = anatomy.size();
    lines.begin(section, std::max<qint64>(limits.headBytes - used, 0), limits.fields);
}

HttpReader::Step HttpReader::Private::step(QByteArrayView input)
{
    if (phase == Phase::Failed)
        return {State::Bad, 0, {}};
    if (phase == Phase::Ended)
        return done();
    if (input.isEmpty())
        return {};
    if (phase == Phase::Between)
        beginMessage();
    switch (phase) {
    case Phase::Length:
        return readLength(input);
    case Phase::Close:
        return readToClose(input);
    case Phase::Chunks:
        return readChunks(input);
    case Phase::Trailer:
        return readTrailer(input);
    default:
        return readHead(input);
    }
}

// Head

HttpReader::Step HttpReader::Private::readHead(QByteArrayView input)
{
    qsizetype consumed = 0;
    while (true) {
        qsizetype used = 0;
        const HttpLines::State state = lines.take(input.sliced(consumed), used);
        consumed += used;
        begun = begun || lines.line().kind != Line::Kind::Blank;
        if (state == HttpLines::State::Bad)
            return refuse(lineRefusals().ofLine(isRequests(), limits.headBytes, limits.fields), consumed);
        if (state == HttpLines::State::NeedMore)
            return {State::NeedMore, consumed, {}};
        if (state == HttpLines::State::End)
            return endHead(consumed);
        if (const Step step = takeLine(consumed); step.state == State::Bad)
            return step;
    }
}

HttpReader::Step HttpReader::Private::takeLine(qsizetype consumed)
{
    const Line &line = lines.line();
    if (line.kind == Line::Kind::Field) {
        anatomy.addField(line);
    } else if (line.kind == Line::Kind::Start) {
        const QByteArrayView text = QByteArrayView(lines.bytes()).sliced(line.begin);
        if (const ErrorCode code = grammar.readStartLine(text); code != ErrorCode::None)
            return refuse(lineRefusals().ofStartLine(code, isRequests()), consumed);
        if (isRequests())
            anatomy.addRequestLine(grammar.request());
        else
            anatomy.addStatusLine(line);
    } else {
        anatomy.addLineEnd();
    }
    return {};
}

HttpReader::Step HttpReader::Private::endHead(qsizetype consumed)
{
    anatomy.addLineEnd();
    if (const ErrorCode code = grammar.readFields(lines); code != ErrorCode::None)
        return refuse(lineRefusals().ofField(code, grammar.fields().size()), consumed);
    const auto outcome = isRequests() ? framingOf(grammar.request()) : framingOf(grammar.response(), method);
    if (!outcome)
        return refuse(lineRefusals().ofField(outcome.error().code, outcome.error().field), consumed);
    framing = *outcome;
    if (!isRequests() && grammar.response().isInterim()) {
        headBytes += lines.bytes().size();
        beginLines(HttpLines::Section::Response, headBytes);
        return {State::Head, consumed, {}};
    }
    chunks.begin(limits.headBytes);
    phase = phaseOfBody(framing);
    const int minor = isRequests() ? grammar.request().minorVersion : grammar.response().minorVersion;
    const bool tunnels = !isRequests() && (grammar.response().status == 101 ||
                                           (method == "CONNECT" && grammar.response().status / 100 == 2));
    stays = phase != Phase::Close && !tunnels && wirebench::keepsAlive(minor, grammar.fields());
    return {State::Head, consumed, {}};
}

// Body

HttpReader::Private::Phase HttpReader::Private::phaseOfBody(const HttpFraming &framing)
{
    switch (framing.kind) {
    case HttpFraming::Kind::Length:
        return framing.length > 0 ? Phase::Length : Phase::Ended;
    case HttpFraming::Kind::Chunked:
        return Phase::Chunks;
    case HttpFraming::Kind::Close:
        return Phase::Close;
    case HttpFraming::Kind::None:
        break;
    }
    return Phase::Ended;
}

qint64 HttpReader::Private::roomForBody() const
{
    return limits.bodyBytes < 0 ? std::numeric_limits<qint64>::max()
                                : std::max<qint64>(limits.bodyBytes - bodyBytes, 0);
}

HttpReader::Step HttpReader::Private::body(QByteArrayView bytes, qsizetype consumed)
{
    bodyBytes += bytes.size();
    return {State::Body, consumed, bytes};
}

HttpReader::Step HttpReader::Private::readLength(QByteArrayView input)
{
    const qint64 most = std::min<qint64>({input.size(), framing.length - bodyBytes, roomForBody()});
    if (most == 0)
        return refuseBody();
    anatomy.add(HttpPartKind::Body, quint64(most));
    if (bodyBytes + most == framing.length)
        phase = Phase::Ended;
    return body(input.first(most), most);
}

HttpReader::Step HttpReader::Private::readToClose(QByteArrayView input)
{
    const qint64 most = std::min<qint64>(input.size(), roomForBody());
    if (most == 0)
        return refuseBody();
    anatomy.add(HttpPartKind::Body, quint64(most));
    return body(input.first(most), most);
}

HttpReader::Step HttpReader::Private::readChunks(QByteArrayView input)
{
    qsizetype consumed = 0;
    qsizetype data = 0;
    switch (chunks.take(input, roomForBody(), anatomy, consumed, data)) {
    case HttpChunks::State::NeedMore:
        return {State::NeedMore, consumed, {}};
    case HttpChunks::State::Data: {
        if (data > 0)
            return body(input.sliced(consumed - data, data), consumed);
        Step step = refuseBody();
        step.consumed += consumed;
        return step;
    }
    case HttpChunks::State::Last: {
        beginLines(HttpLines::Section::Trailer, 0);
        phase = Phase::Trailer;
        Step step;
        if (consumed < input.size())
            step = readTrailer(input.sliced(consumed));
        step.consumed += consumed;
        return step;
    }
    case HttpChunks::State::Bad:
        break;
    }
    const quint64 at = anatomy.size() - quint64(chunks.fault().back);
    if (chunks.fault().code == ErrorCode::HttpHeadTooLarge)
        return refuse(refusalByLimit(ErrorCode::HttpHeadTooLarge, limits.headBytes, at), consumed);
    // What stands where a chunk should end is told; of a size line, all of it so far.
    const bool inLine = chunks.fault().code != ErrorCode::HttpChunkEnd;
    const QByteArrayView shown = inLine ? QByteArrayView(chunks.line()) : input.sliced(consumed - 1, 1);
    return refuse(refusalAt(chunks.fault().code, shown, at), consumed);
}

HttpReader::Step HttpReader::Private::readTrailer(QByteArrayView input)
{
    qsizetype consumed = 0;
    while (true) {
        qsizetype used = 0;
        const HttpLines::State state = lines.take(input.sliced(consumed), used);
        consumed += used;
        if (state == HttpLines::State::NeedMore)
            return {State::NeedMore, consumed, {}};
        if (state == HttpLines::State::Bad)
            return refuse(lineRefusals().ofLine(isRequests(), limits.headBytes, limits.fields), consumed);
        const Line &line = lines.line();
        if (state == HttpLines::State::End)
            break;
        anatomy.addField(line, HttpPartKind::TrailerName, HttpPartKind::TrailerValue);
        trailer.append(lines.bytes().mid(line.begin, line.colon - line.begin),
                       lines.bytes().mid(line.value, line.valueEnd - line.value));
    }
    anatomy.addLineEnd();
    Step step = done();
    step.consumed = consumed;
    return step;
}

HttpReader::Step HttpReader::Private::done()
{
    phase = Phase::Between;
    begun = expectsAnswer = false;
    method = "GET";
    return {State::Done, 0, {}};
}

HttpReader::Step HttpReader::Private::finish()
{
    if (phase == Phase::Failed)
        return {State::Bad, 0, {}};
    if (phase == Phase::Ended || phase == Phase::Close)
        return done();
    const bool nothing = phase == Phase::Between || (phase == Phase::Head && !begun);
    if (nothing && !expectsAnswer)
        return {};
    phase = Phase::Failed;
    if (nothing) {
        error = {ErrorCode::HttpUnanswered, {QString()}};
    } else {
        const bool inBody = phase != Phase::Head && framing.kind == HttpFraming::Kind::Length;
        error = {
            ErrorCode::HttpCutOff,
            {QString(), QString::number(bodyBytes), inBody ? QString::number(framing.length) : QString()}};
    }
    return {State::Bad, 0, {}};
}

// What is refused

HttpReader::Step HttpReader::Private::refuse(HttpRefusal refusal, qsizetype consumed)
{
    anatomy.fault(refusal.partOffset);
    error = std::move(refusal.error);
    phase = Phase::Failed;
    stays = false;
    return {State::Bad, consumed, {}};
}

/// The first byte behind the limit is the fault.
HttpReader::Step HttpReader::Private::refuseBody()
{
    anatomy.add(HttpPartKind::Fault, 1);
    return refuse(refusalByLimit(ErrorCode::HttpBodyTooLarge, limits.bodyBytes, anatomy.size() - 1), 1);
}

/// All bytes of the lines are told to the anatomy first, as a fault must not end before them.
HttpLineRefusals HttpReader::Private::lineRefusals()
{
    anatomy.add(HttpPartKind::Fault, linesAt + quint64(lines.bytes().size()) - anatomy.size());
    return HttpLineRefusals(lines, linesAt);
}

// The class itself

HttpReader::HttpReader(Reads reads, const HttpLimits &limits) : d(std::make_unique<Private>(reads, limits)) {}
HttpReader::~HttpReader() = default;
HttpReader::HttpReader(HttpReader &&) noexcept = default;
HttpReader &HttpReader::operator=(HttpReader &&) noexcept = default;

void HttpReader::expectAnswerTo(QByteArrayView method)
{
    d->method = method.toByteArray();
    d->expectsAnswer = true;
}

HttpReader::Step HttpReader::read(QByteArrayView input)
{
    return d->step(input);
}

HttpReader::Step HttpReader::finish()
{
    return d->finish();
}

const HttpRequestHead &HttpReader::requestHead() const
{
    return d->grammar.request();
}

const HttpResponseHead &HttpReader::responseHead() const
{
    return d->grammar.response();
}

const HttpFields &HttpReader::trailer() const
{
    return d->trailer;
}

qint64 HttpReader::contentLength() const
{
    return d->framing.length;
}

bool HttpReader::isChunked() const
{
    return d->framing.kind == HttpFraming::Kind::Chunked;
}

bool HttpReader::isDelimitedByClose() const
{
    return d->framing.kind == HttpFraming::Kind::Close;
}

bool HttpReader::keepsAlive() const
{
    return d->stays;
}

const QList<HttpPart> &HttpReader::parts() const
{
    return d->anatomy.parts();
}

quint64 HttpReader::size() const
{
    return d->size();
}

bool HttpReader::hasBegun() const
{
    return d->begun;
}

const Error &HttpReader::error() const
{
    return d->error;
}

} // namespace wirebench
