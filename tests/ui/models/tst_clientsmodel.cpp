#include "ui/models/clientsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

SocketAddress peer(quint16 port)
{
    return SocketAddress::fromIPv4(0x7f000001, port);
}

ServerClient client(quint32 id)
{
    ServerClient client;
    client.id = {id};
    client.peer = peer(quint16(40000 + id));
    return client;
}

QList<ServerClient> clients(quint32 first, quint32 last)
{
    QList<ServerClient> list;
    for (quint32 id = first; id <= last; ++id)
        list << client(id);
    return list;
}

QList<ConnectionId> ids(quint32 first, quint32 last, quint32 step = 1)
{
    QList<ConnectionId> list;
    for (quint32 id = first; id <= last; id += step)
        list << ConnectionId{id};
    return list;
}

struct Bench
{
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    ClientsModel::State state(int row) const
    {
        return ClientsModel::State(model.index(row, 0).data(ClientsModel::StateRole).toInt());
    }

    TrafficLog log;
    ClientsModel model{log};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestClientsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsAcceptedClients();
    void updatesInPlace();
    void saysStates();
    void saysWhomAClientIsPassedOnTo();
    void keepsTheOrderOfAcceptance();
    void keepsTheLastClosed();
    void aClientOfOneBatchIsSeenAsClosed();
    void showsTheQueueAfterTheAccepted();
    void showsAQueueWithoutNames();
    void queuedClientsCannotBeChosen();
    void announcesFewRangesForManyClients();
    void staysFastWithScatteredCloses();
    void clears();
};

void TestClientsModel::showsAcceptedClients()
{
    Bench bench;
    ServerClient one = client(1);
    one.received = 12;
    one.sent = 2048;
    one.queued = 5;
    one.acceptedNs = 1'000'000'000;
    bench.model.apply({one}, {});
    QCOMPARE(bench.model.rowCount(), 1);
    QCOMPARE(bench.text(0, ClientsModel::ClientColumn), QStringLiteral("127.0.0.1:40001"));
    QCOMPARE(bench.text(0, ClientsModel::ReceivedColumn), QStringLiteral("12 B"));
    QCOMPARE(bench.text(0, ClientsModel::SentColumn), QStringLiteral("2.0 KiB"));
    QCOMPARE(bench.text(0, ClientsModel::WaitingColumn), QStringLiteral("5 B"));
    QCOMPARE(bench.text(0, ClientsModel::SinceColumn),
             bench.log.wallClock(1'000'000'000).toString(QStringLiteral("HH:mm:ss")));
    QCOMPARE(bench.model.clientAt(0), ConnectionId{1});
    QCOMPARE(bench.model.openCount(), 1);
}

void TestClientsModel::updatesInPlace()
{
    Bench bench;
    bench.model.apply(clients(1, 3), {});
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    ServerClient two = client(2);
    two.received = 7;
    bench.model.apply({two}, {});
    QCOMPARE(bench.model.rowCount(), 3);
    QCOMPARE(bench.text(1, ClientsModel::ReceivedColumn), QStringLiteral("7 B"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
}

void TestClientsModel::saysStates()
{
    Bench bench;
    QList<ServerClient> all = clients(1, 5);
    all[1].working = true;
    all[2].phase = ConnectionPhase::PeerFinished;
    all[3].phase = ConnectionPhase::Finished;
    all[4].phase = ConnectionPhase::Closing;
    bench.model.apply(all, {});
    QStringList texts;
    for (int row = 0; row < 5; ++row)
        texts << bench.text(row, ClientsModel::StateColumn);
    QCOMPARE(texts.removeDuplicates(), 0);
    QCOMPARE(bench.state(0), ClientsModel::State::Open);
    QCOMPARE(bench.state(1), ClientsModel::State::Working);
    QCOMPARE(bench.state(2), ClientsModel::State::HalfClosed);
    QCOMPARE(bench.state(4), ClientsModel::State::Closing);
}

void TestClientsModel::saysWhomAClientIsPassedOnTo()
{
    Bench bench;
    const RelayedClient relayed{{2}, peer(50000), peer(80)};
    bench.model.setRelayed({relayed}); // before anything else is known of it
    bench.model.apply(clients(1, 2), {});
    QCOMPARE(bench.text(0, ClientsModel::StateColumn), QStringLiteral("connected"));
    QCOMPARE(bench.text(1, ClientsModel::StateColumn), QStringLiteral("→ 127.0.0.1:80"));
    const auto tip = [&](int row) {
        return bench.model.index(row, ClientsModel::StateColumn).data(Qt::ToolTipRole).toString();
    };
    QCOMPARE(tip(1), QStringLiteral("Passed on from 127.0.0.1:50000 to 127.0.0.1:80"));
    QVERIFY(tip(0).isEmpty());
    QSignalSpy changed(&bench.model, &ClientsModel::dataChanged);
    bench.model.setRelayed({{{1}, peer(50001), peer(81)}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(bench.text(0, ClientsModel::StateColumn), QStringLiteral("→ 127.0.0.1:81"));
    bench.model.apply({}, ids(1, 1)); // what ends is said first
    QCOMPARE(bench.text(0, ClientsModel::StateColumn), QStringLiteral("closed"));
    bench.model.clear();
    bench.model.apply(clients(2, 2), {});
    QCOMPARE(bench.text(0, ClientsModel::StateColumn), QStringLiteral("connected"));
}

void TestClientsModel::keepsTheOrderOfAcceptance()
{
    Bench bench;
    bench.model.apply({client(5), client(2), client(9)}, {});
    bench.model.apply({client(7), client(1), client(12)}, {});
    QList<quint32> order;
    for (int row = 0; row < bench.model.rowCount(); ++row)
        order << bench.model.clientAt(row).value;
    QCOMPARE(order, (QList<quint32>{1, 2, 5, 7, 9, 12}));
}

void TestClientsModel::keepsTheLastClosed()
{
    Bench bench;
    bench.model.apply(clients(1, 30), {});
    bench.model.apply({}, ids(1, 10));
    QCOMPARE(bench.model.rowCount(), 30);
    QCOMPARE(bench.state(0), ClientsModel::State::Closed);
    QCOMPARE(bench.model.openCount(), 20);
    bench.model.apply({}, ids(11, 25));
    QCOMPARE(bench.model.rowCount(), 25); // 5 open, 20 closed
    QCOMPARE(bench.model.clientAt(0), ConnectionId{6});
    QCOMPARE(bench.model.rowOf({3}), -1);
    bench.model.apply({client(7)}, ids(7, 7)); // late news of a closed client change nothing
    QCOMPARE(bench.state(bench.model.rowOf({7})), ClientsModel::State::Closed);
    QCOMPARE(bench.model.openCount(), 5);
}

void TestClientsModel::aClientOfOneBatchIsSeenAsClosed()
{
    Bench bench;
    ServerClient brief = client(1);
    brief.phase = ConnectionPhase::Closed;
    bench.model.apply({brief}, {{1}, {99}});
    QCOMPARE(bench.model.rowCount(), 1);
    QCOMPARE(bench.state(0), ClientsModel::State::Closed);
    QCOMPARE(bench.model.openCount(), 0);
}

void TestClientsModel::showsTheQueueAfterTheAccepted()
{
    Bench bench;
    bench.model.apply(clients(1, 2), {});
    bench.model.setQueue(2, {peer(50001), peer(50002)});
    QCOMPARE(bench.model.rowCount(), 4);
    QCOMPARE(bench.text(2, ClientsModel::ClientColumn), QStringLiteral("127.0.0.1:50001"));
    QCOMPARE(bench.text(2, ClientsModel::StateColumn), QStringLiteral("waits to be accepted"));
    QCOMPARE(bench.state(2), ClientsModel::State::Queued);

    bench.model.apply({client(3)}, {});
    bench.model.setQueue(1, {peer(50002)});
    QCOMPARE(bench.model.rowCount(), 4);
    QCOMPARE(bench.model.clientAt(2), ConnectionId{3});
    QCOMPARE(bench.text(3, ClientsModel::ClientColumn), QStringLiteral("127.0.0.1:50002"));
    bench.model.setQueue(0, {});
    QCOMPARE(bench.model.rowCount(), 3);
}

void TestClientsModel::showsAQueueWithoutNames()
{
    Bench bench;
    bench.model.setQueue(3, {peer(50001)});
    QCOMPARE(bench.model.rowCount(), 2);
    QCOMPARE(bench.text(1, ClientsModel::ClientColumn), QStringLiteral("2 more"));
    bench.model.setQueue(3, {});
    QCOMPARE(bench.model.rowCount(), 1);
    QCOMPARE(bench.text(0, ClientsModel::ClientColumn), QStringLiteral("3 clients"));
    bench.model.setQueue(-1, {});
    QCOMPARE(bench.model.rowCount(), 0);
}

void TestClientsModel::queuedClientsCannotBeChosen()
{
    Bench bench;
    bench.model.apply(clients(1, 1), {});
    bench.model.setQueue(1, {peer(50001)});
    QVERIFY(bench.model.index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(!bench.model.index(1, 0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(!bench.model.clientAt(1).isValid());
    QVERIFY(!bench.model.clientAt(-1).isValid());
}

void TestClientsModel::announcesFewRangesForManyClients()
{
    Bench bench;
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
    bench.model.apply(clients(1, 10'000), {});
    bench.model.apply(clients(1, 10'000), {});
    bench.model.apply({}, ids(1, 10'000));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(bench.model.rowCount(), ClientsModel::closedShown);
}

void TestClientsModel::staysFastWithScatteredCloses()
{
    TrafficLog log;
    ClientsModel model(log);
    model.apply(clients(1, 10'000), {});
    QBENCHMARK_ONCE
    {
        model.apply({}, ids(1, 10'000, 2));
    }
    QCOMPARE(model.openCount(), 5000);
    QCOMPARE(model.rowCount(), 5000 + ClientsModel::closedShown);
    QCOMPARE(model.clientAt(0), ConnectionId{2});
}

void TestClientsModel::clears()
{
    Bench bench;
    bench.model.apply(clients(1, 3), ids(1, 1));
    bench.model.setQueue(1, {peer(1)});
    bench.model.clear();
    QCOMPARE(bench.model.rowCount(), 0);
    QCOMPARE(bench.model.openCount(), 0);
    bench.model.setQueue(1, {peer(1)});
    QCOMPARE(bench.model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestClientsModel)
#include "tst_clientsmodel.moc"
