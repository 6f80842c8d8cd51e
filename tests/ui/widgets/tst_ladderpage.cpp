#include "tests/core/ladder/ladderstage.h"
#include "ui/models/annotations.h"
#include "ui/widgets/ladderpage.h"
#include "ui/widgets/ladderview.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficview.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cerrno>

using namespace wirebench;

namespace {

struct Bench
{
    Bench()
    {
        panel.setSessionEndpoints({stage.client->id});
        panel.resize(1200, 500);
        panel.show();
        panel.activateWindow();
    }
    bool isShown() { return QTest::qWaitForWindowActive(&panel); }
    void showLadder()
    {
        QTabBar &bar = *panel.pages()->bar();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.tabRect(1).center());
    }
    void click(QToolButton *button) { QTest::mouseClick(button, Qt::LeftButton); }
    qint64 rows() { return view().layout().endRow() - view().layout().firstRow(); }
    LadderPage &page() { return *panel.page<LadderPage>(); }
    LadderView &view() { return *page().view(); }

    LadderStage stage;
    Look look;
    Annotations annotations;
    TrafficPanel panel{stage.log, annotations, look};
};

/// One of the stories that a ladder tells.
void play(LadderStage &stage, const QByteArray &scene)
{
    Actor there = stage.serverEnd();
    Actor here = stage.clientEnd();
    if (scene == "c3") {
        stage.prefixEcho();
    } else if (scene == "http over tls") {
        here.connect(0, 12'000'000);
        there.accept();
        there.simple(Call::DoHandshake);
        here.simple(Call::DoHandshake);
        here.send("GET /lesson.html HTTP/1.1\r\nHost: localhost\r\n\r\n");
        there.recv("GET /lesson.html HTTP/1.1\r\nHost: localhost\r\n\r\n");
        there.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
        for (int piece = 0; piece < 4; ++piece)
            there.send(QByteArray(1250, 'x'));
        here.recv(QByteArray(2000, 'x'));
        here.recv(QByteArray(3042, 'x'));
        stage.nowNs += 2'400'000'000;
        here.shutdown();
        there.recvEnd();
        there.close();
        here.recvEnd();
        here.close();
    } else if (scene == "trouble") {
        Actor(stage, stage.client, {}, Stage::address("127.0.0.1", 1)).connect(ECONNREFUSED);
        stage.listener().simple(Call::Bind, EADDRINUSE, stage.serverAddress.toPython());
        here.connect();
        there.accept();
        here.send("abcdefgh");
        there.recv("abc", 3);
        there.recv("def", 3);
        there.reset();
        here.simple(Call::Recv, ECONNRESET);
        here.close();
    } else if (scene == "udp") {
        const EndpointPtr other = stage.log.addEndpoint(EndpointKind::Udp, QStringLiteral("UDP 2"));
        const SocketAddress sending = Stage::address("127.0.0.1", 40000);
        Actor(stage, other, SocketAddress::anyIPv4(12345), {}, Actor::OwnSocket).simple(Call::Bind);
        Actor sender(stage, stage.udp, sending, stage.serverAddress);
        Actor receiver(stage, other, SocketAddress::anyIPv4(12345), sending);
        for (const char *text : {"one", "two", "three"})
            sender.sendTo(text, qstrcmp(text, "two") == 0 ? quint8(CallMark::SimulatedLoss) : quint8(0));
        receiver.recvFrom("three");
        receiver.recvFrom("one");
        Actor(stage, stage.udp, sending, Stage::address("192.0.2.9", 53)).sendTo("to a stranger");
    } else if (scene == "repeats") {
        for (quint16 port = 50000; port < 50004; ++port) {
            Actor one(stage, stage.server, stage.serverAddress, Stage::address("192.0.2.1", port));
            one.accept();
            for (int i = 0; i < 20 * (port - 49999); ++i) {
                one.recv("ping");
                one.send("pong");
            }
            if (port != 50001)
                one.close();
        }
    }
}

} // namespace

class tst_LadderPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsBehindTheTable()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.showLadder();
        QCOMPARE(bench.panel.pages()->current(), QStringLiteral("ladder"));
        QVERIFY(bench.view().isVisible());
        bench.stage.prefixEcho();
        QTRY_VERIFY(bench.rows() > 10);
    }

    void fromTheLadderToTheTableAndBack()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.stage.prefixEcho();
        bench.showLadder();
        QTRY_VERIFY(bench.rows() > 10);
        bench.view().goTo(bench.stage.answeredId);
        bench.view().setFocus();
        QTest::keyClick(&bench.view(), Qt::Key_Return);
        QTRY_COMPARE(bench.panel.pages()->current(), QStringLiteral("table"));
        QTRY_COMPARE(bench.panel.view()->currentRecord(), bench.stage.answeredId);
        QTRY_VERIFY(bench.panel.view()->goTo(bench.stage.sendId));
        bench.showLadder();
        QTRY_COMPARE(bench.view().currentRecord(), bench.stage.sendId);
    }

    void scope()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.showLadder();
        bench.stage.prefixEcho();
        Actor(bench.stage, bench.stage.udp, Stage::address("127.0.0.1", 1), Stage::address("127.0.0.1", 2))
            .sendTo("stranger");
        const qint64 all = qint64(bench.stage.log.endId()) - 1;
        QTRY_COMPARE(bench.rows(), all - 1);
        QTest::keyClick(bench.page().scopeField(), Qt::Key_Down);
        QTRY_COMPARE(bench.rows(), all);
    }

    void buttons()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.showLadder();
        Actor here = bench.stage.clientEnd();
        here.connect();
        for (int i = 0; i < 200; ++i)
            here.send("ping");
        QTRY_COMPARE(bench.rows(), qint64(2));
        bench.click(bench.page().foldButton());
        QTRY_COMPARE(bench.rows(), qint64(201));
        bench.click(bench.page().followButton());
        QVERIFY(!bench.view().isFollowing());
        bench.click(bench.page().followButton());
        QVERIFY(bench.view().isFollowing());
        bench.click(bench.page().zoomInButton());
        QVERIFY(bench.view().zoom() > 1);
        bench.click(bench.page().zoomOutButton());
        QCOMPARE(bench.view().zoom(), 1.0);
        for (QToolButton *button : bench.page().controls()->findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void exports_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("SVG") << QStringLiteral("a.svg") << QByteArray("<svg ");
        QTest::newRow("PNG") << QStringLiteral("a.png") << QByteArray("\x89PNG");
        QTest::newRow("Mermaid") << QStringLiteral("a.mmd") << QByteArray("sequenceDiagram");
    }
    void exports()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        Bench bench;
        QVERIFY(bench.isShown());
        bench.stage.prefixEcho();
        bench.showLadder();
        const QTemporaryDir dir;
        bench.page().exportTo(dir.filePath(name));
        QTRY_VERIFY(bench.page().notice()->isVisible());
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith(begin));
        QVERIFY(bytes.size() > 300);
    }

    void exportsThatFailAreTold()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.showLadder();
        bench.page().exportTo(QStringLiteral("/nowhere/at/all.svg"));
        QTRY_VERIFY(bench.page().notice()->isVisible());
        bench.page().exportTo(QStringLiteral("/tmp/a.gif"));
        QVERIFY(bench.page().notice()->isVisible());
    }

    void copies()
    {
        Bench bench;
        QVERIFY(bench.isShown());
        bench.stage.prefixEcho();
        bench.showLadder();
        bench.page().copyMermaid();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("sequenceDiagram")));
        bench.page().copyPicture();
        QTRY_VERIFY(!QGuiApplication::clipboard()->image().isNull());
        QVERIFY(QGuiApplication::clipboard()->image().width() > 1000);
    }

    /// With WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
    void stories_data()
    {
        QTest::addColumn<QByteArray>("scene");
        for (const char *scene : {"nothing", "c3", "http over tls", "trouble", "udp", "repeats"})
            QTest::newRow(scene) << QByteArray(scene);
    }
    void stories()
    {
        QFETCH(QByteArray, scene);
        Bench bench;
        bench.panel.setSessionEndpoints({});
        QVERIFY(bench.isShown());
        bench.showLadder();
        play(bench.stage, scene);
        QTRY_COMPARE(bench.view().layout().nextId(), bench.stage.log.endId());
        QCOMPARE(bench.rows() > 0, scene != "nothing");
        const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            bench.look.setTheme(theme);
            for (const int scale : {1, 2}) {
                bench.look.setScale(scale);
                const QPixmap picture = bench.panel.grab();
                const QString name =
                    QStringLiteral("/story-%1-%2-%3.png")
                        .arg(QString::fromLatin1(scene), theme == Theme::Dark ? u"dark" : u"light")
                        .arg(scale);
                QVERIFY(folder.isEmpty() || picture.save(folder + name));
            }
        }
        if (!folder.isEmpty() && scene != "nothing") {
            bench.page().exportTo(folder + QStringLiteral("/story-%1.png").arg(QString::fromLatin1(scene)));
            QTRY_VERIFY(bench.page().notice()->isVisible());
        }
    }

    void stateIsKept()
    {
        Bench bench;
        bench.page().scopeField()->setCurrentIndex(1);
        bench.click(bench.page().foldButton());
        bench.view().setZoom(2);
        const QByteArray state = bench.page().saveState();
        Bench other;
        other.page().restoreState(QByteArray("nonsense"));
        QCOMPARE(other.view().zoom(), 1.0);
        other.page().restoreState(state);
        QCOMPARE(other.page().scopeField()->currentIndex(), 1);
        QVERIFY(!other.page().foldButton()->isChecked());
        QCOMPARE(other.view().zoom(), 2.0);
        QVERIFY(other.view().options().scope.isEmpty());
    }
};

QTEST_MAIN(tst_LadderPage)
#include "tst_ladderpage.moc"
