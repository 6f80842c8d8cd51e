#include "core/http/contentdecoder.h"

#include "core/http/codings.h"

#include <algorithm>
#include <vector>

namespace wirebench {

namespace {

/// Each coding holds a window in memory; nobody means more than two.
constexpr qsizetype mostCodings = 8;

} // namespace

class ContentDecoder::Private
{
public:
    /// Through the codings from @p stage on, then within the limit to the sink.
    Result<void> pass(size_t stage, QByteArrayView bytes, const Sink &sink);
    Result<void> give(QByteArrayView bytes, const Sink &sink);

    std::vector<std::unique_ptr<Coding>> stages; ///< in the order in which they are undone
    qint64 limit = -1;
    qint64 given = 0;
};

Result<void> ContentDecoder::Private::pass(size_t stage, QByteArrayView bytes, const Sink &sink)
{
    if (stage == stages.size())
        return give(bytes, sink);
    return stages[stage]->decode(
        bytes, [this, stage, &sink](QByteArrayView decoded) { return pass(stage + 1, decoded, sink); });
}

Result<void> ContentDecoder::Private::give(QByteArrayView bytes, const Sink &sink)
{
    while (!bytes.isEmpty()) {
        const qint64 room = limit < 0 ? bytes.size() : limit - given;
        if (room == 0)
            return failure({ErrorCode::HttpDecodedTooLarge, {QString(), QString::number(limit)}});
        const qsizetype size = std::min<qint64>({bytes.size(), room, Coding::pieceSize});
        given += size;
        if (const Result<void> taken = sink(bytes.first(size)); !taken)
            return taken;
        bytes = bytes.sliced(size);
    }
    return {};
}

Result<ContentDecoder> ContentDecoder::forFields(const HttpFields &fields, qint64 limit)
{
    auto made = std::make_unique<Private>();
    made->limit = limit;
    QList<QByteArray> codings = fields.elements("Content-Encoding");
    codings.removeIf(
        [](const QByteArray &name) { return name.compare("identity", Qt::CaseInsensitive) == 0; });
    std::reverse(codings.begin(), codings.end());
    for (const QByteArray &name : std::as_const(codings)) {
        std::unique_ptr<Coding> coding = codings.size() > mostCodings ? nullptr : Coding::forName(name);
        if (!coding)
            return failure({ErrorCode::HttpUnknownCoding, {QString(), QString::fromUtf8(name)}});
        made->stages.push_back(std::move(coding));
    }
    return ContentDecoder(std::move(made));
}

ContentDecoder::ContentDecoder(std::unique_ptr<Private> some) : d(std::move(some)) {}
ContentDecoder::~ContentDecoder() = default;
ContentDecoder::ContentDecoder(ContentDecoder &&) noexcept = default;
ContentDecoder &ContentDecoder::operator=(ContentDecoder &&) noexcept = default;

Result<void> ContentDecoder::decode(QByteArrayView bytes, const Sink &sink)
{
    return d->pass(0, bytes, sink);
}

Result<void> ContentDecoder::finish(const Sink &)
{
    for (const std::unique_ptr<Coding> &stage : d->stages) {
        if (const Result<void> finished = stage->finish(); !finished)
            return finished;
    }
    return {};
}

bool ContentDecoder::isIdentity() const
{
    return d->stages.empty();
}

QByteArray ContentDecoder::acceptedCodings()
{
#ifdef WIREBENCH_HAS_BROTLI
    return "gzip, deflate, br";
#else
    return "gzip, deflate";
#endif
}

} // namespace wirebench
