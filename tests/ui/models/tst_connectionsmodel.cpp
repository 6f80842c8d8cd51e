#include "tests/ui/models/ownsocketmaker.h"
#include "ui/models/connectionsmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    QList<quint64> cookies() const
    {
        QList<quint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << model.socketAt(row).system.cookie;
        return all;
    }

    TrafficLog log;
    ConnectionsModel model{log};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QList<OwnSocket> some(const QList<quint64> &cookies)
{
    QList<OwnSocket> sockets;
    for (const quint64 cookie : cookies)
        sockets << ownSocket(cookie);
    return sockets;
}

} // namespace

class tst_ConnectionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsWhatTheSystemSays()
    {
        Bench bench;
        OwnSocket socket = ownSocket(1);
        socket.endpoint = bench.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
        socket.sinceNs = 3'000'000'000;
        socket.system.receiveQueue = 12;
        socket.system.sendQueue = 64 * 1024;
        socket.system.tcp = TcpFigures{250, 100, 3, 10, 65483, 2, 1000, 12};
        bench.model.apply({socket});
        using M = ConnectionsModel;
        QCOMPARE(bench.text(0, M::SessionColumn), QStringLiteral("TCP server 1"));
        QCOMPARE(bench.text(0, M::ProtocolColumn), QStringLiteral("TCP"));
        QCOMPARE(bench.text(0, M::LocalColumn), QStringLiteral("127.0.0.1:9999"));
        QCOMPARE(bench.text(0, M::PeerColumn), QStringLiteral("127.0.0.1:50001"));
        QCOMPARE(bench.text(0, M::StateColumn), QStringLiteral("ESTABLISHED"));
        QCOMPARE(bench.text(0, M::ReceiveQueueColumn), QStringLiteral("12 B"));
        QCOMPARE(bench.text(0, M::SendQueueColumn), QStringLiteral("64.0 KiB"));
        QCOMPARE(bench.text(0, M::RoundTripColumn), QStringLiteral("250 µs"));
        QCOMPARE(bench.text(0, M::RetransmitsColumn), QStringLiteral("3"));
        QCOMPARE(bench.text(0, M::RemarkColumn), QString());
        QCOMPARE(bench.text(0, M::SinceColumn),
                 bench.log.wallClock(3'000'000'000).toString(QStringLiteral("HH:mm:ss")));
        const QString figures = bench.model.index(0, M::RoundTripColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(figures.contains(QStringLiteral("65,483 bytes")), qPrintable(figures));
        QVERIFY(!bench.model.index(0, M::StateColumn).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void leavesUnknownCellsEmpty()
    {
        Bench bench;
        bench.model.apply({ownSocket(1, SocketState::Listen)});
        for (const int column : {ConnectionsModel::SessionColumn, ConnectionsModel::PeerColumn,
                                 ConnectionsModel::ReceiveQueueColumn, ConnectionsModel::SendQueueColumn,
                                 ConnectionsModel::RoundTripColumn, ConnectionsModel::RetransmitsColumn,
                                 ConnectionsModel::SinceColumn})
            QCOMPARE(bench.text(0, column), QString());
        QCOMPARE(bench.text(0, ConnectionsModel::RemarkColumn), QStringLiteral("backlog 0"));
    }

    void changesInPlace()
    {
        Bench bench;
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        bench.model.apply(some({1, 2, 3, 4, 5}));
        const QPersistentModelIndex four = bench.model.index(3, 0);
        QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
        // In another order, two gone, one new.
        bench.model.apply(some({6, 5, 4, 2}));
        QCOMPARE(bench.cookies(), (QList<quint64>{2, 4, 5, 6}));
        QCOMPARE(four.row(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 2); // two runs
        bench.model.apply({});
        QCOMPARE(bench.model.rowCount(), 0);
        QVERIFY(!four.isValid());
        bench.model.apply(some({2}));
        QCOMPARE(bench.cookies(), QList<quint64>{2});
        QCOMPARE(reset.size(), 0);
    }

    void saysNothingWhenNothingChanges()
    {
        Bench bench;
        bench.model.apply(some({1, 2}));
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.apply(some({2, 1}));
        QCOMPARE(changed.size(), 0);
    }

    void announcesOnlyWhatChanges()
    {
        Bench bench;
        QList<OwnSocket> sockets = some({1, 2, 3, 4});
        bench.model.apply(sockets);
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        sockets[1].system.state = SocketState::CloseWait;
        sockets[2].system.receiveQueue = 7;
        bench.model.apply(sockets);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), bench.model.index(1, ConnectionsModel::StateColumn));
        QCOMPARE(changed[0][1].toModelIndex(), bench.model.index(2, ConnectionsModel::RemarkColumn));
        QCOMPARE(bench.text(1, ConnectionsModel::StateColumn), QStringLiteral("CLOSE_WAIT"));
        // An owner that is known now is in the columns before.
        sockets[0].endpoint = bench.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
        bench.model.apply(sockets);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].toModelIndex(), bench.model.index(0, 0));
    }

    void manyChangesAreOneSignal()
    {
        Bench bench;
        QList<OwnSocket> sockets;
        for (quint64 cookie = 1; cookie <= 400; ++cookie)
            sockets << ownSocket(cookie);
        bench.model.apply(sockets);
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        for (qsizetype i = 0; i < sockets.size(); i += 2)
            sockets[i].system.receiveQueue = 1;
        bench.model.apply(sockets);
        QCOMPARE(changed.size(), 1);
    }

    void takesASocketThatIsToldOfTwice()
    {
        Bench bench;
        OwnSocket newer = ownSocket(1, SocketState::TimeWait);
        bench.model.apply({ownSocket(1), newer});
        QCOMPARE(bench.model.rowCount(), 1);
        QCOMPARE(bench.model.socketAt(0).system.state, SocketState::TimeWait);
        bench.model.apply({ownSocket(1), newer});
        QCOMPARE(bench.model.rowCount(), 1);
    }

    void headersSayWhatTheyAre()
    {
        Bench bench;
        for (int column = 0; column < ConnectionsModel::ColumnCount; ++column)
            QVERIFY(!bench.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!bench.model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        QVERIFY(bench.model.headerData(ConnectionsModel::SendQueueColumn, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("not confirmed")));
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionsModel)
#include "tst_connectionsmodel.moc"
