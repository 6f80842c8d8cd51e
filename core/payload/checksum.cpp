#include "core/payload/checksum.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace wirebench {

namespace {

struct ChecksumRow
{
    ChecksumKind kind;
    const char *name;
    const char *word;
    int size;
    ChecksumOrder usual;
};

// The words stand in files: never changed.
constexpr ChecksumRow rows[] = {
    {ChecksumKind::Sum8, "Sum 8", "sum8", 1, ChecksumOrder::HighFirst},
    {ChecksumKind::Xor8, "XOR 8", "xor8", 1, ChecksumOrder::HighFirst},
    {ChecksumKind::Crc16Modbus, "CRC-16/MODBUS", "crc16-modbus", 2, ChecksumOrder::LowFirst},
    {ChecksumKind::Crc16CcittFalse, "CRC-16/CCITT-FALSE", "crc16-ccitt-false", 2, ChecksumOrder::HighFirst},
    {ChecksumKind::Crc16Xmodem, "CRC-16/XMODEM", "crc16-xmodem", 2, ChecksumOrder::HighFirst},
    {ChecksumKind::Crc16Arc, "CRC-16/ARC", "crc16-arc", 2, ChecksumOrder::LowFirst},
    {ChecksumKind::Crc32, "CRC-32", "crc32", 4, ChecksumOrder::HighFirst},
    {ChecksumKind::Internet, "Internet (RFC 1071)", "internet", 2, ChecksumOrder::HighFirst},
};

const ChecksumRow *rowOf(ChecksumKind kind)
{
    const auto *row =
        std::find_if(std::begin(rows), std::end(rows), [&](const ChecksumRow &r) { return r.kind == kind; });
    return row == std::end(rows) ? nullptr : row;
}

/// A CRC whose bits come lowest first. @param polynomial reflected
template <typename Register>
constexpr std::array<Register, 256> reflectedTable(Register polynomial)
{
    std::array<Register, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        Register value = Register(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = Register(value & 1 ? (value >> 1) ^ polynomial : value >> 1);
        table[byte] = value;
    }
    return table;
}

template <typename Register, Register polynomial>
Register reflectedCrc(QByteArrayView bytes, Register value)
{
    static constexpr auto table = reflectedTable<Register>(polynomial);
    for (const char byte : bytes)
        value = Register(table[(value ^ quint8(byte)) & 0xff] ^ (value >> 8));
    return value;
}

/// Highest bit first, polynomial 1021.
quint16 straightCrc16(QByteArrayView bytes, quint16 value)
{
    for (const char byte : bytes) {
        value = quint16(value ^ (quint8(byte) << 8));
        for (int bit = 0; bit < 8; ++bit)
            value = quint16(value & 0x8000 ? (value << 1) ^ 0x1021 : value << 1);
    }
    return value;
}

/// RFC 1071 section 1; an odd byte at the end is padded with zero on its right.
quint16 internetChecksum(QByteArrayView bytes)
{
    quint64 sum = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        sum += i % 2 == 0 ? quint64(quint8(bytes[i])) << 8 : quint8(bytes[i]);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return quint16(~sum);
}

quint8 sum8(QByteArrayView bytes)
{
    quint8 sum = 0;
    for (const char byte : bytes)
        sum = quint8(sum + quint8(byte));
    return sum;
}

quint8 xor8(QByteArrayView bytes)
{
    quint8 value = 0;
    for (const char byte : bytes)
        value ^= quint8(byte);
    return value;
}

} // namespace

const QList<ChecksumKind> &checksumKinds()
{
    static const QList<ChecksumKind> kinds = [] {
        QList<ChecksumKind> all;
        for (const ChecksumRow &row : rows)
            all += row.kind;
        return all;
    }();
    return kinds;
}

QString checksumName(ChecksumKind kind)
{
    const ChecksumRow *row = rowOf(kind);
    return row ? QString::fromLatin1(row->name) : QString();
}

QString checksumWord(ChecksumKind kind)
{
    const ChecksumRow *row = rowOf(kind);
    return QString::fromLatin1(row ? row->word : "none");
}

std::optional<ChecksumKind> checksumFromWord(QStringView word)
{
    if (word == u"none")
        return ChecksumKind::None;
    for (const ChecksumRow &row : rows) {
        if (word == QLatin1String(row.word))
            return row.kind;
    }
    return std::nullopt;
}

int checksumSize(ChecksumKind kind)
{
    const ChecksumRow *row = rowOf(kind);
    return row ? row->size : 0;
}

ChecksumOrder usualOrder(ChecksumKind kind)
{
    const ChecksumRow *row = rowOf(kind);
    return row ? row->usual : ChecksumOrder::HighFirst;
}

quint32 checksumOf(ChecksumKind kind, QByteArrayView bytes)
{
    switch (kind) {
    case ChecksumKind::Sum8:
        return sum8(bytes);
    case ChecksumKind::Xor8:
        return xor8(bytes);
    case ChecksumKind::Crc16Modbus:
        return reflectedCrc<quint16, 0xa001>(bytes, 0xffff);
    case ChecksumKind::Crc16CcittFalse:
        return straightCrc16(bytes, 0xffff);
    case ChecksumKind::Crc16Xmodem:
        return straightCrc16(bytes, 0);
    case ChecksumKind::Crc16Arc:
        return reflectedCrc<quint16, 0xa001>(bytes, 0);
    case ChecksumKind::Crc32:
        return ~reflectedCrc<quint32, 0xedb88320>(bytes, 0xffffffff);
    case ChecksumKind::Internet:
        return internetChecksum(bytes);
    case ChecksumKind::None:
        break;
    }
    return 0;
}

QByteArray checksumBytes(ChecksumKind kind, ChecksumOrder order, QByteArrayView bytes)
{
    const quint32 value = checksumOf(kind, bytes);
    QByteArray written;
    for (int i = 0; i < checksumSize(kind); ++i)
        written.append(char(quint8(value >> (8 * i))));
    if (order == ChecksumOrder::HighFirst)
        std::reverse(written.begin(), written.end());
    return written;
}

QByteArray withChecksum(const QByteArray &message, const ChecksumConfig &config, qsizetype endingSize)
{
    if (config.kind == ChecksumKind::None)
        return message;
    if (config.place == ChecksumPlace::Start)
        return checksumBytes(config.kind, config.order, message) + message;
    const qsizetype ending =
        config.place == ChecksumPlace::BeforeEnding ? qBound(qsizetype(0), endingSize, message.size()) : 0;
    const QByteArray covered = message.first(message.size() - ending);
    return covered + checksumBytes(config.kind, config.order, covered) + message.last(ending);
}

std::optional<ChecksumConfig> parseChecksum(const QString &text)
{
    const QStringList words = text.trimmed().toLower().split(u',');
    const auto kind = checksumFromWord(words.first().trimmed());
    if (!kind)
        return std::nullopt;
    ChecksumConfig config{*kind, usualOrder(*kind), ChecksumPlace::End};
    for (const QString &word : words.mid(1)) {
        if (word.trimmed() == u"high")
            config.order = ChecksumOrder::HighFirst;
        else if (word.trimmed() == u"low")
            config.order = ChecksumOrder::LowFirst;
        else if (word.trimmed() == u"start")
            config.place = ChecksumPlace::Start;
        else if (word.trimmed() == u"before-ending")
            config.place = ChecksumPlace::BeforeEnding;
        else
            return std::nullopt;
    }
    return config;
}

QString checksumText(const ChecksumConfig &config)
{
    QString text = checksumWord(config.kind);
    if (checksumSize(config.kind) > 1 && config.order != usualOrder(config.kind))
        text += config.order == ChecksumOrder::HighFirst ? QStringLiteral(",high") : QStringLiteral(",low");
    if (config.place == ChecksumPlace::Start)
        text += QStringLiteral(",start");
    else if (config.place == ChecksumPlace::BeforeEnding)
        text += QStringLiteral(",before-ending");
    return text;
}

} // namespace wirebench
