#include "core/web/answerreader.h"

#include "core/web/httpbodysink.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr int switchingProtocols = 101;

/// Whom the reader's errors are about: it does not know.
void namePeer(Error &error, const QString &peer)
{
    if (error.arguments.isEmpty())
        error.arguments.append(peer);
    else if (error.arguments.first().isEmpty())
        error.arguments.first() = peer;
}

} // namespace

AnswerReader::AnswerReader(HttpHop &hop, const Rules &rules, Decide decide)
    : m_hop(hop), m_rules(rules), m_decide(std::move(decide)),
      m_reader(HttpReader::Reads::Responses, rules.limits)
{
    m_reader.expectAnswerTo(hop.request.method);
}

AnswerReader::State AnswerReader::take(QByteArrayView bytes)
{
    if (m_state != State::Reading)
        return m_state;
    keepRaw(bytes);
    while (m_state == State::Reading) {
        const HttpReader::Step step = m_reader.read(bytes);
        bytes = bytes.sliced(step.consumed);
        if (step.state == HttpReader::State::NeedMore)
            break;
        handle(step);
    }
    if (m_state == State::Complete && !bytes.isEmpty()) {
        m_cutToMessage = true;
        m_keepsConnection = false; // nobody knows what that belongs to
    }
    return m_state;
}

AnswerReader::State AnswerReader::peerFinished()
{
    if (m_state == State::Reading)
        handle(m_reader.finish());
    return m_state;
}

void AnswerReader::handle(const HttpReader::Step &step)
{
    switch (step.state) {
    case HttpReader::State::NeedMore:
        break;
    case HttpReader::State::Head:
        headCame();
        break;
    case HttpReader::State::Body:
        bodyCame(step.body);
        break;
    case HttpReader::State::Done:
        bodyEnded();
        break;
    case HttpReader::State::Bad:
        fail(m_reader.error());
        break;
    }
}

void AnswerReader::headCame()
{
    const HttpResponseHead &head = m_reader.responseHead();
    if (head.isInterim() && head.status != switchingProtocols)
        return;
    m_hop.response = head;
    m_hop.answered = true;
    if (head.status == switchingProtocols) { // what follows is no HTTP: there is nobody here to read it
        m_hop.complete = true;
        m_state = State::Complete;
        return;
    }
    m_destination = m_decide(head);
    if (const auto prepared = prepareBody(); !prepared)
        fail(prepared.error());
}

Result<void> AnswerReader::prepareBody()
{
    m_store = std::make_shared<BodyStore>();
    m_hop.body = m_store;
    if (m_destination.sink) {
        if (auto begun = m_destination.sink->begin(m_hop.response); !begun)
            return begun;
    }
    if (!m_rules.undoCodings)
        return {};
    auto decoder = ContentDecoder::forFields(m_hop.response.fields, m_rules.decodedLimit);
    if (decoder && !decoder->isIdentity()) {
        m_decoder.emplace(std::move(*decoder));
    } else if (!decoder) { // kept as it comes
        m_hop.error = decoder.error();
        namePeer(m_hop.error, m_hop.url.toString());
    }
    return {};
}

void AnswerReader::bodyCame(QByteArrayView bytes)
{
    m_bodyReceived += bytes.size();
    const auto taken =
        m_decoder ? m_decoder->decode(bytes, [this](QByteArrayView decoded) { return store(decoded); })
                  : store(bytes);
    if (!taken)
        fail(taken.error());
    else if (m_destination.most >= 0 && m_bodyReceived > m_destination.most)
        m_state = State::Complete; // for whoever reads it, not for the connection
}

void AnswerReader::bodyEnded()
{
    m_keepsConnection = m_reader.keepsAlive();
    m_hop.trailer = m_reader.trailer();
    if (m_decoder) {
        const auto ended = m_decoder->finish([this](QByteArrayView decoded) { return store(decoded); });
        if (!ended) {
            fail(ended.error());
            return;
        }
    }
    m_hop.complete = true;
    m_state = State::Complete;
}

Result<void> AnswerReader::store(QByteArrayView bytes)
{
    return m_destination.sink ? m_destination.sink->write(bytes) : m_store->append(bytes);
}

void AnswerReader::keepRaw(QByteArrayView bytes)
{
    m_rawSize += quint64(bytes.size());
    if (const qsizetype room = HttpHop::rawLimit - m_hop.raw.size(); room > 0)
        m_hop.raw.append(bytes.first(std::min(room, bytes.size())));
}

void AnswerReader::fail(Error error)
{
    m_state = State::Failed;
    namePeer(error, m_hop.peer);
    m_hop.error = std::move(error);
}

void AnswerReader::close()
{
    m_hop.parts = m_reader.parts();
    m_hop.rawSize = m_cutToMessage ? m_reader.size() : m_rawSize;
    if (m_cutToMessage)
        m_hop.raw.truncate(qsizetype(std::min<quint64>(m_hop.rawSize, quint64(m_hop.raw.size()))));
}

} // namespace wirebench
