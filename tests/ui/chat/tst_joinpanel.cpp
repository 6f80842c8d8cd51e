#include "tests/ui/shell/bench.h"
#include "ui/chat/joinpanel.h"
#include "ui/chat/qrcode.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

JoinOffer offer()
{
    return {{QStringLiteral("192.168.1.7"), QStringLiteral("10.0.0.1")},
            {{2000, QStringLiteral("Endless lines")}, {4241, QStringLiteral("Chat: read")}},
            false};
}

} // namespace

class tst_JoinPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToType()
    {
        Bench bench;
        JoinPanel panel(bench.look, QStringLiteral("Lab 1"), nullptr);
        panel.setOffer(offer());
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QCOMPARE(panel.command(), QStringLiteral("nc 192.168.1.7 2000"));
        QVERIFY(panel.remark().isEmpty());
        control<QComboBox>(panel, QStringLiteral("Which port"))->setCurrentIndex(1);
        control<QComboBox>(panel, QStringLiteral("Which address"))->setCurrentIndex(1);
        QCOMPARE(panel.command(), QStringLiteral("nc 10.0.0.1 4241"));
        QVERIFY(press(panel, QStringLiteral("Copy")));
        QCOMPARE(QGuiApplication::clipboard()->text(), panel.command());
        auto *code = control<QLabel>(panel, QStringLiteral("QR code of the address"));
        QCOMPARE(code->isVisible(), hasQrCodes());
        JoinOffer fewer = offer();
        fewer.addresses.removeFirst();
        panel.setOffer(fewer);
        QCOMPARE(panel.command(), QStringLiteral("nc 10.0.0.1 4241")); // what was chosen stays
        QTest::keyClick(&panel, Qt::Key_Escape);
        QVERIFY(!panel.isVisible());
    }

    void saysWhoCanJoin()
    {
        Bench bench;
        JoinPanel panel(bench.look, QStringLiteral("Lab 1"), nullptr);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY(panel.remark().contains(QStringLiteral("Press Listen")));
        QVERIFY(!button(panel, QStringLiteral("Let others join")));
        JoinOffer local = offer();
        local.onlyHere = true;
        panel.setOffer(local);
        QVERIFY(panel.remark().contains(QStringLiteral("this machine")));
        QSignalSpy wanted(&panel, &JoinPanel::openingWanted);
        QVERIFY(press(panel, QStringLiteral("Let others join")));
        QCOMPARE(wanted.size(), 1);
    }

    void isBlackOnWhiteInEveryTheme()
    {
        Bench bench;
        JoinPanel panel(bench.look, QStringLiteral("Lab 1"), nullptr);
        panel.setOffer(offer());
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            bench.look.setTheme(theme);
            QCoreApplication::sendPostedEvents();
            auto *address = control<QLabel>(panel, QStringLiteral("Address to join"));
            QCOMPARE(address->palette().color(address->foregroundRole()), QColor(Qt::black));
            QCOMPARE(panel.grab().toImage().pixelColor(1, 1), QColor(Qt::white));
            const QPalette field = control<QComboBox>(panel, QStringLiteral("Which port"))->palette();
            QCOMPARE(field.color(QPalette::Text),
                     bench.look.color(ColorRole::Text)); // as it is drawn everywhere
            if (const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY"); !folder.isEmpty())
                QVERIFY(
                    panel.grab().save(folder + (theme == Theme::Light ? QStringLiteral("/join-light.png")
                                                                      : QStringLiteral("/join-dark.png"))));
        }
        bench.look.setTheme(Theme::Light);
    }
};

QTEST_MAIN(tst_JoinPanel)
#include "tst_joinpanel.moc"
