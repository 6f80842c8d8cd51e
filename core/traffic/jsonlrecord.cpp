#include "core/traffic/jsonlrecord.h"

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace wirebench {

namespace {

constexpr qsizetype shownCharacters = 60; // of a value that is wrong

using Limits = std::numeric_limits<qint64>;

QString valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("?");
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    QString text = QString::fromUtf8(json.mid(1, json.size() - 2));
    if (text.size() > shownCharacters)
        text = text.left(shownCharacters) + u'…';
    return text;
}

QString rangeText(qint64 least, qint64 most)
{
    const QString lower = least == Limits::min() ? QString() : QString::number(least);
    return lower + u'…' + (most == Limits::max() ? QString() : QString::number(most));
}

std::optional<EndpointKind> kindFromName(const QString &name)
{
    if (name == QLatin1StringView("tcp-server"))
        return EndpointKind::TcpServer;
    if (name == QLatin1StringView("tcp-client"))
        return EndpointKind::TcpClient;
    if (name == QLatin1StringView("udp"))
        return EndpointKind::Udp;
    return std::nullopt;
}

/// The file's number where it has that name here, else the number that has it here: systems count differently.
int errnoHere(const QString &name, int number)
{
    constexpr int firstOfGetAddrInfo = -200;
    constexpr int last = 200;
    if (Error::errnoName(number) == name)
        return number;
    for (int candidate = firstOfGetAddrInfo; candidate <= last; ++candidate) {
        if (candidate != 0 && Error::errnoName(candidate) == name)
            return candidate;
    }
    return number;
}

std::optional<QByteArray> fromBase64(const QString &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(decoded.decoded)) : std::nullopt;
}

} // namespace

std::optional<LoggedRecord> JsonRecordParser::parse(const QJsonObject &line)
{
    m_fault.clear();
    LoggedRecord record;
    readNumbers(line, record.call);
    readErrno(line, record.call);
    readWords(line, record.call);
    readMarks(line, record.call);
    readPayload(line, record.call);
    readFlow(line, record.call);
    record.note = readNote(line);
    if (!m_fault.isEmpty())
        return std::nullopt;
    return record;
}

void JsonRecordParser::readNumbers(const QJsonObject &line, SocketCall &call)
{
    using Int = std::numeric_limits<qint32>;
    call.id = quint64(integer(line, QLatin1StringView("id"), 1, Limits::max() - 1));
    call.timeNs = integer(line, QLatin1StringView("timeNs"), 0, m_latestNs);
    call.waitedNs = integer(line, QLatin1StringView("waitedNs"), Limits::min(), Limits::max());
    call.argument = qint32(integer(line, QLatin1StringView("argument"), Int::min(), Int::max()));
    call.result = integer(line, QLatin1StringView("result"), -1, Limits::max());
}

void JsonRecordParser::readErrno(const QJsonObject &line, SocketCall &call)
{
    using Short = std::numeric_limits<qint16>;
    const auto number = int(integer(line, QLatin1StringView("errnoNumber"), Short::min(), Short::max()));
    call.error = qint16(errnoHere(text(line, QLatin1StringView("errno")), number));
}

void JsonRecordParser::readWords(const QJsonObject &line, SocketCall &call)
{
    constexpr QLatin1StringView callMember("call");
    constexpr QLatin1StringView directionMember("direction");
    const std::optional<Call> known = callFromName(text(line, callMember));
    if (!known)
        wrong(callMember, line[callMember], QStringLiteral("call"));
    call.call = known.value_or(Call::Socket);
    const std::optional<Direction> direction = directionFromName(text(line, directionMember));
    if (!direction)
        wrong(directionMember, line[directionMember], QStringLiteral("sent, received, \"\""));
    call.direction = direction.value_or(Direction::None);
    const QString arguments = text(line, QLatin1StringView("arguments"));
    const QString outcome = text(line, QLatin1StringView("outcome"));
    if (!outcome.isEmpty() || call.arguments() != arguments)
        call.text = CallTextPtr(new CallText(arguments, outcome));
}

void JsonRecordParser::readMarks(const QJsonObject &line, SocketCall &call)
{
    constexpr QLatin1StringView member("marks");
    const QJsonValue list = line[member];
    if (!list.isArray())
        wrong(member, list, QStringLiteral("[…]"));
    for (const QJsonValue &word : list.toArray()) {
        const std::optional<quint8> mark = markFromName(word.toString());
        if (!mark)
            wrong(member, word, QStringLiteral("mark"));
        call.marks |= mark.value_or(0);
    }
}

void JsonRecordParser::readPayload(const QJsonObject &line, SocketCall &call)
{
    constexpr QLatin1StringView textMember("text");
    constexpr QLatin1StringView codedMember("base64");
    const qint64 size = integer(line, QLatin1StringView("bytes"), 0, std::numeric_limits<qint32>::max());
    const bool isText = line.contains(textMember);
    const QLatin1StringView member = isText ? textMember : codedMember;
    const std::optional<QByteArray> payload =
        isText ? std::optional(text(line, member).toUtf8()) : fromBase64(text(line, member));
    if (!payload)
        wrong(member, line[member], QStringLiteral("base64"));
    else if (payload->size() != size)
        wrong(QLatin1StringView("bytes"), size, QString::number(payload->size()));
    else if (!payload->isEmpty())
        call.payload = m_arena.copy(*payload);
}

void JsonRecordParser::readFlow(const QJsonObject &line, SocketCall &call)
{
    constexpr QLatin1StringView endpointMember("endpoint");
    const QJsonValue endpoint = line[endpointMember];
    if (!endpoint.isObject())
        return wrong(endpointMember, endpoint, QStringLiteral("{…}"));
    FlowKey key;
    key.endpoint = endpointOf(endpoint.toObject());
    key.connection = quint32(
        integer(line, QLatin1StringView("connection"), 0, std::numeric_limits<quint32>::max()));
    key.local = text(line, QLatin1StringView("local"));
    key.peer = text(line, QLatin1StringView("peer"));
    FlowPtr &flow = m_flows[key];
    if (!flow) {
        flow = FlowPtr(new Flow(key.endpoint, {key.connection}, address(line, QLatin1StringView("local")),
                                address(line, QLatin1StringView("peer"))));
    }
    call.flow = flow;
}

EndpointPtr JsonRecordParser::endpointOf(const QJsonObject &endpoint)
{
    constexpr QLatin1StringView kindMember("kind");
    const auto id = quint32(
        integer(endpoint, QLatin1StringView("id"), 1, std::numeric_limits<quint32>::max()));
    const QString name = text(endpoint, QLatin1StringView("name"));
    const std::optional<EndpointKind> kind = kindFromName(text(endpoint, kindMember));
    if (!kind)
        wrong(kindMember, endpoint[kindMember], QStringLiteral("tcp-server, tcp-client, udp"));
    EndpointPtr &known = m_endpoints[id];
    if (!known || known->name != name || known->kind != kind.value_or(known->kind))
        known = EndpointPtr(new Endpoint({id}, kind.value_or(EndpointKind::TcpServer), name));
    return known;
}

SocketAddress JsonRecordParser::address(const QJsonObject &line, QLatin1StringView name)
{
    const auto read = SocketAddress::fromText(line[name].toString());
    if (!read)
        wrong(name, line[name], QStringLiteral("HOST:PORT, [HOST]:PORT, unix:PATH"));
    return read.value_or(SocketAddress());
}

RecordNote JsonRecordParser::readNote(const QJsonObject &line)
{
    constexpr QLatin1StringView markMember("marked");
    constexpr QLatin1StringView noteMember("note");
    RecordNote note;
    if (line.contains(markMember) && !line[markMember].isBool())
        wrong(markMember, line[markMember], QStringLiteral("true, false"));
    note.marked = line[markMember].toBool();
    if (line.contains(noteMember))
        note.comment = text(line, noteMember);
    return note;
}

qint64 JsonRecordParser::integer(const QJsonObject &object, QLatin1StringView name, qint64 least, qint64 most)
{
    const QJsonValue value = object[name];
    const qint64 number = value.toInteger(least);
    // A number that is none gives whatever is asked for.
    const bool isWhole = value.isDouble() && number == value.toInteger(least == 0 ? 1 : 0);
    if (!isWhole || number < least || number > most)
        wrong(name, value, rangeText(least, most));
    return number;
}

QString JsonRecordParser::text(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object[name];
    if (!value.isString())
        wrong(name, value, QStringLiteral("\"…\""));
    return value.toString();
}

void JsonRecordParser::wrong(QLatin1StringView name, const QJsonValue &value, const QString &wanted)
{
    if (m_fault.isEmpty())
        m_fault = QString(name) + QStringLiteral(" = ") + valueText(value) + QStringLiteral(" (") + wanted + u')';
}

} // namespace wirebench
