#include "ui/widgets/look.h"
#include "ui/widgets/payloadpreview.h"

#include <QTest>

using namespace wirebench;

class tst_PayloadPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTextAndChecksumApart()
    {
        Look look;
        QWidget window;
        PayloadPreview preview(look, &window);
        QVERIFY(preview.isHidden());
        preview.resize(2000, 30);
        preview.showBytes(QByteArray("1\r\n\x31", 4), {ChecksumKind::Xor8});
        QCOMPARE(preview.toolTip(), QStringLiteral("Goes out as: 1␍␊  ·  XOR 8: 31"));
        QVERIFY(!preview.isHidden());
        preview.showBytes("\x31"
                          "abc",
                          {ChecksumKind::Xor8, ChecksumOrder::HighFirst, ChecksumPlace::Start});
        QCOMPARE(preview.toolTip(), QStringLiteral("Goes out as: XOR 8: 31  ·  abc"));
        preview.showBytes("at 12:00", {});
        QCOMPARE(preview.toolTip(), QStringLiteral("Goes out as: at 12:00"));
        preview.showNothing();
        QVERIFY(preview.isHidden());
    }

    void takesNoMoreWidthThanThereIs()
    {
        Look look;
        PayloadPreview preview(look);
        preview.showBytes(QByteArray(100'000, 'x'), {});
        preview.resize(200, 30);
        QCOMPARE(preview.minimumSizeHint().width(), 0);
        QVERIFY(preview.text().endsWith(u'…'));
        QVERIFY(preview.toolTip().size() < 300);
    }
};

QTEST_MAIN(tst_PayloadPreview)
#include "tst_payloadpreview.moc"
