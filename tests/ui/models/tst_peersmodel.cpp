#include "ui/models/peersmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

UdpPeer peerNo(quint32 id)
{
    UdpPeer peer;
    peer.id = {id};
    peer.address = SocketAddress::fromIPv4(0x7f000001, quint16(id));
    return peer;
}

QList<UdpPeer> peers(quint32 first, quint32 last)
{
    QList<UdpPeer> list;
    for (quint32 id = first; id <= last; ++id)
        list << peerNo(id);
    return list;
}

struct Bench
{
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }

    TrafficLog log;
    PeersModel model{log};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_PeersModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsFigures()
    {
        Bench bench;
        UdpPeer peer = peerNo(4711);
        peer.receivedDatagrams = 3;
        peer.received = 45;
        peer.lastNs = 1'000'000'000;
        bench.model.apply({peer});
        QCOMPARE(bench.model.rowCount(), 1);
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:4711"));
        QCOMPARE(bench.text(0, PeersModel::ReceivedColumn), QStringLiteral("3 (45 B)"));
        QCOMPARE(bench.text(0, PeersModel::SentColumn), QStringLiteral("0"));
        QCOMPARE(bench.text(0, PeersModel::LastColumn),
                 bench.log.wallClock(1'000'000'000).toString(QStringLiteral("HH:mm:ss")));
        const QModelIndex received = bench.model.index(0, PeersModel::ReceivedColumn);
        QCOMPARE(received.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("3 datagrams received, 45 B"));
    }

    void saysWhomAPeerIsPassedOnTo()
    {
        Bench bench;
        const SocketAddress local = SocketAddress::fromIPv4(0x7f000001, 40000);
        const SocketAddress target = SocketAddress::fromIPv4(0x7f000001, 53);
        bench.model.setRelayed({{{2}, local, target}}); // before anything else is known of it
        QSignalSpy changed(&bench.model, &PeersModel::dataChanged);
        bench.model.apply(peers(1, 2));
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:1"));
        QCOMPARE(bench.text(1, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:2 → 127.0.0.1:53"));
        QCOMPARE(bench.model.index(1, PeersModel::PeerColumn).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Passed on from 127.0.0.1:40000 to 127.0.0.1:53"));
        bench.model.setRelayed({{{1}, local, target}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:1 → 127.0.0.1:53"));
        bench.model.clear();
        bench.model.apply(peers(1, 1));
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:1"));
    }

    void saysWhoIsSecured()
    {
        Bench bench;
        UdpPeer peer = peerNo(4711);
        peer.dtls = std::make_shared<TlsOutcome>();
        bench.model.apply({peer});
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:4711 · DTLS"));
        peer.dtls.reset(); // its session has ended
        bench.model.apply({peer});
        QCOMPARE(bench.text(0, PeersModel::PeerColumn), QStringLiteral("127.0.0.1:4711"));
    }

    void anEmptyDatagramIsSeen()
    {
        Bench bench;
        UdpPeer peer = peerNo(1);
        peer.receivedDatagrams = 1;
        bench.model.apply({peer});
        QCOMPARE(bench.text(0, PeersModel::ReceivedColumn), QStringLiteral("1 (0 B)"));
    }

    void updatesInPlace()
    {
        Bench bench;
        bench.model.apply(peers(1, 3));
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        UdpPeer two = peerNo(2);
        two.sentDatagrams = 1;
        two.sent = 7;
        bench.model.apply({two});
        QCOMPARE(bench.model.rowCount(), 3);
        QCOMPARE(bench.text(1, PeersModel::SentColumn), QStringLiteral("1 (7 B)"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    }

    void keepsTheOrderInWhichTheyCame()
    {
        Bench bench;
        bench.model.apply({peerNo(5), peerNo(2), peerNo(9)});
        bench.model.apply({peerNo(7), peerNo(1), peerNo(12)});
        QList<quint32> order;
        for (int row = 0; row < bench.model.rowCount(); ++row)
            order << bench.model.peerAt(row).value;
        QCOMPARE(order, (QList<quint32>{1, 2, 5, 7, 9, 12}));
        QCOMPARE(bench.model.rowOf({7}), 3);
        QCOMPARE(bench.model.rowOf({8}), -1);
        QCOMPARE(bench.model.addressAt(3), peerNo(7).address);
        QVERIFY(!bench.model.peerAt(-1).isValid() && !bench.model.peerAt(6).isValid());
        QVERIFY(!bench.model.addressAt(6).isValid());
    }

    void forgetsTheOldestAsTheEndpointDoes()
    {
        Bench bench;
        const quint32 limit = UdpPeers::limit;
        bench.model.apply(peers(1, limit));
        QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
        bench.model.apply(peers(limit + 1, limit + 3));
        QCOMPARE(bench.model.rowCount(), int(limit));
        QCOMPARE(bench.model.peerAt(0), ConnectionId{4});
        QCOMPARE(removed.size(), 1);
    }

    void clears()
    {
        Bench bench;
        bench.model.apply(peers(1, 3));
        bench.model.clear();
        QCOMPARE(bench.model.rowCount(), 0);
        bench.model.apply(peers(1, 1));
        QCOMPARE(bench.model.rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_PeersModel)
#include "tst_peersmodel.moc"
