#include "core/http/httpexchange.h"

#include "core/http/contentdecoder.h"
#include "core/http/cookiejar.h"
#include "core/http/httplogin.h"
#include "core/http/httpredirect.h"
#include "core/http/httpwriter.h"

#include <QSet>

#include <algorithm>

namespace wirebench {

namespace {

constexpr const char *ownFields[] = {"Host",         "User-Agent",   "Accept",         "Accept-Encoding",
                                     "Connection",   "Content-Type", "Content-Length", "Cookie",
                                     "Authorization"};
constexpr const char *fieldsOfOneOrigin[] = {"Host", "Authorization", "Cookie"};
constexpr const char *fieldsOfBodies[] = {"Content-Type",     "Content-Length",   "Content-Encoding",
                                          "Content-Language", "Content-Location", "Transfer-Encoding"};

template <size_t count>
bool isOneOf(QByteArrayView name, const char *const (&names)[count])
{
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

/// Who means something by a body says so even when it is empty (RFC 9110, 8.6).
bool expectsBody(const QByteArray &method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

/// Those of the request; else those in its URL, which are for Basic unless something else was chosen.
HttpAuth loginOf(const HttpRequest &request)
{
    HttpAuth auth = request.auth;
    const bool isNamed =
        auth.kind == HttpAuthKind::Bearer || !auth.user.isEmpty() || !auth.password.isEmpty();
    if (request.url.userName().isEmpty() || (auth.kind != HttpAuthKind::None && isNamed))
        return auth;
    if (auth.kind == HttpAuthKind::None)
        auth.kind = HttpAuthKind::Basic;
    auth.user = request.url.userName(QUrl::FullyDecoded);
    auth.password = request.url.password(QUrl::FullyDecoded);
    return auth;
}

QUrl withoutLogin(QUrl url)
{
    url.setUserInfo(QString());
    url.setFragment(QString());
    return url;
}

} // namespace

class HttpExchange::Private
{
public:
    Private(HttpRequest asked, CookieJar &cookies)
        : request(std::move(asked)), jar(cookies), login(loginOf(request)), url(withoutLogin(request.url)),
          home(originOf(url)), method(request.method), body(request.body)
    {
    }

    Result<HttpRequestHead> head();
    Then redirect(const HttpResponseHead &answer);
    Then authenticate(const HttpResponseHead &answer);

    HttpRequest request;
    CookieJar &jar;
    HttpLogin login;
    QUrl url;
    QString home; ///< the origin that credentials and what was typed for it belong to
    QByteArray method;
    HttpBody body;
    bool bodyDropped = false;
    int redirects = 0;
    QSet<QByteArray> visited; ///< what was asked already, as visit() writes it
    Error error;

private:
    Result<void> check() const;
    bool isHome() const { return originOf(url) == home; }
    bool mayLogIn() const { return isHome() && !request.fields.contains("Authorization"); }
    HttpFields typedFields() const;
    HttpFields fields();
    void addBodyFields(HttpFields &fields, const HttpFields &typed) const;
    QByteArray cookiesFor(const QUrl &to) const
    {
        return request.useCookies ? jar.fieldFor(to) : QByteArray();
    }
    /// Cookies count: asking again with other ones may well lead elsewhere.
    QByteArray visit(const QByteArray &how, const QUrl &to) const
    {
        return how + ' ' + to.toEncoded() + ' ' + cookiesFor(to);
    }
    Then refuse(const Error &reason);
};

Result<void> HttpExchange::Private::check() const
{
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const QString reason = !isHttp                ? QStringLiteral("its scheme is neither http nor https")
                           : url.host().isEmpty() ? QStringLiteral("the host is missing")
                                                  : QString();
    if (reason.isEmpty())
        return {};
    return failure({ErrorCode::InvalidUrl, {displayUrl(url), reason}});
}

/// What was typed and is meant for this request.
HttpFields HttpExchange::Private::typedFields() const
{
    HttpFields typed;
    for (const HttpField &field : request.fields) {
        const bool elsewhere = !isHome() && isOneOf(field.name, fieldsOfOneOrigin);
        const bool gone = bodyDropped && isOneOf(field.name, fieldsOfBodies);
        if (!elsewhere && !gone)
            typed.append(field.name, field.value);
    }
    return typed;
}

void HttpExchange::Private::addBodyFields(HttpFields &fields, const HttpFields &typed) const
{
    if (body.present && !body.contentType.isEmpty() && !typed.contains("Content-Type"))
        fields.append("Content-Type", body.contentType);
    const bool hasLength = typed.contains("Content-Length") || typed.contains("Transfer-Encoding");
    if ((body.present || expectsBody(method)) && !hasLength)
        fields.append("Content-Length", QByteArray::number(body.size()));
}

HttpFields HttpExchange::Private::fields()
{
    const HttpFields typed = typedFields();
    HttpFields fields;
    const auto add = [&](const char *name, const QByteArray &value) {
        if (!typed.contains(name) && !value.isEmpty())
            fields.append(name, value);
    };
    const auto addTyped = [&](bool host) {
        for (const HttpField &field : typed) {
            const bool isHost = field.name.compare("Host", Qt::CaseInsensitive) == 0;
            const bool isLeftOut = field.value.isEmpty() && isOneOf(field.name, ownFields);
            if (isHost == host && !isLeftOut)
                fields.append(field.name, field.value);
        }
    };
    add("Host", hostFieldOf(url));
    addTyped(true);
    add("User-Agent", "Wirebench/" WIREBENCH_VERSION);
    add("Accept", "*/*");
    add("Accept-Encoding", request.acceptCompressed ? ContentDecoder::acceptedCodings() : QByteArray());
    add("Connection", request.keepAlive ? QByteArray() : QByteArray("close"));
    addTyped(false);
    add("Cookie", cookiesFor(url));
    if (mayLogIn())
        add("Authorization", login.authorization(method, targetOf(url)));
    addBodyFields(fields, typed);
    return fields;
}

Result<HttpRequestHead> HttpExchange::Private::head()
{
    const auto checked = check();
    if (!checked)
        return failure(checked.error());
    HttpRequestHead head{method, targetOf(url), 1, fields()};
    const auto written = writeHead(head);
    if (!written)
        return failure(written.error());
    visited.insert(visit(method, url));
    return head;
}

HttpExchange::Then HttpExchange::Private::refuse(const Error &reason)
{
    error = reason;
    return Then::Refused;
}

HttpExchange::Then HttpExchange::Private::redirect(const HttpResponseHead &answer)
{
    const auto to = redirectTarget(url, answer.fields, request.redirects.allowDowngrade);
    if (!to)
        return refuse(to.error());
    if (redirects >= request.redirects.most)
        return refuse({ErrorCode::HttpTooManyRedirects, {displayUrl(url), QString::number(redirects)}});
    const QByteArray next = methodAfter(answer.status, method);
    if (visited.contains(visit(next, *to)))
        return refuse({ErrorCode::HttpRedirectLoop, {displayUrl(url)}});
    if (next != method) {
        body = {};
        bodyDropped = true;
    }
    method = next;
    url = *to;
    ++redirects;
    login.beginRequest();
    return Then::Redirect;
}

HttpExchange::Then HttpExchange::Private::authenticate(const HttpResponseHead &answer)
{
    if (!mayLogIn())
        return Then::Done;
    auto answered = login.take(answer.fields);
    if (answered)
        return *answered ? Then::Authenticate : Then::Done;
    Error reason = answered.error();
    if (!reason.arguments.isEmpty())
        reason.arguments.first() = displayUrl(url);
    return refuse(reason);
}

HttpExchange::HttpExchange(HttpRequest request, CookieJar &jar)
    : d(std::make_unique<Private>(std::move(request), jar))
{
}

HttpExchange::~HttpExchange() = default;

Result<HttpRequestHead> HttpExchange::next()
{
    return d->head();
}

const QUrl &HttpExchange::url() const
{
    return d->url;
}

const HttpBody &HttpExchange::body() const
{
    return d->body;
}

HttpExchange::Then HttpExchange::take(const HttpResponseHead &head)
{
    if (d->request.useCookies)
        d->jar.take(head.fields, d->url);
    if (head.status == 401)
        return d->authenticate(head);
    if (isRedirect(head.status) && d->request.redirects.follow)
        return d->redirect(head);
    return Then::Done;
}

const Error &HttpExchange::error() const
{
    return d->error;
}

int HttpExchange::redirects() const
{
    return d->redirects;
}

bool isAddedByItself(QByteArrayView fieldName)
{
    return isOneOf(fieldName, ownFields);
}

Result<QByteArray> firstHead(const HttpRequest &request, CookieJar &jar)
{
    const auto head = HttpExchange(request, jar).next();
    if (!head)
        return failure(head.error());
    return writeHead(*head);
}

} // namespace wirebench
