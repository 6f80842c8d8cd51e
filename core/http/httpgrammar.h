#pragma once

#include "core/base/error.h"
#include "core/http/httplines.h"
#include "core/http/httpmessage.h"

#include <memory>

namespace wirebench {

/// Boost.Beast's basic_parser, as far as it is used: the start line and the fields of a head whose lines have
/// been collected (HttpLines) without faults of their own. Keeps Beast out of every header. A value; belongs
/// to the reader and its thread.
class HttpGrammar
{
public:
    enum class Reads : quint8 { Requests, Responses };

    explicit HttpGrammar(Reads reads);
    ~HttpGrammar();
    HttpGrammar(HttpGrammar &&) noexcept;
    HttpGrammar &operator=(HttpGrammar &&) noexcept;

    /// @param line with its CR LF. None, HttpStartLine or HttpVersion.
    ErrorCode readStartLine(QByteArrayView line);
    /// All fields, and the empty line behind them. None, or HttpFieldName of the field behind those that the
    /// head has then.
    ErrorCode readFields(const HttpLines &lines);

    const HttpRequestHead &request() const;
    const HttpResponseHead &response() const;
    const HttpFields &fields() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
