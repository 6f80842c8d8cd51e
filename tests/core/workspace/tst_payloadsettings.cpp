#include "core/workspace/jsonmembers.h"
#include "core/workspace/payloadsettings.h"

#include <QTest>

using namespace wirebench;

class TestPayloadSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        PayloadSettings payload;
        payload.text = QStringLiteral("x");
        payload.format = {PayloadNotation::Escapes, TextEncoding::Ascii, LineEnding::Cr, true};
        payload.checksum = {ChecksumKind::Internet, ChecksumOrder::LowFirst, ChecksumPlace::Start};
        payload.placeholders = true;
        payload.history = {QStringLiteral("y")};
        JsonMembers members(toJson(payload));
        PayloadSettings read;
        readSettings(members, read);
        QVERIFY(!members.error());
        QCOMPARE(read, payload);
    }

    /// A file of an older version, or one made by hand, need not say the order.
    void theOrderIsThatOfTheKind()
    {
        PayloadSettings read;
        JsonMembers members({{QStringLiteral("checksum"), QStringLiteral("crc16-modbus")}});
        readSettings(members, read);
        QVERIFY(!members.error());
        QCOMPARE(read.checksum.order, ChecksumOrder::LowFirst);
    }

    void unknownChecksumIsRefused()
    {
        PayloadSettings read;
        JsonMembers members({{QStringLiteral("checksum"), QStringLiteral("crc-8")}});
        readSettings(members, read);
        QVERIFY(members.error());
        QVERIFY(members.error()->arguments.value(1).startsWith(
            QStringLiteral("checksum = \"crc-8\" (none | sum8 |")));
    }

    void checksumCoversWhatIsSent()
    {
        PayloadSettings payload;
        payload.text = QStringLiteral("12");
        payload.format.ending = LineEnding::CrLf;
        payload.checksum = {ChecksumKind::Xor8, ChecksumOrder::HighFirst, ChecksumPlace::BeforeEnding};
        QCOMPARE(payloadBytes(payload, {}).value_or("mistake"), QByteArray("12\x03\r\n"));
        payload.checksum.place = ChecksumPlace::End;
        QCOMPARE(payloadBytes(payload, {}).value_or("mistake"), QByteArray("12\r\n\x04"));
    }

    void placeholdersAreFilledInBeforeTheChecksum()
    {
        PayloadSettings payload;
        payload.text = QStringLiteral("{counter}{counter}");
        payload.checksum.kind = ChecksumKind::Sum8;
        PlaceholderValues values;
        values.counter = 7;
        QCOMPARE(payloadBytes(payload, values)->size(), qsizetype(19)); // switched off: they are text
        payload.placeholders = true;
        QCOMPARE(payloadBytes(payload, values).value_or("mistake"), QByteArray("77n"));
        payload.text = QStringLiteral("ab{nobody}");
        const auto mistake = payloadBytes(payload, values);
        QVERIFY(!mistake);
        QCOMPARE(mistake.error().code, ErrorCode::InvalidPlaceholder);
        QCOMPARE(mistake.error().position, 2);
    }

    void filesHaveNoChecksum()
    {
        PayloadSettings payload;
        payload.sendFile = true;
        payload.filePath = QStringLiteral("/some/file");
        payload.checksum.kind = ChecksumKind::Crc32;
        const auto message = outboundMessage(payload);
        QVERIFY(message);
        QCOMPARE(message->filePath, payload.filePath);
        QVERIFY(message->bytes.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPayloadSettings)
#include "tst_payloadsettings.moc"
