#include "core/http/codings.h"

#include <zlib.h>
#ifdef WIREBENCH_HAS_BROTLI
#include <brotli/decode.h>
#endif

#include <algorithm>
#include <limits>

namespace wirebench {

Result<void> Coding::finish() const
{
    if (m_begun && !m_ended)
        return broken(QStringLiteral("it breaks off"));
    return {};
}

tl::unexpected<Error> Coding::broken(const QString &how) const
{
    return failure({ErrorCode::HttpContentCoding, {QString(), QString::fromUtf8(m_name), how}});
}

Result<void> Coding::begin(QByteArrayView bytes)
{
    if (m_ended && !bytes.isEmpty())
        return broken(QStringLiteral("there are bytes behind its end"));
    m_begun = m_begun || !bytes.isEmpty();
    return {};
}

namespace {

/// gzip (RFC 1952) and deflate, which is zlib's form (RFC 1950) and, from some servers, the raw one (RFC
/// 1951).
class Inflate final : public Coding
{
public:
    enum class Form : quint8 { Gzip, Deflate };

    Inflate(QByteArray name, Form form)
        : Coding(std::move(name)), m_form(form), m_room(pieceSize, Qt::Uninitialized)
    {
    }
    ~Inflate() override
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }

    Result<void> decode(QByteArrayView bytes, const ContentDecoder::Sink &sink) override;

private:
    Result<void> open(int windowBits);
    Result<void> openFor(QByteArrayView &bytes);
    Result<void> inflateSome(QByteArrayView &bytes, const ContentDecoder::Sink &sink);
    Result<void> goOnBehind(QByteArrayView rest);

    Form m_form;
    QByteArray m_head; ///< of deflate, until its form is known
    QByteArray m_room;
    z_stream m_stream = {};
    bool m_ready = false;
    bool m_full = false; ///< the last call filled the room: there may be more without further bytes
};

Result<void> Inflate::open(int windowBits)
{
    if (inflateInit2(&m_stream, windowBits) != Z_OK)
        return broken(QStringLiteral("there is no memory for it"));
    m_ready = true;
    return {};
}

/// zlib's form begins with two bytes that say so and check each other (RFC 1950, 2.2); whatever else comes
/// can only be the raw form.
Result<void> Inflate::openFor(QByteArrayView &bytes)
{
    if (m_form == Form::Gzip)
        return open(MAX_WBITS + 16);
    const qsizetype lacking = std::min<qsizetype>(2 - m_head.size(), bytes.size());
    m_head.append(bytes.data(), lacking);
    bytes = bytes.sliced(lacking);
    if (m_head.size() < 2)
        return {};
    const auto first = static_cast<unsigned char>(m_head[0]);
    const auto second = static_cast<unsigned char>(m_head[1]);
    const bool isZlib = (first & 0x0f) == Z_DEFLATED && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0;
    return open(isZlib ? MAX_WBITS : -MAX_WBITS);
}

Result<void> Inflate::decode(QByteArrayView bytes, const ContentDecoder::Sink &sink)
{
    if (m_form == Form::Gzip && !bytes.isEmpty())
        goOn();
    if (const Result<void> begun = begin(bytes); !begun)
        return begun;
    if (!m_ready) {
        if (const Result<void> opened = openFor(bytes); !opened || !m_ready)
            return opened;
        QByteArrayView head = m_head;
        while (!head.isEmpty()) {
            if (const Result<void> done = inflateSome(head, sink); !done)
                return done;
        }
    }
    while (!bytes.isEmpty() || m_full) {
        if (const Result<void> done = inflateSome(bytes, sink); !done)
            return done;
    }
    return {};
}

/// One call of zlib; @p bytes go on behind what it took.
Result<void> Inflate::inflateSome(QByteArrayView &bytes, const ContentDecoder::Sink &sink)
{
    const auto most = uInt(std::min<qsizetype>(bytes.size(), std::numeric_limits<int>::max()));
    m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream.avail_in = most;
    m_stream.next_out = reinterpret_cast<Bytef *>(m_room.data());
    m_stream.avail_out = uInt(m_room.size());
    const int outcome = inflate(&m_stream, Z_NO_FLUSH);
    const qsizetype made = m_room.size() - qsizetype(m_stream.avail_out);
    bytes = bytes.sliced(qsizetype(most - m_stream.avail_in));
    m_full = m_stream.avail_out == 0 && outcome == Z_OK;
    if (made > 0) {
        if (const Result<void> given = sink(QByteArrayView(m_room.constData(), made)); !given)
            return given;
    }
    if (outcome == Z_STREAM_END)
        return goOnBehind(bytes);
    if (outcome == Z_BUF_ERROR) // nothing to do without more
        return {};
    if (outcome != Z_OK)
        return broken(QString::fromUtf8(m_stream.msg ? m_stream.msg : "it needs a dictionary"));
    return {};
}

/// Several gzip members make one body (RFC 1952, 2.2).
Result<void> Inflate::goOnBehind(QByteArrayView rest)
{
    end();
    if (m_form == Form::Gzip) {
        inflateReset(&m_stream);
        if (!rest.isEmpty())
            goOn();
        return {};
    }
    return begin(rest);
}

#ifdef WIREBENCH_HAS_BROTLI
/// br (RFC 7932).
class Brotli final : public Coding
{
public:
    explicit Brotli(QByteArray name)
        : Coding(std::move(name)), m_state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr))
    {
    }
    ~Brotli() override { BrotliDecoderDestroyInstance(m_state); }

    Result<void> decode(QByteArrayView bytes, const ContentDecoder::Sink &sink) override;

private:
    Result<void> give(const ContentDecoder::Sink &sink);

    BrotliDecoderState *m_state;
};

Result<void> Brotli::decode(QByteArrayView bytes, const ContentDecoder::Sink &sink)
{
    if (const Result<void> begun = begin(bytes); !begun)
        return begun;
    auto next = reinterpret_cast<const uint8_t *>(bytes.data());
    auto left = size_t(bytes.size());
    BrotliDecoderResult outcome = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (outcome == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        size_t none = 0;
        outcome = BrotliDecoderDecompressStream(m_state, &left, &next, &none, nullptr, nullptr);
        if (const Result<void> given = give(sink); !given)
            return given;
    }
    if (outcome == BROTLI_DECODER_RESULT_ERROR)
        return broken(QString::fromUtf8(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(m_state))));
    if (outcome == BROTLI_DECODER_RESULT_SUCCESS) {
        end();
        return begin(bytes.last(qsizetype(left)));
    }
    return {};
}

Result<void> Brotli::give(const ContentDecoder::Sink &sink)
{
    while (BrotliDecoderHasMoreOutput(m_state)) {
        size_t size = size_t(pieceSize);
        const auto *bytes = reinterpret_cast<const char *>(BrotliDecoderTakeOutput(m_state, &size));
        if (const Result<void> given = sink(QByteArrayView(bytes, qsizetype(size))); !given)
            return given;
    }
    return {};
}
#endif

} // namespace

std::unique_ptr<Coding> Coding::forName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    if (lower == "gzip" || lower == "x-gzip")
        return std::make_unique<Inflate>(lower, Inflate::Form::Gzip);
    if (lower == "deflate")
        return std::make_unique<Inflate>(lower, Inflate::Form::Deflate);
#ifdef WIREBENCH_HAS_BROTLI
    if (lower == "br")
        return std::make_unique<Brotli>(lower);
#endif
    return nullptr;
}

} // namespace wirebench
