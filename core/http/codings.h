#pragma once

#include "core/http/contentdecoder.h"

namespace wirebench {

/// Undoes one content coding; ContentDecoder makes a chain of them. A value for one body; belongs to one
/// thread.
class Coding
{
public:
    static constexpr qsizetype pieceSize = 64 * 1024; ///< bytes that are given on at once

    /// Null where the coding is unknown here. @param name as in Content-Encoding, in any case
    static std::unique_ptr<Coding> forName(const QByteArray &name);

    virtual ~Coding() = default;
    Coding(const Coding &) = delete;
    Coding &operator=(const Coding &) = delete;

    /// Errors: HttpContentCoding, and what the sink says.
    virtual Result<void> decode(QByteArrayView bytes, const ContentDecoder::Sink &sink) = 0;
    /// Nothing at all is taken for a whole body: that is what comes with an answer to HEAD.
    Result<void> finish() const;

protected:
    explicit Coding(QByteArray name) : m_name(std::move(name)) {}

    tl::unexpected<Error> broken(const QString &how) const;
    /// @return an error if the coding has ended before these.
    Result<void> begin(QByteArrayView bytes);
    void end() { m_ended = true; }
    void goOn() { m_ended = false; }

private:
    QByteArray m_name;
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace wirebench
