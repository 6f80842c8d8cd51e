#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace wirebench {

/// Checksums that protocols put beside their data, without I/O: free functions on values, callable from any
/// thread. The CRCs are named as in the public catalogue of parametrised CRC algorithms; its check values
/// (over "123456789") stand in the test.
enum class ChecksumKind : quint8 {
    None,
    Sum8,            ///< the low eight bits of the sum of all bytes
    Xor8,            ///< all bytes combined with exclusive or (LRC)
    Crc16Modbus,     ///< polynomial 8005 reflected, begins with FFFF
    Crc16CcittFalse, ///< 1021, begins with FFFF; CRC-16/IBM-3740 in newer editions of the catalogue
    Crc16Xmodem,     ///< 1021, begins with 0
    Crc16Arc,        ///< 8005 reflected, begins with 0
    Crc32,           ///< 04C11DB7 reflected: Ethernet, ZIP, PNG (CRC-32/ISO-HDLC)
    Internet,        ///< RFC 1071: the ones' complement of the ones' complement sum of 16-bit words
};
enum class ChecksumOrder : quint8 { HighFirst, LowFirst };
enum class ChecksumPlace : quint8 {
    End,          ///< behind everything, line ending included
    BeforeEnding, ///< between the text and its line ending, which it does not cover
    Start,        ///< before everything
};

/// What to add to a message.
struct ChecksumConfig
{
    ChecksumKind kind = ChecksumKind::None;
    ChecksumOrder order = ChecksumOrder::HighFirst; ///< of a checksum with several bytes
    ChecksumPlace place = ChecksumPlace::End;

    friend bool operator==(const ChecksumConfig &, const ChecksumConfig &) = default;
};

/// All but None, in the order of the enum.
const QList<ChecksumKind> &checksumKinds();
/// As people and catalogues write it: "CRC-16/MODBUS". Empty for None.
QString checksumName(ChecksumKind kind);
/// The word in files and on the command line: "crc16-modbus"; "none".
QString checksumWord(ChecksumKind kind);
std::optional<ChecksumKind> checksumFromWord(QStringView word);
/// Bytes: 0, 1, 2 or 4.
int checksumSize(ChecksumKind kind);
/// In which order the protocols that use it send its bytes.
ChecksumOrder usualOrder(ChecksumKind kind);

quint32 checksumOf(ChecksumKind kind, QByteArrayView bytes);
/// The bytes that are sent for it.
QByteArray checksumBytes(ChecksumKind kind, ChecksumOrder order, QByteArrayView bytes);
/// @p message with its checksum. @param endingSize how many bytes at its end are its line ending.
QByteArray withChecksum(const QByteArray &message, const ChecksumConfig &config, qsizetype endingSize = 0);

/// "crc32", "crc16-modbus,high", "xor8,start": a kind, and where it differs from the usual its order
/// (high, low: which byte comes first) and place (start, before-ending). None for anything else.
std::optional<ChecksumConfig> parseChecksum(const QString &text);
/// The way back.
QString checksumText(const ChecksumConfig &config);

} // namespace wirebench
