// HttpReader, both ways: however the bytes are cut, the same is found, within its limits, and what was read
// as a head can be written and read again.

#include "../core/http/httptranscript.h"
#include "core/http/httpreader.h"
#include "core/http/httpwriter.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

HttpLimits limitsFor(unsigned options)
{
    HttpLimits limits;
    if (options & 2) {
        limits.headBytes = 300;
        limits.fields = 5;
        limits.parts = 40;
    }
    if (options & 4)
        limits.bodyBytes = 20;
    return limits;
}

QList<QByteArray> methodsFor(unsigned options)
{
    if (!(options & 1))
        return {};
    return options & 8 ? QList<QByteArray>{"HEAD", "GET", "CONNECT"} : QList<QByteArray>{"GET", "GET"};
}

void checkParts(const QList<HttpPart> &parts, quint64 size, const HttpLimits &limits)
{
    mustHold(parts.size() <= limits.parts, "parts are bounded");
    quint64 end = 0;
    for (const HttpPart &part : parts) {
        mustHold(part.offset >= end, "parts lie one behind the other");
        end = part.offset + part.length;
    }
    mustHold(end <= size, "parts lie within the message");
}

template <typename Head>
void checkHead(const Head &head, HttpReader::Reads reads, const Head &(HttpReader::*found)() const)
{
    const Result<QByteArray> written = writeHead(head);
    mustHold(written.has_value(), "a head that was read can be written");
    HttpReader again(reads, {1 << 20, 1 << 20, -1, 100});
    mustHold(again.read(*written).state == HttpReader::State::Head, "a head that was written can be read");
    mustHold((again.*found)().fields == head.fields, "its fields are the same");
}

void walk(const FuzzInput &input, HttpReader::Reads reads, const HttpLimits &limits)
{
    HttpReader reader(reads, limits);
    QByteArrayView rest = input.bytes;
    while (true) {
        const HttpReader::Step step = reader.read(rest);
        mustHold(step.consumed >= 0 && step.consumed <= rest.size(), "no more is consumed than there is");
        mustHold(step.body.size() <= step.consumed, "a body is made of what is consumed");
        rest = rest.sliced(step.consumed);
        checkParts(reader.parts(), reader.size(), limits);
        if (step.state == HttpReader::State::Head && reads == HttpReader::Reads::Requests)
            checkHead(reader.requestHead(), reads, &HttpReader::requestHead);
        else if (step.state == HttpReader::State::Head)
            checkHead(reader.responseHead(), reads, &HttpReader::responseHead);
        else if (step.state == HttpReader::State::NeedMore || step.state == HttpReader::State::Bad)
            break;
    }
    mustHold(rest.isEmpty() || reader.error().code != ErrorCode::None,
             "everything is consumed, or an error said");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const auto reads = input.options & 1 ? HttpReader::Reads::Responses : HttpReader::Reads::Requests;
    const HttpLimits limits = limitsFor(input.options);
    const QList<QByteArray> methods = methodsFor(input.options);
    const HttpTranscript whole = transcribe(HttpReader(reads, limits), {input.bytes}, methods);
    const HttpTranscript cut = transcribe(HttpReader(reads, limits), input.pieces(), methods);
    mustHold(whole == cut, "whole and cut up, the same is read");
    walk(input, reads, limits);
    return 0;
}
