#include "core/payload/checksum.h"

#include <QTest>

using namespace wirebench;

class TestChecksum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The column "check" of the public catalogue of CRC algorithms: over the digits 1 to 9.
    void agreesWithTheCatalogue_data()
    {
        QTest::addColumn<ChecksumKind>("kind");
        QTest::addColumn<quint32>("check");
        QTest::newRow("CRC-16/MODBUS") << ChecksumKind::Crc16Modbus << quint32(0x4b37);
        QTest::newRow("CRC-16/CCITT-FALSE") << ChecksumKind::Crc16CcittFalse << quint32(0x29b1);
        QTest::newRow("CRC-16/XMODEM") << ChecksumKind::Crc16Xmodem << quint32(0x31c3);
        QTest::newRow("CRC-16/ARC") << ChecksumKind::Crc16Arc << quint32(0xbb3d);
        QTest::newRow("CRC-32") << ChecksumKind::Crc32 << quint32(0xcbf43926);
        QTest::newRow("sum") << ChecksumKind::Sum8 << quint32(0xdd);
        QTest::newRow("xor") << ChecksumKind::Xor8 << quint32(0x31);
    }
    void agreesWithTheCatalogue()
    {
        QFETCH(ChecksumKind, kind);
        QFETCH(quint32, check);
        QCOMPARE(checksumOf(kind, "123456789"), check);
    }

    /// RFC 1071 section 3: the sum of these is ddf2.
    void agreesWithTheInternetExample()
    {
        const QByteArray bytes = QByteArray::fromHex("0001f203f4f5f6f7");
        QCOMPARE(checksumOf(ChecksumKind::Internet, bytes), quint32(0xffff - 0xddf2));
        // Over the data with its checksum the result is zero: that is how a receiver verifies it.
        const QByteArray sent =
            withChecksum(bytes, {ChecksumKind::Internet, ChecksumOrder::HighFirst, ChecksumPlace::End});
        QCOMPARE(checksumOf(ChecksumKind::Internet, sent), quint32(0));
        QCOMPARE(checksumOf(ChecksumKind::Internet, QByteArrayView("\x12", 1)), quint32(0xffff - 0x1200));
        QCOMPARE(checksumOf(ChecksumKind::Internet, {}), quint32(0xffff));
    }

    /// A request as the Modbus specification frames it: read ten registers of device 1; low byte first.
    void appendsInTheUsualOrder()
    {
        const auto modbus = parseChecksum(QStringLiteral("crc16-modbus"));
        QVERIFY(modbus);
        QCOMPARE(withChecksum(QByteArray::fromHex("01030000000a"), *modbus).toHex(),
                 QByteArray("01030000000ac5cd"));
        const auto turned = parseChecksum(QStringLiteral("crc16-modbus,high"));
        QVERIFY(turned);
        QCOMPARE(withChecksum(QByteArray::fromHex("01030000000a"), *turned).toHex(),
                 QByteArray("01030000000acdc5"));
    }

    void standsWhereItIsWanted_data()
    {
        QTest::addColumn<QString>("config");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("end") << "xor8" << QByteArray("12\r\n\x04");
        QTest::newRow("start") << "xor8,start"
                               << QByteArray("\x04"
                                             "12\r\n");
        QTest::newRow("before the ending") << "xor8,before-ending" << QByteArray("12\x03\r\n");
        QTest::newRow("none") << "none" << QByteArray("12\r\n");
    }
    void standsWhereItIsWanted()
    {
        QFETCH(QString, config);
        const auto checksum = parseChecksum(config);
        QVERIFY(checksum);
        QTEST(withChecksum("12\r\n", *checksum, 2), "sent");
    }

    void endingLongerThanTheMessageIsNoHarm()
    {
        const auto checksum = parseChecksum(QStringLiteral("sum8,before-ending"));
        QVERIFY(checksum);
        QCOMPARE(withChecksum("1", *checksum, 5), QByteArray("\0"
                                                             "1",
                                                             2));
    }

    void textGoesBothWays()
    {
        for (const ChecksumKind kind : checksumKinds()) {
            for (const auto order : {ChecksumOrder::HighFirst, ChecksumOrder::LowFirst}) {
                for (const auto place :
                     {ChecksumPlace::End, ChecksumPlace::BeforeEnding, ChecksumPlace::Start}) {
                    const ChecksumConfig config{kind, checksumSize(kind) > 1 ? order : usualOrder(kind),
                                                place};
                    const auto again = parseChecksum(checksumText(config));
                    QVERIFY(again);
                    QCOMPARE(*again, config);
                }
            }
            QVERIFY(!checksumName(kind).isEmpty());
            QCOMPARE(checksumFromWord(checksumWord(kind)), kind);
        }
        QCOMPARE(checksumText({}), QStringLiteral("none"));
    }

    void unknownWordsAreRefused()
    {
        for (const char *text : {"", "crc", "crc32,", "crc32,middle", "crc-32", ",high"})
            QVERIFY2(!parseChecksum(QString::fromLatin1(text)), text);
    }
};

QTEST_APPLESS_MAIN(TestChecksum)
#include "tst_checksum.moc"
