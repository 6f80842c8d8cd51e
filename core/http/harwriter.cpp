#include "core/base/errorsentence.h"
#include "core/http/har.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkCookie>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace wirebench {

namespace {

constexpr char leftOut[] = "(left out)";

/// Header values in UTF-8 where they are, else in Latin-1, which they once were (RFC 9110, 5.5).
QString headerText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes ? text : QString::fromLatin1(bytes);
}

bool isText(const QByteArray &bytes)
{
    return !bytes.contains('\0') && QString::fromUtf8(bytes).toUtf8() == bytes;
}

QJsonObject nameAndValue(const QString &name, const QString &value)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("value"), value}};
}

/// Where the final message begins in raw bytes (interim answers stand before it), and where its head ends;
/// -1 if it does not.
struct HeadEnd
{
    qsizetype begin = 0;
    qsizetype end = -1;
};

HeadEnd headOf(const QByteArray &raw)
{
    HeadEnd head;
    while (true) {
        const qsizetype end = raw.indexOf("\r\n\r\n", head.begin);
        head.end = end < 0 ? -1 : end + 4;
        const bool isInterim = raw.mid(head.begin, 10).startsWith("HTTP/1.1 1");
        if (head.end < 0 || !isInterim)
            return head;
        head.begin = head.end;
    }
}

class HarWriter
{
public:
    explicit HarWriter(HarSecrets secrets) : m_secrets(secrets) {}

    QJsonObject entry(const HttpHop &hop) const;

private:
    QJsonObject request(const HttpHop &hop) const;
    QJsonObject response(const HttpHop &hop) const;
    QJsonObject content(const HttpHop &hop) const;
    QJsonArray headers(const HttpFields &fields) const;
    QJsonArray sentCookies(const HttpFields &fields) const;
    QJsonArray receivedCookies(const HttpHop &hop) const;
    QString kept(const QByteArray &value) const
    {
        return m_secrets == HarSecrets::Kept ? headerText(value) : QLatin1String(leftOut);
    }

    const HarSecrets m_secrets;
};

QJsonArray HarWriter::headers(const HttpFields &fields) const
{
    QJsonArray list;
    for (const HttpField &field : fields)
        list += nameAndValue(headerText(field.name),
                             isSecretField(field.name) ? kept(field.value) : headerText(field.value));
    return list;
}

QJsonArray HarWriter::sentCookies(const HttpFields &fields) const
{
    QJsonArray list;
    for (const QByteArray &field : fields.values("Cookie")) {
        for (const QByteArray &cookie : field.split(';')) {
            const qsizetype equals = cookie.indexOf('=');
            if (equals > 0)
                list += nameAndValue(headerText(cookie.left(equals).trimmed()),
                                     kept(cookie.mid(equals + 1).trimmed()));
        }
    }
    return list;
}

/// When a cookie ends. Max-Age counts from when it came, not from when this is written.
QDateTime endOf(const QNetworkCookie &cookie, const QByteArray &field, const QDateTime &came)
{
    static const QRegularExpression maxAge(QStringLiteral(";\\s*max-age\\s*=\\s*\"?(-?\\d{1,10})"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = maxAge.match(QString::fromLatin1(field));
    return match.hasMatch() ? came.addSecs(match.captured(1).toLongLong()) : cookie.expirationDate();
}

QJsonArray HarWriter::receivedCookies(const HttpHop &hop) const
{
    QJsonArray list;
    for (const QByteArray &field : hop.response.fields.values("Set-Cookie")) {
        for (const QNetworkCookie &cookie : QNetworkCookie::parseCookies(field)) {
            QJsonObject object = nameAndValue(headerText(cookie.name()), kept(cookie.value()));
            object.insert(QStringLiteral("httpOnly"), cookie.isHttpOnly());
            object.insert(QStringLiteral("secure"), cookie.isSecure());
            if (!cookie.path().isEmpty())
                object.insert(QStringLiteral("path"), cookie.path());
            if (!cookie.domain().isEmpty())
                object.insert(QStringLiteral("domain"), cookie.domain());
            if (!cookie.isSessionCookie())
                object.insert(QStringLiteral("expires"),
                              endOf(cookie, field, hop.started).toUTC().toString(Qt::ISODateWithMs));
            list += object;
        }
    }
    return list;
}

QJsonArray queryOf(const QUrl &url)
{
    QJsonArray list;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        list += nameAndValue(name, value);
    return list;
}

QString versionText(int minorVersion)
{
    return QStringLiteral("HTTP/1.%1").arg(minorVersion);
}

/// Text as it is, anything else as base64: @p marker names the member that says so.
void insertBytes(QJsonObject &object, const QByteArray &bytes, const QString &marker)
{
    const bool text = isText(bytes);
    object.insert(QStringLiteral("text"),
                  text ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes.toBase64()));
    if (!text)
        object.insert(marker, QStringLiteral("base64"));
}

QJsonObject HarWriter::request(const HttpHop &hop) const
{
    const qsizetype head = headOf(hop.sent).end;
    const QByteArray body = hop.postedBody ? hop.postedBody->read(0, harBodyLimit)
                            : head < 0     ? QByteArray()
                                           : hop.sent.mid(head);
    const qint64 bodySize = hop.postedBody ? hop.postedBody->size()
                            : head < 0     ? -1
                                           : qint64(hop.sentSize) - head;
    QJsonObject object{
        {QStringLiteral("method"), headerText(hop.request.method)},
        {QStringLiteral("url"), QString::fromLatin1(hop.url.toEncoded(QUrl::RemoveUserInfo))},
        {QStringLiteral("httpVersion"), versionText(hop.request.minorVersion)},
        {QStringLiteral("cookies"), sentCookies(hop.request.fields)},
        {QStringLiteral("headers"), headers(hop.request.fields)},
        {QStringLiteral("queryString"), queryOf(hop.url)},
        {QStringLiteral("headersSize"), head},
        {QStringLiteral("bodySize"), bodySize},
    };
    if (body.isEmpty())
        return object;
    QJsonObject data{{QStringLiteral("mimeType"), headerText(hop.request.fields.value("Content-Type"))}};
    insertBytes(data, body, QStringLiteral("_encoding")); // the format has none for what was sent
    if (bodySize > body.size())
        data.insert(QStringLiteral("comment"), QStringLiteral("its beginning"));
    object.insert(QStringLiteral("postData"), data);
    return object;
}

QJsonObject HarWriter::content(const HttpHop &hop) const
{
    const qint64 size = hop.body ? hop.body->size() : 0;
    QJsonObject object{{QStringLiteral("size"), size},
                       {QStringLiteral("mimeType"), headerText(hop.response.fields.value("Content-Type"))}};
    if (size > harBodyLimit)
        object.insert(QStringLiteral("comment"), QStringLiteral("too large for an archive"));
    else if (hop.body)
        insertBytes(object, hop.body->read(0, size), QStringLiteral("encoding"));
    return object;
}

QJsonObject HarWriter::response(const HttpHop &hop) const
{
    const HeadEnd head = headOf(hop.raw);
    const bool isWhole = head.end >= 0;
    QJsonObject object{
        {QStringLiteral("status"), hop.response.status},
        {QStringLiteral("statusText"), headerText(hop.response.reason)},
        {QStringLiteral("httpVersion"), versionText(hop.response.minorVersion)},
        {QStringLiteral("cookies"), receivedCookies(hop)},
        {QStringLiteral("headers"), headers(hop.response.fields)},
        {QStringLiteral("content"), content(hop)},
        {QStringLiteral("redirectURL"), headerText(hop.response.fields.value("Location"))},
        {QStringLiteral("headersSize"), isWhole ? qint64(head.end - head.begin) : -1},
        {QStringLiteral("bodySize"), isWhole ? qint64(hop.rawSize) - head.end : -1},
    };
    if (!hop.trailer.isEmpty())
        object.insert(QStringLiteral("_trailer"), headers(hop.trailer));
    if (!hop.complete)
        object.insert(QStringLiteral("_partial"), true);
    return object;
}

double milliseconds(qint64 nanoseconds)
{
    return nanoseconds < 0 ? -1 : double(nanoseconds) / 1e6;
}

/// "connect" includes "ssl" in this format; send, wait and receive have to be there.
QJsonObject timings(const HttpTimings &timings)
{
    const qint64 connect =
        timings.connect < 0 ? timings.tls : timings.connect + std::max<qint64>(timings.tls, 0);
    return {
        {QStringLiteral("blocked"), -1},
        {QStringLiteral("dns"), milliseconds(timings.lookUp)},
        {QStringLiteral("connect"), milliseconds(connect)},
        {QStringLiteral("ssl"), milliseconds(timings.tls)},
        {QStringLiteral("send"), milliseconds(std::max<qint64>(timings.send, 0))},
        {QStringLiteral("wait"), milliseconds(std::max<qint64>(timings.wait, 0))},
        {QStringLiteral("receive"), milliseconds(std::max<qint64>(timings.receive, 0))},
    };
}

/// Of "127.0.0.1:80" and "[::1]:80".
QString addressOf(const QString &peer)
{
    QString address = peer.left(std::max<qsizetype>(peer.lastIndexOf(u':'), 0));
    return address.remove(u'[').remove(u']');
}

QJsonObject HarWriter::entry(const HttpHop &hop) const
{
    QJsonObject object{
        {QStringLiteral("startedDateTime"), hop.started.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("time"), milliseconds(hop.timings.total())},
        {QStringLiteral("request"), request(hop)},
        {QStringLiteral("response"), response(hop)},
        {QStringLiteral("cache"), QJsonObject()},
        {QStringLiteral("timings"), timings(hop.timings)},
    };
    if (const QString address = addressOf(hop.peer); !address.isEmpty())
        object.insert(QStringLiteral("serverIPAddress"), address);
    if (hop.connection)
        object.insert(QStringLiteral("connection"), QString::number(hop.connection));
    if (hop.error.code != ErrorCode::None)
        object.insert(QStringLiteral("_error"), englishErrorText(hop.error));
    return object;
}

} // namespace

QByteArray toHar(const QList<HttpHop> &hops, const QString &creatorVersion, HarSecrets secrets)
{
    const HarWriter writer(secrets);
    QJsonArray entries;
    for (const HttpHop &hop : hops)
        entries += writer.entry(hop);
    const QJsonObject creator{{QStringLiteral("name"), QStringLiteral("Wirebench")},
                              {QStringLiteral("version"), creatorVersion}};
    const QJsonObject log{{QStringLiteral("version"), QStringLiteral("1.2")},
                          {QStringLiteral("creator"), creator},
                          {QStringLiteral("entries"), entries}};
    return QJsonDocument(QJsonObject{{QStringLiteral("log"), log}}).toJson();
}

} // namespace wirebench
