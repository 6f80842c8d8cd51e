#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace wirebench {

/// Undoes the content codings of a body as it comes: gzip, deflate (zlib's and the raw form that some send),
/// br, in the reverse order of Content-Encoding (RFC 9110, 8.4). Bounded: a body that swells beyond the limit
/// is an error. A value for one body; belongs to one thread.
class ContentDecoder
{
public:
    using Sink = std::function<Result<void>(QByteArrayView decoded)>;

    /// @param limit decoded bytes at most; -1: none.
    /// Error: HttpUnknownCoding. Without Content-Encoding, or with identity, bytes pass through.
    static Result<ContentDecoder> forFields(const HttpFields &fields, qint64 limit);
    ~ContentDecoder();
    ContentDecoder(ContentDecoder &&) noexcept;
    ContentDecoder &operator=(ContentDecoder &&) noexcept;

    /// Gives what it can to the sink, in pieces of at most 64 KiB. Errors: HttpContentCoding,
    /// HttpDecodedTooLarge (what fits has been given), and what the sink says.
    Result<void> decode(QByteArrayView bytes, const Sink &sink);
    /// The body has ended: HttpContentCoding if the coding has not.
    Result<void> finish(const Sink &sink);

    bool isIdentity() const;
    /// For Accept-Encoding: "gzip, deflate, br".
    static QByteArray acceptedCodings();

private:
    class Private;
    explicit ContentDecoder(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace wirebench
