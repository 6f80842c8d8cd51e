// ContentDecoder: however the bytes are cut, the same comes out, and never more than the limit.

#include "core/http/contentdecoder.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

constexpr qint64 limit = 1'000'000; // bytes

struct Outcome
{
    QByteArray bytes;
    bool good = true;
};

Outcome decode(const QByteArray &codings, const QList<QByteArray> &pieces)
{
    Result<ContentDecoder> decoder = ContentDecoder::forFields({{"Content-Encoding", codings}}, limit);
    if (!decoder)
        return {{}, false};
    Outcome outcome;
    const ContentDecoder::Sink sink = [&](QByteArrayView some) -> Result<void> {
        mustHold(!some.isEmpty() && some.size() <= 64 * 1024, "pieces are small");
        outcome.bytes.append(some.data(), some.size());
        return {};
    };
    for (const QByteArray &piece : pieces) {
        outcome.good = decoder->decode(piece, sink).has_value();
        if (!outcome.good)
            return outcome;
    }
    outcome.good = decoder->finish(sink).has_value();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    static const QByteArrayList codings{"gzip",          "deflate",  "br",
                                        "deflate, gzip", "identity", "br, gzip, deflate"};
    const FuzzInput input(data, size);
    const QByteArray &coding = codings[qsizetype(input.options) % codings.size()];
    const Outcome whole = decode(coding, {input.bytes});
    const Outcome cut = decode(coding, input.pieces());
    mustHold(whole.bytes.size() <= limit && cut.bytes.size() <= limit, "the limit");
    mustHold(whole.good == cut.good, "whole and cut up, both are good or bad");
    // Of a broken body brotli gives what it has decoded or does not, as the bytes come.
    if (whole.good)
        mustHold(whole.bytes == cut.bytes, "whole and cut up, the same is decoded");
    else
        mustHold(whole.bytes.startsWith(cut.bytes) || cut.bytes.startsWith(whole.bytes),
                 "the same beginning");
    return 0;
}
