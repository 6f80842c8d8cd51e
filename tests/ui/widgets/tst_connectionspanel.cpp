#include "core/net/nativesocket.h"
#include "core/net/socketdiag.h"
#include "ui/widgets/connectionspanel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <vector>

using namespace wirebench;

namespace {

/// A listening socket of this program.
NativeSocket listening()
{
    NativeSocket socket;
    if (!socket.openStream(AddressFamily::IPv4).ok() ||
        !socket.bind(SocketAddress::fromIPv4(0x7f000001, 0)).ok() || !socket.listen(5).ok())
        qFatal("no listening socket");
    return socket;
}

struct Bench
{
    Bench() { panel.resize(1100, 300); }
    ~Bench() { delete panel.controls(); }

    /// As an engine would record it.
    void tellTheLog(const EndpointPtr &endpoint, const NativeSocket &socket)
    {
        SocketCall call;
        call.call = Call::Listen;
        call.flow = FlowPtr(new Flow(endpoint, {}, socket.localAddress(), {}));
        call.timeNs = log.now();
        log.append(call);
    }
    void start()
    {
        panel.show();
        panel.activateWindow();
    }
    QTableView &view() { return *panel.list()->view(); }
    /// The row of a socket in the table; -1 if it has none.
    int rowOf(const NativeSocket &socket)
    {
        const QAbstractItemModel &model = *view().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (text(row, ConnectionsModel::LocalColumn) == socket.localAddress().toString() &&
                text(row, ConnectionsModel::PeerColumn).isEmpty())
                return row;
        }
        return -1;
    }
    QString text(int row, int column) { return view().model()->index(row, column).data().toString(); }

    Look look;
    TrafficLog log;
    EndpointPtr session = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
    EndpointPtr otherSession = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 2"));
    ConnectionsPanel panel{log, look};
};

} // namespace

class tst_ConnectionsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        if (!hasSocketDiag())
            QSKIP("this system does not tell of its sockets");
    }

    void showsTheSessionsSockets()
    {
        Bench bench;
        const NativeSocket own = listening();
        const NativeSocket other = listening();
        bench.tellTheLog(bench.session, own);
        bench.tellTheLog(bench.otherSession, other);
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.start();
        QTRY_COMPARE(bench.view().model()->rowCount(), 1);
        QCOMPARE(bench.text(0, ConnectionsModel::SessionColumn), QStringLiteral("TCP server 1"));
        QCOMPARE(bench.text(0, ConnectionsModel::StateColumn), QStringLiteral("LISTEN"));
        QCOMPARE(bench.panel.statusText(), QStringLiteral("1 socket"));
        QTest::keyClick(bench.panel.scopeField(), Qt::Key_Down);
        QVERIFY(bench.rowOf(other) >= 0);
        QCOMPARE(bench.text(bench.rowOf(other), ConnectionsModel::SessionColumn),
                 QStringLiteral("TCP server 2"));
        QVERIFY(bench.panel.statusText().endsWith(QStringLiteral("sockets")));
    }

    void followsWhatHappens()
    {
        Bench bench;
        bench.start();
        NativeSocket one = listening();
        QTRY_VERIFY(bench.rowOf(one) >= 0);
        // A client that is not accepted, on the next look.
        NativeSocket client;
        QVERIFY(client.openStream(AddressFamily::IPv4).ok());
        (void)client.connect(one.localAddress());
        QTRY_COMPARE(bench.text(bench.rowOf(one), ConnectionsModel::RemarkColumn),
                     QStringLiteral("1 client waits, backlog 5"));
        one.close();
        QTRY_COMPARE(bench.rowOf(one), -1);
    }

    void looksOnlyWhileItIsVisible()
    {
        Bench bench;
        const NativeSocket one = listening();
        QTest::qWait(0);
        QVERIFY(bench.rowOf(one) < 0);
        bench.start();
        QTRY_VERIFY(bench.rowOf(one) >= 0);
        bench.panel.hide();
        const NativeSocket two = listening();
        // Nothing is under way but perhaps one last reading; then all is still.
        QSignalSpy inserted(bench.view().model(), &QAbstractItemModel::rowsInserted);
        QVERIFY(!inserted.wait(1'500) || bench.rowOf(two) >= 0);
        bench.panel.show();
        QTRY_VERIFY(bench.rowOf(two) >= 0);
    }

    void emptyItTeaches()
    {
        Bench bench;
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.start();
        QTRY_COMPARE(bench.panel.statusText(), QStringLiteral("0 sockets"));
        QVERIFY(bench.panel.list()->hint().startsWith(QStringLiteral("This session has no socket.")));
        QVERIFY(!bench.view().isVisible());
    }

    void offersNoScopeWithoutASession()
    {
        Bench bench;
        bench.panel.controls()->show();
        QVERIFY(!bench.panel.scopeField()->isVisible());
        bench.panel.setSessionEndpoints({bench.session->id});
        QVERIFY(bench.panel.scopeField()->isVisible());
        QVERIFY(!bench.panel.scopeField()->accessibleName().isEmpty());
    }

    void wantsTheRecordsOfARow()
    {
        Bench bench;
        const NativeSocket one = listening();
        bench.tellTheLog(bench.session, one);
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.start();
        QTRY_VERIFY(bench.rowOf(one) >= 0);
        QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
        QSignalSpy wanted(&bench.panel, &ConnectionsPanel::recordsWanted);
        const QPoint cell = bench.view().visualRect(bench.view().model()->index(0, 2)).center();
        QTest::mouseClick(bench.view().viewport(), Qt::LeftButton, {}, cell);
        QTest::keyClick(&bench.view(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<OwnSocket>().system.local.toString(), one.localAddress().toString());
    }

    void keepsChoiceAndPlace()
    {
        Bench bench;
        std::vector<NativeSocket> sockets;
        for (int i = 0; i < 60; ++i) {
            sockets.push_back(listening());
            bench.tellTheLog(bench.session, sockets.back());
        }
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.start();
        QTRY_COMPARE(bench.view().model()->rowCount(), 60);
        bench.view().verticalScrollBar()->setValue(bench.view().rowHeight(0) * 30);
        bench.view().selectRow(32);
        const QString chosen = bench.text(32, ConnectionsModel::LocalColumn);
        const int place = bench.view().rowViewportPosition(32);
        // Ten that stand above go.
        for (int i = 0; i < 10; ++i)
            sockets[size_t(i)].close();
        QTRY_COMPARE(bench.view().model()->rowCount(), 50);
        QCOMPARE(bench.panel.list()->selectedRows(), QList<int>{22});
        QCOMPARE(bench.text(22, ConnectionsModel::LocalColumn), chosen);
        QCOMPARE(bench.view().rowViewportPosition(22), place);
    }

    void copiesRows()
    {
        Bench bench;
        const NativeSocket one = listening();
        bench.tellTheLog(bench.session, one);
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.start();
        QTRY_VERIFY(bench.rowOf(one) >= 0);
        QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
        bench.view().setFocus();
        bench.view().selectRow(0);
        QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
        const QString expected =
            QStringLiteral("TCP server 1\tTCP\t%1\t\tLISTEN\t").arg(one.localAddress().toString());
        QVERIFY2(QGuiApplication::clipboard()->text().startsWith(expected),
                 qPrintable(QGuiApplication::clipboard()->text()));
    }

    void keepsItsState()
    {
        Bench bench;
        bench.panel.setSessionEndpoints({bench.session->id});
        bench.panel.scopeField()->setCurrentIndex(1);
        bench.view().sortByColumn(ConnectionsModel::StateColumn, Qt::DescendingOrder);
        const QByteArray state = bench.panel.saveState();
        Bench other;
        other.panel.setSessionEndpoints({other.session->id});
        for (int length = 0; length < state.size(); ++length)
            other.panel.restoreState(state.left(length));
        QCOMPARE(other.panel.scopeField()->currentIndex(), 0);
        other.panel.restoreState(state);
        QCOMPARE(other.panel.scopeField()->currentIndex(), 1);
        QCOMPARE(other.view().horizontalHeader()->sortIndicatorSection(), int(ConnectionsModel::StateColumn));
    }

    void mayGoWhileItLooks()
    {
        for (int i = 0; i < 20; ++i) {
            Bench bench;
            bench.start();
            bench.panel.refresh();
        }
    }
};

QTEST_MAIN(tst_ConnectionsPanel)
#include "tst_connectionspanel.moc"
