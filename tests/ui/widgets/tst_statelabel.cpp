#include "ui/widgets/look.h"
#include "ui/widgets/statelabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace wirebench;

class tst_StateLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWordAndDetails()
    {
        Look look;
        StateLabel label(look);
        label.setState(StateKind::Well, QStringLiteral("listening"), QStringLiteral("127.0.0.1:9999"));
        QCOMPARE(label.kind(), StateKind::Well);
        QCOMPARE(label.text(), QStringLiteral("listening 127.0.0.1:9999"));
        QVERIFY(label.accessibleName().contains(QStringLiteral("listening 127.0.0.1:9999")));
    }

    void isDrawnInTheColourOfItsKind_data()
    {
        QTest::addColumn<StateKind>("kind");
        QTest::addColumn<ColorRole>("role");
        QTest::newRow("idle") << StateKind::Idle << ColorRole::QuietText;
        QTest::newRow("busy") << StateKind::Busy << ColorRole::Waiting;
        QTest::newRow("well") << StateKind::Well << ColorRole::Done;
        QTest::newRow("trouble") << StateKind::Trouble << ColorRole::Trouble;
    }

    void isDrawnInTheColourOfItsKind()
    {
        QFETCH(StateKind, kind);
        QFETCH(ColorRole, role);
        Look look;
        look.setScale(2);
        StateLabel label(look);
        label.setState(kind, QStringLiteral("state"), {});
        label.resize(label.sizeHint());
        const QImage image = label.grab().toImage();
        bool found = false;
        for (int y = 0; y < image.height() && !found; ++y) {
            for (int x = 0; x < image.width() && !found; ++x)
                found = image.pixelColor(x, y).rgb() == look.color(role).rgb();
        }
        QVERIFY(found);
    }

    void longDetailsWrap()
    {
        Look look;
        StateLabel label(look);
        label.setState(
            StateKind::Well, QStringLiteral("listening"),
            QStringLiteral("on every address of this machine; others reach it at 192.168.1.20:9999"));
        const int wide = label.sizeHint().width();
        QCOMPARE(label.heightForWidth(wide), look.controlHeight());
        QVERIFY(label.heightForWidth(wide / 3) > look.controlHeight());
        QVERIFY(label.minimumSizeHint().width() < wide);
    }

    void theDetailsCanBeCopied()
    {
        Look look;
        StateLabel label(look);
        label.setState(StateKind::Well, QStringLiteral("listening"), QStringLiteral("127.0.0.1:9999"));
        QCOMPARE(label.actions().size(), 1);
        label.actions().first()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("127.0.0.1:9999"));
        label.setState(StateKind::Idle, QStringLiteral("stopped"), {});
        QVERIFY(!label.actions().first()->isEnabled());
    }
};

QTEST_MAIN(tst_StateLabel)
#include "tst_statelabel.moc"
