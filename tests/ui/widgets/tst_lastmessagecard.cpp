#include "tests/ui/models/logwriter.h"
#include "ui/widgets/lastmessagecard.h"
#include "ui/widgets/look.h"

#include <QTest>

using namespace wirebench;

class tst_LastMessageCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheLastOfItsSession()
    {
        Look look;
        TrafficLog log;
        LogWriter mine(log);
        LogWriter other(log, QStringLiteral("TCP client 1"), 50500);
        LastMessageCard card(log, look);
        card.setEndpoints({mine.endpoint()});
        QVERIFY(card.message().isEmpty());
        card.show();
        mine.recv("Bonjour serveur");
        mine.send("Recu: Bonjour serveur\r\n");
        other.recv("not mine");
        QTRY_COMPARE(card.message(), QStringLiteral("Recu: Bonjour serveur␍␊"));
        QVERIFY(card.heading().contains(u"127.0.0.1:50412"));
        mine.endOfStream(); // no message
        mine.recv("again");
        QTRY_COMPARE(card.message(), QStringLiteral("again"));
    }

    void aFloodIsLookedAtFromItsEnd()
    {
        Look look;
        TrafficLog log;
        LogWriter writer(log);
        LastMessageCard card(log, look);
        card.setEndpoints({writer.endpoint()});
        for (int i = 0; i < 50'000; ++i)
            writer.recv("flood");
        writer.recv("last");
        card.poll();
        QCOMPARE(card.message(), QStringLiteral("last"));
    }

    void shortMessagesAreLargerThanLongOnes()
    {
        Look look;
        TrafficLog log;
        LogWriter writer(log);
        LastMessageCard card(log, look);
        card.setEndpoints({writer.endpoint()});
        card.resize(60 * look.unit(), 9 * look.unit());
        const auto inkHeight = [&] {
            card.poll();
            const QImage image = card.grab().toImage();
            const QRgb ink = look.color(ColorRole::Text).rgb();
            int top = image.height();
            int bottom = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixel(x, y) == ink) {
                        top = qMin(top, y);
                        bottom = qMax(bottom, y);
                    }
                }
            }
            return bottom - top;
        };
        writer.recv("I");
        const int large = inkHeight();
        QVERIFY2(large > 3 * look.unit(), qPrintable(QString::number(large)));
        writer.recv(QByteArray(30, 'I'));
        QVERIFY(inkHeight() < large);
    }
};

QTEST_MAIN(tst_LastMessageCard)
#include "tst_lastmessagecard.moc"
