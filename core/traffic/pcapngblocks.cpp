#include "core/traffic/pcapngblocks.h"

#include <QtEndian>

#include <limits>

namespace wirebench {

namespace {

enum class Block : quint32 {
    Section = 0x0A0D0D0A,
    Interface = 1,
    EnhancedPacket = 6,
};

enum class Option : quint16 {
    EndOfOptions = 0,
    Comment = 1,
    InterfaceName = 2,
    InterfaceDescription = 3,
    SectionApplication = 4,
    InterfaceTimeResolution = 9,
};

constexpr quint32 byteOrderMagic = 0x1A2B3C4D;
constexpr quint16 linkTypeRaw = 101;
constexpr char nanoseconds = 9; // if_tsresol: 10^-9

template <typename Number>
void append(QByteArray &out, Number value)
{
    const Number wire = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

void appendPadding(QByteArray &out, qsizetype length)
{
    out.append((4 - length % 4) % 4, '\0');
}

// Where a text of UTF-8 may be cut so that it fits into an option.
QByteArrayView fitting(QByteArrayView text)
{
    qsizetype length = qMin<qsizetype>(text.size(), std::numeric_limits<quint16>::max());
    while (length > 0 && length < text.size() && (uchar(text[length]) & 0xC0) == 0x80)
        --length;
    return text.first(length);
}

void appendOption(QByteArray &out, Option option, QByteArrayView text)
{
    const QByteArrayView value = fitting(text);
    append(out, quint16(option));
    append(out, quint16(value.size()));
    out += value;
    appendPadding(out, value.size());
}

void appendEndOfOptions(QByteArray &out)
{
    append(out, quint16(Option::EndOfOptions));
    append(out, quint16(0));
}

// A block's length stands at both of its ends.
qsizetype beginBlock(QByteArray &out, Block block)
{
    const qsizetype start = out.size();
    append(out, quint32(block));
    append(out, quint32(0));
    return start;
}

void endBlock(QByteArray &out, qsizetype start)
{
    const quint32 length = quint32(out.size() - start + 4);
    append(out, length);
    qToLittleEndian(length, out.data() + start + 4);
}

} // namespace

void appendPcapngStart(QByteArray &out, QByteArrayView comment)
{
    const qsizetype section = beginBlock(out, Block::Section);
    append(out, byteOrderMagic);
    append(out, quint16(1)); // version 1.0
    append(out, quint16(0));
    append(out, qint64(-1)); // the section's length is not known
    if (!comment.isEmpty())
        appendOption(out, Option::Comment, comment);
    appendOption(out, Option::SectionApplication, "Wirebench " WIREBENCH_VERSION);
    appendEndOfOptions(out);
    endBlock(out, section);

    const qsizetype description = beginBlock(out, Block::Interface);
    append(out, linkTypeRaw);
    append(out, quint16(0));
    append(out, quint32(0)); // no limit to a packet's length
    appendOption(out, Option::InterfaceName, "wirebench");
    appendOption(out, Option::InterfaceDescription,
                 "Packets drawn from a log of socket calls: the payload is what the calls moved, the headers "
                 "are made");
    appendOption(out, Option::InterfaceTimeResolution, QByteArrayView(&nanoseconds, 1));
    appendEndOfOptions(out);
    endBlock(out, description);
}

void appendPcapngPacket(QByteArray &out, qint64 timeNs, QByteArrayView packet, const QByteArrayList &comments)
{
    const qsizetype start = beginBlock(out, Block::EnhancedPacket);
    append(out, quint32(0)); // interface
    append(out, quint32(quint64(timeNs) >> 32));
    append(out, quint32(quint64(timeNs)));
    append(out, quint32(packet.size())); // captured
    append(out, quint32(packet.size())); // on the wire
    out += packet;
    appendPadding(out, packet.size());
    for (const QByteArray &comment : comments)
        appendOption(out, Option::Comment, comment);
    if (!comments.isEmpty())
        appendEndOfOptions(out);
    endBlock(out, start);
}

} // namespace wirebench
