#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/socketoptionspanel.h"

#include <QDialog>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

struct Bench
{
    Bench()
        : button(SocketUse::Stream, QStringLiteral("TCP client 1"), look),
          read(&button, &SocketOptionsButton::readRequested)
    {
        button.show();
    }

    QDialog *window() { return button.findChild<QDialog *>(); }

    Look look;
    SocketOptionsButton button;
    QSignalSpy read;
};

QList<OptionReading> refused()
{
    return {
        {findSocketOption(u"IP_TTL"), OptionValue{64, 0, {}},
         Error::fromErrno(QStringLiteral("setsockopt"), EINVAL, QStringLiteral("IPPROTO_IP, IP_TTL, 0"))}};
}

} // namespace

class tst_SocketOptionsButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTextsWithoutAWindow()
    {
        Bench bench;
        const QMap<QString, QString> texts{{QStringLiteral("IP_TTL"), QStringLiteral("9")}};
        bench.button.setTexts(texts);
        QCOMPARE(bench.button.texts(), texts);
        QCOMPARE(bench.button.summary(), QStringList{QStringLiteral("IP_TTL = 9")});
        QVERIFY(!bench.window());
        QCOMPARE(bench.button.subject(), 0);
    }

    void opensAWindowBesideTheSession()
    {
        Bench bench;
        QTest::mouseClick(&bench.button, Qt::LeftButton);
        QVERIFY(bench.window());
        QTRY_VERIFY(bench.button.isWindowOpen());
        QVERIFY(!bench.window()->isModal());
        QVERIFY(bench.window()->windowTitle().contains(u"TCP client 1"));
        QCOMPARE(bench.read.count(), 0); // nothing to be read yet
        bench.button.setOpen(true);
        QCOMPARE(bench.read.count(), 1);
        bench.button.setOpen(true);
        QCOMPARE(bench.read.count(), 1);
        QTest::keyClick(bench.window(), Qt::Key_Escape);
        QTRY_VERIFY(!bench.button.isWindowOpen());
        bench.button.setOpen(false);
        bench.button.setOpen(true);
        QCOMPARE(bench.read.count(), 1); // nobody looks
        bench.button.openWindow();
        QCOMPARE(bench.read.count(), 2);
        QCOMPARE(bench.button.findChildren<QDialog *>().size(), 1);
    }

    void showsWhatIsTold()
    {
        Bench bench;
        bench.button.openWindow();
        bench.button.setOpen(true);
        bench.button.take(refused());
        QCOMPARE(bench.button.panel()->notice()->detail(), QStringLiteral("EINVAL"));
        QTRY_VERIFY(bench.button.isWindowOpen());
        QCOMPARE(bench.button.unseenError(refused()).code, ErrorCode::None);
        bench.window()->hide();
        QCOMPARE(bench.button.unseenError(refused()).systemError, EINVAL);
        QCOMPARE(bench.button.unseenError({}).code, ErrorCode::None);
    }

    void goesWithItsSession()
    {
        auto *look = new Look;
        auto *button = new SocketOptionsButton(SocketUse::Datagram, QStringLiteral("UDP 1"), *look);
        button->show();
        button->openWindow();
        const QPointer<QDialog> window = button->findChild<QDialog *>();
        QVERIFY(window);
        delete button;
        QVERIFY(!window);
        delete look;
    }
};

QTEST_MAIN(tst_SocketOptionsButton)
#include "tst_socketoptionsbutton.moc"
