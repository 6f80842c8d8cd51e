#include "core/messages/packetsender.h"

#include "core/workspace/jsonmembers.h"

#include <optional>

namespace wirebench {

namespace {

class PacketReader
{
public:
    explicit PacketReader(const QJsonArray &packets) : m_packets(packets) {}

    Result<PacketSenderMessages> read();

private:
    void readPacket(int index, const QJsonObject &packet);
    QString text(const QString &name, bool mayBeNumber = false);
    void refuse(const QString &name, const QString &wanted);
    PayloadSettings payload();
    QString port();

    const QJsonArray &m_packets;
    PacketSenderMessages m_read;
    QJsonObject m_packet; ///< the one being read, its members in lower case
    QString m_path;
    std::optional<Error> m_error;
};

QJsonObject inLowerCase(const QJsonObject &object)
{
    QJsonObject lower;
    for (auto it = object.begin(); it != object.end(); ++it)
        lower.insert(it.key().toLower(), it.value());
    return lower;
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// A byte is \HH there and \xHH here; \r, \n, \t and \\ are the same.
QString inOurEscapes(const QString &theirs)
{
    QString ours;
    for (qsizetype i = 0; i < theirs.size(); ++i) {
        ours += theirs[i];
        if (theirs[i] != u'\\' || i + 1 == theirs.size())
            continue;
        const bool isByte = i + 2 < theirs.size() && isHexDigit(theirs[i + 1]) && isHexDigit(theirs[i + 2]);
        ours += isByte ? QStringLiteral("x") + theirs[i + 1] : QString(theirs[i + 1]);
        ++i;
    }
    return ours;
}

void PacketReader::refuse(const QString &name, const QString &wanted)
{
    if (!m_error)
        m_error = jsonMistake(m_path + u'.' + name, m_packet.value(name), wanted);
}

/// Packet Sender writes numbers as texts in most places, and in some as numbers.
QString PacketReader::text(const QString &name, bool mayBeNumber)
{
    const QJsonValue value = m_packet.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    if (mayBeNumber && value.isDouble())
        return QString::number(value.toDouble(), 'g', 10);
    if (!value.isString())
        refuse(name, QStringLiteral("text"));
    return value.toString();
}

QString PacketReader::port()
{
    const QString written = text(QStringLiteral("port"), true).trimmed();
    bool ok = false;
    const int number = written.toInt(&ok);
    if (!written.isEmpty() && (!ok || number < 0 || number > 65535))
        refuse(QStringLiteral("port"), QStringLiteral("0…65535"));
    return number == 0 ? QString() : written;
}

/// Bytes that read as text become one, so that they can be edited.
PayloadSettings PacketReader::payload()
{
    PayloadSettings settings;
    settings.format.notation = PayloadNotation::Hex;
    settings.text = text(QStringLiteral("hexstring")).trimmed();
    const QString ascii = text(QStringLiteral("asciistring"));
    if (settings.text.isEmpty() && !ascii.isEmpty()) {
        const auto decoded =
            QByteArray::fromBase64Encoding(ascii.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            refuse(QStringLiteral("asciistring"), QStringLiteral("base64"));
        settings.format.notation = PayloadNotation::Escapes;
        settings.text = inOurEscapes(QString::fromUtf8(decoded ? *decoded : QByteArray()));
    }
    const auto bytes = encodePayload(settings.text, settings.format);
    if (!bytes || settings.text.size() > messagelimits::textLength)
        refuse(settings.format.notation == PayloadNotation::Hex ? QStringLiteral("hexstring")
                                                                : QStringLiteral("asciistring"),
               QStringLiteral("hex"));
    return settings;
}

void PacketReader::readPacket(int index, const QJsonObject &packet)
{
    m_packet = inLowerCase(packet);
    m_path = QStringLiteral("[%1]").arg(index);
    SavedEntry entry;
    entry.name = text(QStringLiteral("name")).left(messagelimits::nameLength);
    const QString protocol = text(QStringLiteral("tcporudp")).trimmed().toUpper();
    if (protocol.isEmpty())
        refuse(QStringLiteral("tcporudp"), QStringLiteral("TCP | UDP | SSL | DTLS"));
    const bool isDatagram = protocol == u"UDP" || protocol == u"DTLS";
    if (!isDatagram && protocol != u"TCP" && protocol != u"SSL") {
        m_read.skipped += SkippedPacket{index, entry.name, QStringLiteral("tcporudp = ") + protocol};
        return;
    }
    const QString host = text(QStringLiteral("toip")).left(messagelimits::nameLength);
    const SavedMessage message = savedMessage(payload(), host, port());
    bool isNumber = true;
    const QString repeat = text(QStringLiteral("repeat"), true);
    const double seconds = repeat.isEmpty() ? 0 : repeat.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0 && seconds <= ranges::dayMs / 1000.0))
        refuse(QStringLiteral("repeat"), QStringLiteral("0…%1").arg(ranges::dayMs / 1000));
    entry.content = message;
    // What repeats there for ever is a sequence of one step here.
    if (seconds > 0 && !m_error)
        entry.content =
            SavedSequence{{SequenceStep{entry.name, message, qMax(1, int(seconds * 1000)), 1}}, 0};
    (isDatagram ? m_read.messages.udp : m_read.messages.tcpClient) += entry;
}

Result<PacketSenderMessages> PacketReader::read()
{
    if (m_packets.size() > messagelimits::entries)
        m_error = jsonMistake({}, m_packets.size(), QStringLiteral("0…%1").arg(messagelimits::entries));
    for (int i = 0; i < m_packets.size() && !m_error; ++i) {
        if (m_packets[i].isObject())
            readPacket(i, m_packets[i].toObject());
        else
            m_error = jsonMistake(QStringLiteral("[%1]").arg(i), m_packets[i], QStringLiteral("object"));
    }
    if (m_error)
        return failure({ErrorCode::FileNotMessages, m_error->arguments});
    return m_read;
}

} // namespace

Result<PacketSenderMessages> packetSenderMessages(const QJsonArray &packets)
{
    return PacketReader(packets).read();
}

} // namespace wirebench
