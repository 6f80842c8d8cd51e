#include "ui/widgets/checksumfields.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/settingsrow.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_ChecksumFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSetComesBack()
    {
        Look look;
        SettingsRow row(look);
        ChecksumFields fields(row);
        QSignalSpy edited(&fields, &ChecksumFields::edited);
        QCOMPARE(fields.config(), ChecksumConfig());
        QVERIFY(fields.summary().isEmpty());
        const ChecksumConfig config{ChecksumKind::Crc32, ChecksumOrder::LowFirst, ChecksumPlace::Start};
        fields.setConfig(config);
        QCOMPARE(fields.config(), config);
        QCOMPARE(fields.summary(), QStringLiteral("CRC-32"));
        QCOMPARE(edited.size(), 0);
    }

    void anotherKindBringsItsUsualOrder()
    {
        Look look;
        SettingsRow row(look);
        ChecksumFields fields(row);
        QSignalSpy edited(&fields, &ChecksumFields::edited);
        QComboBox *kind = row.findChildren<QComboBox *>().value(0);
        QVERIFY(kind);
        choose(kind, ChecksumKind::Crc16Modbus);
        QCOMPARE(fields.config().order, ChecksumOrder::LowFirst);
        choose(kind, ChecksumKind::Crc16Xmodem);
        QCOMPARE(fields.config().order, ChecksumOrder::HighFirst);
        QCOMPARE(edited.size(), 2);
    }

    /// One byte has no order, and nothing has no place.
    void onlyWhatMattersIsShown()
    {
        Look look;
        SettingsRow row(look);
        ChecksumFields fields(row);
        row.setMoreOpen(true);
        const QList<QComboBox *> boxes = row.findChildren<QComboBox *>();
        QCOMPARE(boxes.size(), 3);
        const auto shown = [&] {
            QString text;
            for (const QComboBox *box : boxes)
                text += box->isVisibleTo(&row) ? u'1' : u'0';
            return text;
        };
        QCOMPARE(shown(), QStringLiteral("100"));
        choose(boxes[0], ChecksumKind::Xor8);
        QCOMPARE(shown(), QStringLiteral("101"));
        choose(boxes[0], ChecksumKind::Internet);
        QCOMPARE(shown(), QStringLiteral("111"));
        for (const QComboBox *box : boxes)
            QVERIFY(!box->accessibleName().isEmpty());
    }
};

QTEST_MAIN(tst_ChecksumFields)
#include "tst_checksumfields.moc"
