#include "core/http/httpgrammar.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>
#include <optional>

namespace wirebench {

namespace {

namespace http = boost::beast::http;
using BeastError = boost::beast::error_code;
using BeastText = boost::beast::string_view;

QByteArray copyOf(BeastText text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// What Beast finds, put into our heads. The functions of bodies are never called: a parser is left behind
/// after its head.
template <bool isRequest>
class HeadParser final : public http::basic_parser<isRequest>
{
public:
    HeadParser(HttpRequestHead &request, HttpResponseHead &response)
        : m_request(request), m_response(response), m_fields(isRequest ? request.fields : response.fields)
    {
        this->skip(true);
        this->header_limit(std::numeric_limits<std::uint32_t>::max()); // HttpLines has counted
    }

private:
    void on_request_impl(http::verb, BeastText method, BeastText target, int version, BeastError &) override
    {
        m_request.method = copyOf(method);
        m_request.target = copyOf(target);
        m_request.minorVersion = version % 10;
    }
    void on_response_impl(int status, BeastText reason, int version, BeastError &) override
    {
        m_response.status = status;
        m_response.reason = copyOf(reason);
        m_response.minorVersion = version % 10;
    }
    void on_field_impl(http::field, BeastText name, BeastText value, BeastError &) override
    {
        m_fields.append(copyOf(name), copyOf(value));
    }
    void on_header_impl(BeastError &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, BeastError &) override {}
    std::size_t on_body_impl(BeastText body, BeastError &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, BeastText, BeastError &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, BeastText body, BeastError &) override
    {
        return body.size();
    }
    void on_finish_impl(BeastError &) override {}

    HttpRequestHead &m_request;
    HttpResponseHead &m_response;
    HttpFields &m_fields;
};

ErrorCode startLineCode(const BeastError &error)
{
    if (!error || error == http::error::need_more) // for the fields
        return ErrorCode::None;
    return error == http::error::bad_version ? ErrorCode::HttpVersion : ErrorCode::HttpStartLine;
}

/// Beast stops at Connection, Content-Length and Transfer-Encoding for what they mean, by rules of its own.
/// Their grammar is sound then, and their meaning is for HttpFraming to judge.
bool isAboutMeaning(const BeastError &error)
{
    return error == http::error::bad_value || error == http::error::bad_content_length ||
           error == http::error::bad_transfer_encoding;
}

} // namespace

class HttpGrammar::Private
{
public:
    explicit Private(Reads how) : reads(how) {}

    template <typename Parser>
    BeastError put(std::optional<Parser> &parser, QByteArrayView bytes)
    {
        BeastError error;
        parser->put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), error);
        return error;
    }
    BeastError put(QByteArrayView bytes)
    {
        return reads == Reads::Requests ? put(requests, bytes) : put(responses, bytes);
    }
    void begin()
    {
        request = {};
        response = {};
        if (reads == Reads::Requests)
            requests.emplace(request, response);
        else
            responses.emplace(request, response);
    }

    HttpFields &fields() { return reads == Reads::Requests ? request.fields : response.fields; }

    Reads reads;
    HttpRequestHead request;
    HttpResponseHead response;
    std::optional<HeadParser<true>> requests;
    std::optional<HeadParser<false>> responses;
};

HttpGrammar::HttpGrammar(Reads reads) : d(std::make_unique<Private>(reads)) {}
HttpGrammar::~HttpGrammar() = default;
HttpGrammar::HttpGrammar(HttpGrammar &&) noexcept = default;
HttpGrammar &HttpGrammar::operator=(HttpGrammar &&) noexcept = default;

ErrorCode HttpGrammar::readStartLine(QByteArrayView line)
{
    d->begin();
    const ErrorCode code = startLineCode(d->put(line));
    const bool isBelowRange = d->reads == Reads::Responses && d->response.status < 100; // RFC 9110, 15
    return code == ErrorCode::None && isBelowRange ? ErrorCode::HttpStartLine : code;
}

ErrorCode HttpGrammar::readFields(const HttpLines &lines)
{
    const QByteArrayView bytes = lines.bytes();
    const QList<HttpLines::Line> &all = lines.fields();
    const BeastError error = d->put(bytes.sliced(all.isEmpty() ? lines.line().begin : all.first().begin));
    if (error && !isAboutMeaning(error))
        return ErrorCode::HttpFieldName;
    HttpFields &fields = d->fields();
    for (qsizetype i = fields.size(); i < all.size(); ++i) {
        const HttpLines::Line &line = all.at(i);
        fields.append(bytes.sliced(line.begin, line.colon - line.begin).toByteArray(),
                      bytes.sliced(line.value, line.valueEnd - line.value).toByteArray());
    }
    return ErrorCode::None;
}

const HttpRequestHead &HttpGrammar::request() const
{
    return d->request;
}

const HttpResponseHead &HttpGrammar::response() const
{
    return d->response;
}

const HttpFields &HttpGrammar::fields() const
{
    return d->fields();
}

} // namespace wirebench
