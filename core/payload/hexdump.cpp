#include "core/payload/hexdump.h"

#include <QtGlobal>

namespace wirebench {

namespace {

constexpr char16_t digits[] = u"0123456789abcdef";

bool isPrintableAscii(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

} // namespace

QString hexDumpLine(QByteArrayView bytes, qsizetype index, qsizetype firstOffset)
{
    if (index < 0 || index >= hexDumpLineCount(bytes.size()))
        return {};
    const qsizetype start = index * hexDumpBytesPerLine;
    const int count = int(qMin<qsizetype>(hexDumpBytesPerLine, bytes.size() - start));
    const QString offset = QString::number(firstOffset + start, 16).rightJustified(8, u'0');

    // Longer offsets push the columns to the right instead of losing a digit.
    const qsizetype shift = offset.size() - 8;
    QString line = offset.leftJustified(shift + hexDumpAsciiColumn(count), u' ');
    for (int i = 0; i < count; ++i) {
        const char byte = bytes[start + i];
        const qsizetype column = shift + hexDumpHexColumn(i);
        line[column] = QChar(digits[quint8(byte) >> 4]);
        line[column + 1] = QChar(digits[quint8(byte) & 0xF]);
        line[shift + hexDumpAsciiColumn(i)] = isPrintableAscii(byte) ? QChar(QLatin1Char(byte)) : QChar(u'.');
    }
    return line;
}

QString hexDump(QByteArrayView bytes, qsizetype firstOffset)
{
    const qsizetype lines = hexDumpLineCount(bytes.size());
    QString dump;
    dump.reserve(lines * (hexDumpAsciiColumn(hexDumpBytesPerLine) + 1));
    for (qsizetype i = 0; i < lines; ++i) {
        if (i > 0)
            dump += u'\n';
        dump += hexDumpLine(bytes, i, firstOffset);
    }
    return dump;
}

} // namespace wirebench
