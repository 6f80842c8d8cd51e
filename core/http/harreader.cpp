#include "core/http/har.h"
#include "core/http/httprequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>
#include <optional>

namespace wirebench {

namespace {

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("(missing)");
    if (value.isObject())
        return QStringLiteral("{…}");
    if (value.isArray())
        return QStringLiteral("[…]");
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QString text = QString::fromUtf8(json.mid(1, json.size() - 2));
    return text.size() > 60 ? text.left(60) + u'…' : text;
}

/// Reads the members of one object after the other; the first mistake is kept, and everything after it is
/// empty.
class HarReader
{
public:
    Result<QList<HttpHop>> read(const QJsonObject &archive);

private:
    QJsonObject object(const QJsonObject &parent, const QString &name, const QString &path);
    QString text(const QJsonObject &parent, const QString &name, const QString &path);
    int status(const QJsonObject &response, const QString &path);
    HttpHop entry(const QJsonObject &entry, const QString &path);
    void readRequest(const QJsonObject &request, const QString &path, HttpHop &hop);
    void readResponse(const QJsonObject &response, const QString &path, HttpHop &hop);
    HttpFields fields(const QJsonValue &list, const QString &path);
    BodyStorePtr body(const QJsonObject &content, const QString &marker, const QString &path);
    void refuse(const QString &path, const QJsonValue &value, const QString &wanted);

    std::optional<Error> m_error;
};

void HarReader::refuse(const QString &path, const QJsonValue &value, const QString &wanted)
{
    if (!m_error)
        m_error = Error{ErrorCode::FileNotHar,
                        {QString(), QStringLiteral("%1 = %2 (%3)").arg(path, shown(value), wanted)}};
}

QJsonObject HarReader::object(const QJsonObject &parent, const QString &name, const QString &path)
{
    const QJsonValue value = parent.value(name);
    if (!value.isObject())
        refuse(path + name, value, QStringLiteral("{…}"));
    return value.toObject();
}

QString HarReader::text(const QJsonObject &parent, const QString &name, const QString &path)
{
    const QJsonValue value = parent.value(name);
    if (!value.isString())
        refuse(path + name, value, QStringLiteral("text"));
    return value.toString();
}

Result<QList<HttpHop>> HarReader::read(const QJsonObject &archive)
{
    const QJsonObject log = object(archive, QStringLiteral("log"), {});
    const QJsonValue entries = log.value(QStringLiteral("entries"));
    if (!entries.isArray())
        refuse(QStringLiteral("log.entries"), entries, QStringLiteral("[…]"));
    const QJsonArray list = entries.toArray();
    if (list.size() > harEntryLimit)
        refuse(QStringLiteral("log.entries"), list.size(), QStringLiteral("0…%1").arg(harEntryLimit));
    QList<HttpHop> hops;
    for (qsizetype i = 0; i < list.size() && !m_error; ++i) {
        const QString path = QStringLiteral("log.entries[%1]").arg(i);
        if (!list[i].isObject())
            refuse(path, list[i], QStringLiteral("{…}"));
        hops += entry(list[i].toObject(), path + u'.');
    }
    if (m_error)
        return failure(*m_error);
    return hops;
}

qint64 nanoseconds(const QJsonObject &timings, const char *name)
{
    const double milliseconds = timings.value(QLatin1String(name)).toDouble(-1);
    return milliseconds < 0 || milliseconds > 1e12 ? -1 : qint64(milliseconds * 1e6 + 0.5);
}

HttpTimings timingsIn(const QJsonObject &object)
{
    HttpTimings timings;
    timings.lookUp = nanoseconds(object, "dns");
    timings.tls = nanoseconds(object, "ssl");
    timings.connect = nanoseconds(object, "connect");
    if (timings.connect >= 0 && timings.tls >= 0) // which it includes
        timings.connect = std::max<qint64>(timings.connect - timings.tls, 0);
    timings.send = nanoseconds(object, "send");
    timings.wait = nanoseconds(object, "wait");
    timings.receive = nanoseconds(object, "receive");
    return timings;
}

QString peerIn(const QJsonObject &entry, const QUrl &url)
{
    const QString address = entry.value(QStringLiteral("serverIPAddress")).toString();
    if (address.isEmpty())
        return {};
    const bool isBare = address.contains(u':') && !address.startsWith(u'[');
    return (isBare ? u'[' + address + u']' : address) + u':' + QString::number(portOf(url));
}

HttpHop HarReader::entry(const QJsonObject &entry, const QString &path)
{
    HttpHop hop;
    const QString started = text(entry, QStringLiteral("startedDateTime"), path);
    hop.started = QDateTime::fromString(started, Qt::ISODateWithMs);
    if (!hop.started.isValid())
        refuse(path + QStringLiteral("startedDateTime"), started, QStringLiteral("ISO 8601"));
    readRequest(object(entry, QStringLiteral("request"), path), path + QStringLiteral("request."), hop);
    readResponse(object(entry, QStringLiteral("response"), path), path + QStringLiteral("response."), hop);
    hop.timings = timingsIn(entry.value(QStringLiteral("timings")).toObject());
    hop.peer = peerIn(entry, hop.url);
    hop.connection = entry.value(QStringLiteral("connection")).toString().toUInt();
    hop.reused = hop.timings.connect < 0;
    return hop;
}

/// The pseudo fields of HTTP/2 (":path") are no fields here.
HttpFields HarReader::fields(const QJsonValue &list, const QString &path)
{
    HttpFields fields;
    const QJsonArray array = list.toArray();
    if (!list.isArray() && !list.isUndefined())
        refuse(path, list, QStringLiteral("[…]"));
    for (qsizetype i = 0; i < array.size() && !m_error; ++i) {
        const QString at = path + QStringLiteral("[%1].").arg(i);
        const QString name = text(array[i].toObject(), QStringLiteral("name"), at);
        const QString value = text(array[i].toObject(), QStringLiteral("value"), at);
        if (!name.startsWith(u':'))
            fields.append(name.toUtf8(), value.toUtf8());
    }
    return fields;
}

int minorVersionIn(const QJsonObject &message)
{
    return message.value(QStringLiteral("httpVersion"))
                   .toString()
                   .endsWith(QLatin1String("/1.0"), Qt::CaseInsensitive)
               ? 0
               : 1;
}

BodyStorePtr HarReader::body(const QJsonObject &content, const QString &marker, const QString &path)
{
    const QJsonValue value = content.value(QStringLiteral("text"));
    QByteArray bytes = value.toString().toUtf8();
    if (!value.isString() && !value.isUndefined())
        refuse(path + QStringLiteral("text"), value, QStringLiteral("text"));
    if (content.value(marker).toString() == QLatin1String("base64")) {
        const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            refuse(path + QStringLiteral("text"), value, QStringLiteral("base64"));
        bytes = *decoded;
    }
    const auto store = std::make_shared<BodyStore>();
    const auto kept = store->append(bytes);
    if (!kept && !m_error)
        m_error = kept.error();
    return store;
}

void HarReader::readRequest(const QJsonObject &request, const QString &path, HttpHop &hop)
{
    hop.request.method = text(request, QStringLiteral("method"), path).toUtf8();
    const QString url = text(request, QStringLiteral("url"), path);
    hop.url = QUrl(url);
    if (!hop.url.isValid())
        refuse(path + QStringLiteral("url"), url, QStringLiteral("URL"));
    hop.request.target = targetOf(hop.url);
    hop.request.minorVersion = minorVersionIn(request);
    hop.request.fields = fields(request.value(QStringLiteral("headers")), path + QStringLiteral("headers"));
    const QJsonValue data = request.value(QStringLiteral("postData"));
    if (!data[QStringLiteral("text")].toString().isEmpty()) // params alone are not what was sent
        hop.postedBody =
            body(data.toObject(), QStringLiteral("_encoding"), path + QStringLiteral("postData."));
}

int HarReader::status(const QJsonObject &response, const QString &path)
{
    const QJsonValue value = response.value(QStringLiteral("status"));
    const int status = value.toInt(-1);
    if (status < 0 || status > 999)
        refuse(path + QStringLiteral("status"), value, QStringLiteral("0…999"));
    return status;
}

/// A status of 0 is that of a request without an answer.
void HarReader::readResponse(const QJsonObject &response, const QString &path, HttpHop &hop)
{
    hop.response.status = status(response, path);
    hop.response.reason = response.value(QStringLiteral("statusText")).toString().toUtf8();
    hop.response.minorVersion = minorVersionIn(response);
    hop.response.fields = fields(response.value(QStringLiteral("headers")), path + QStringLiteral("headers"));
    hop.trailer = fields(response.value(QStringLiteral("_trailer")), path + QStringLiteral("_trailer"));
    hop.answered = hop.response.status > 0;
    if (!hop.answered)
        return;
    const QJsonObject content = response.value(QStringLiteral("content")).toObject();
    hop.body = body(content, QStringLiteral("encoding"), path + QStringLiteral("content."));
    const bool isKept =
        content.contains(QStringLiteral("text")) || content.value(QStringLiteral("size")).toDouble() <= 0;
    hop.complete = isKept && !response.value(QStringLiteral("_partial")).toBool();
}

tl::unexpected<Error> brokenJson(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.left(error.offset);
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    const QString reason =
        QStringLiteral("%1:%2: %3").arg(before.count('\n') + 1).arg(column).arg(error.errorString());
    return failure({ErrorCode::FileNotHar, {QString(), reason}});
}

} // namespace

Result<QList<HttpHop>> fromHar(const QByteArray &json)
{
    if (json.size() > harFileLimit)
        return failure({ErrorCode::FileTooLarge, {QString(), QString::number(harFileLimit)}});
    QJsonParseError error;
    const bool hasMark = json.startsWith("\xef\xbb\xbf"); // some tools write one
    const QJsonDocument document = QJsonDocument::fromJson(hasMark ? json.mid(3) : json, &error);
    if (error.error != QJsonParseError::NoError)
        return brokenJson(json, error);
    return HarReader().read(document.object());
}

} // namespace wirebench
