#include "ui/chat/qrcode.h"

#include <QTest>

using namespace wirebench;

class tst_QrCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isACode()
    {
        if (!hasQrCodes())
            QSKIP("built without libqrencode");
        const QImage code = qrCode("192.168.1.7:2000");
        QCOMPARE(code.width(), code.height());
        QCOMPARE((code.width() - 8 - 21) % 4, 0); // version n has 17 + 4n modules
        for (int i = 0; i < code.width(); ++i)
            QCOMPARE(code.pixel(i, 3), qRgb(255, 255, 255)); // the quiet zone
        for (int i = 0; i < 7; ++i)                          // the upper edge of a finder pattern
            QCOMPARE(code.pixel(4 + i, 4), qRgb(0, 0, 0));
        QCOMPARE(code.pixel(5, 5), qRgb(255, 255, 255));
        QVERIFY(code != qrCode("192.168.1.7:2001"));
    }

    void whatIsTooLongIsNone() { QVERIFY(qrCode(QByteArray(10'000, 'x')).isNull()); }
};

QTEST_GUILESS_MAIN(tst_QrCode)
#include "tst_qrcode.moc"
