#include "tests/ui/models/ownsocketmaker.h"
#include "ui/models/connectionsorder.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace wirebench;

namespace {

struct Bench
{
    QList<quint64> cookies() const
    {
        QList<quint64> all;
        for (int row = 0; row < order.rowCount(); ++row)
            all << order.socketAt(row).system.cookie;
        return all;
    }
    EndpointPtr session(const char *name)
    {
        return log.addEndpoint(EndpointKind::TcpServer, QString::fromLatin1(name));
    }

    TrafficLog log;
    ConnectionsModel model{log};
    ConnectionsOrder order{&model};
    QAbstractItemModelTester tester{&order, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_ConnectionsOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void isBySessionAndAgeAtFirst()
    {
        Bench bench;
        const EndpointPtr first = bench.session("TCP server 9");
        const EndpointPtr second = bench.session("TCP server 10");
        bench.model.apply({ownSocket(1, second, 50), ownSocket(2, first, 40), ownSocket(3),
                           ownSocket(4, first, 30), ownSocket(5, second, 20)});
        QCOMPARE(bench.cookies(), (QList<quint64>{4, 2, 5, 1, 3}));
    }

    void sortsByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QList<quint64>>("rising");
        using M = ConnectionsModel;
        QTest::newRow("peer") << int(M::PeerColumn) << QList<quint64>{1, 2, 3};
        QTest::newRow("state") << int(M::StateColumn) << QList<quint64>{2, 1, 3};
        QTest::newRow("receive queue") << int(M::ReceiveQueueColumn) << QList<quint64>{2, 3, 1};
        QTest::newRow("send queue") << int(M::SendQueueColumn) << QList<quint64>{3, 2, 1};
        QTest::newRow("round trip") << int(M::RoundTripColumn) << QList<quint64>{3, 1, 2};
        QTest::newRow("retransmits") << int(M::RetransmitsColumn) << QList<quint64>{3, 2, 1};
        QTest::newRow("remark") << int(M::RemarkColumn) << QList<quint64>{1, 2, 3};
        QTest::newRow("since") << int(M::SinceColumn) << QList<quint64>{3, 1, 2};
    }

    void sortsByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(QList<quint64>, rising);
        Bench bench;
        const EndpointPtr session = bench.session("TCP server 1");
        OwnSocket one = ownSocket(1, session, 20);
        one.system.receiveQueue = 10'000; // as text before "9 B"
        one.system.sendQueue = 3;
        one.system.tcp = TcpFigures{100, 0, 9, 0, 0, 0, 0, 0};
        OwnSocket two = ownSocket(2, session, 30);
        two.system.state = SocketState::CloseWait;
        two.system.receiveQueue = 1;
        two.system.sendQueue = 2;
        two.system.tcp = TcpFigures{1000, 0, 2, 0, 0, 0, 0, 0};
        OwnSocket three = ownSocket(3, session, 10);
        three.system.state = SocketState::TimeWait;
        three.system.inode = 0;
        three.system.endsInMs = 1000;
        three.system.receiveQueue = 9;
        bench.model.apply({two, three, one});
        bench.order.sort(column);
        if (column == ConnectionsModel::RemarkColumn) // equal ones by age
            rising = {1, 2, 3};
        QCOMPARE(bench.cookies(), rising);
        std::reverse(rising.begin(), rising.end());
        bench.order.sort(column, Qt::DescendingOrder);
        QCOMPARE(bench.cookies(), rising);
    }

    void goesOnBeingSorted()
    {
        Bench bench;
        bench.order.sort(ConnectionsModel::ReceiveQueueColumn, Qt::DescendingOrder);
        QList<OwnSocket> sockets{ownSocket(1), ownSocket(2), ownSocket(3)};
        sockets[1].system.receiveQueue = 5;
        bench.model.apply(sockets);
        QCOMPARE(bench.cookies().constFirst(), 2u);
        const QPersistentModelIndex chosen = bench.order.index(0, 0);
        sockets[2].system.receiveQueue = 50;
        sockets << ownSocket(4);
        sockets[3].system.receiveQueue = 20;
        bench.model.apply(sockets);
        QCOMPARE(bench.cookies(), (QList<quint64>{3, 4, 2, 1}));
        QCOMPARE(chosen.row(), 2); // the same socket
    }

    void showsOneSession()
    {
        Bench bench;
        const EndpointPtr mine = bench.session("TCP server 1");
        const EndpointPtr other = bench.session("TCP client 1");
        QList<OwnSocket> sockets{ownSocket(1, mine), ownSocket(2, other), ownSocket(3)};
        bench.model.apply(sockets);
        QCOMPARE(bench.order.rowCount(), 3);
        bench.order.setEndpoints({mine->id});
        QCOMPARE(bench.cookies(), QList<quint64>{1});
        // Whose it is may be known later only.
        sockets[2].endpoint = mine;
        bench.model.apply(sockets);
        QCOMPARE(bench.order.rowCount(), 2);
        bench.order.setEndpoints({});
        QCOMPARE(bench.order.rowCount(), 3);
    }

    void isQuickWithThousands()
    {
        // Measured, not judged.
        TrafficLog log;
        ConnectionsModel model(log);
        ConnectionsOrder order(&model);
        QList<OwnSocket> sockets;
        for (quint64 cookie = 1; cookie <= 20'000; ++cookie)
            sockets << ownSocket(cookie);
        QElapsedTimer timer;
        timer.start();
        model.apply(sockets);
        const qint64 filling = timer.restart();
        order.sort(ConnectionsModel::ReceiveQueueColumn);
        const qint64 sorting = timer.restart();
        for (qsizetype i = 0; i < sockets.size(); i += 3)
            sockets[i].system.receiveQueue = quint32(i);
        timer.restart();
        model.apply(sockets);
        const qint64 changing = timer.restart();
        QCOMPARE(order.rowCount(), 20'000);
        qInfo("20,000 sockets: %lld ms to fill, %lld ms to sort, %lld ms when a third changes", filling,
              sorting, changing);
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionsOrder)
#include "tst_connectionsorder.moc"
