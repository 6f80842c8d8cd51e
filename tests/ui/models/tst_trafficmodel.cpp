#include "logwriter.h"
#include "ui/models/trafficmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;
using namespace std::chrono_literals;

namespace {

/// A log, a writer, and the model under the eyes of Qt's tester.
struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : log(limits), writer(log) {}
    explicit Bench(const RecordingOrigin &origin) : log({}, origin), writer(log) {}

    void pollAll()
    {
        while (model.poll()) {
        }
    }
    QList<quint64> ids() const
    {
        QList<quint64> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.idAt(row);
        return ids;
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    bool filter(const FilterSpec &spec)
    {
        if (!model.setFilter(spec))
            return false;
        const bool ready = QTest::qWaitFor([this] { return !model.isBusy(); });
        pollAll();
        return ready;
    }

    TrafficLog log;
    LogWriter writer;
    Annotations notes;
    TrafficModel model{log, notes};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

FilterSpec textFilter(const QString &pattern)
{
    FilterSpec spec;
    spec.pattern = pattern;
    return spec;
}

/// A recording of a thousand records, the texts of every tenth "ten".
struct RecordingBench : Bench
{
    RecordingBench() : Bench(RecordingOrigin{QStringLiteral("lesson.jsonl"), 0, 41})
    {
        for (int i = 0; i < 1000; ++i)
            writer.recv(i % 10 == 0 ? "ten" : "other");
    }
    void show(quint64 records)
    {
        log.showUpTo(41 + records, 0);
        pollAll();
    }
};

/// The log drops in chunks of an eighth of its limit.
constexpr TrafficLog::Limits smallLog{64, 1 << 20};

} // namespace

class TestTrafficModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void announcesNothingBeforePoll();
    void announcesOneRangePerPoll();
    void removesWhatTheLogDropped();
    void survivesALogThatDroppedEverythingShown();
    void survivesAClearedLog();
    void aSmallBudgetLosesNothing();
    void aSmallBudgetLosesNothingWhileTheLogDrops();

    void showsCells();
    void showsFailuresAndTheEndOfTheStream();
    void saysWhatIsUnusualAboutADatagram();
    void showsDirectionsByRole();
    void showsTimes();
    void speaksDirections();

    void filtersWhatIsThereAndWhatComes();
    void filtersByEndpointAsScope();
    void countsWhatTheFilterKeepsOut();
    void countsWhatTheFilterKeepsOutWhileTheLogDrops();
    void refusesAMistakenFilter();
    void keepsOldRowsWhileBusy();
    void theLastFilterWins();
    void takesFilterBackAtOnce();
    void deliversOnlyToTheLiving();
    void dropsRowsThatGoWhileTheJobRuns();

    void pauseFreezesRows();
    void pausedRowsStayReadableWhenTheLogDropsThem();
    void aFilterWorksWhilePaused();
    void hidesAllAndShowsItAgain();
    void hidesAllWithAFilter();

    void aRecordingGoesBack();
    void aRecordingGoesBackWithAFilter();
    void aRecordingGoesBackWhileTheJobRuns();
    void aRecordingGoesBackBehindWhatIsHidden();
    void aRecordingGoesBackWhilePaused();

    void findsRowsById();
    void marksAndComments();
};

// ---- following

void TestTrafficModel::announcesNothingBeforePoll()
{
    Bench bench;
    bench.writer.recv("x");
    QCOMPARE(bench.model.rowCount(), 0);
    QVERIFY(bench.model.poll());
    QCOMPARE(bench.model.rowCount(), 1);
    QVERIFY(!bench.model.poll());
}

void TestTrafficModel::announcesOneRangePerPoll()
{
    Bench bench;
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    bench.writer.recvMany(500);
    bench.model.poll();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 499);
    bench.writer.recvMany(3);
    bench.model.poll();
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted[1][1].toInt(), 500);
    QCOMPARE(inserted[1][2].toInt(), 502);
}

void TestTrafficModel::removesWhatTheLogDropped()
{
    Bench bench(smallLog);
    bench.writer.recvMany(60);
    bench.pollAll();
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
    bench.writer.recvMany(20);
    bench.model.poll();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][1].toInt(), 0);
    QCOMPARE(removed[0][2].toInt(), 15);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(bench.model.rowCount(), 64);
    QCOMPARE(bench.model.idAt(0), 17u);
    QCOMPARE(bench.model.counters().dropped, 16u);
}

void TestTrafficModel::survivesALogThatDroppedEverythingShown()
{
    Bench bench(smallLog);
    bench.writer.recvMany(10);
    bench.pollAll();
    bench.writer.recvMany(1000);
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), int(bench.log.snapshot().size()));
    QCOMPARE(bench.model.idAt(0), bench.log.snapshot().firstId());
}

void TestTrafficModel::survivesAClearedLog()
{
    Bench bench;
    bench.writer.recvMany(10);
    bench.pollAll();
    bench.log.clear();
    QVERIFY(bench.model.poll());
    QCOMPARE(bench.model.rowCount(), 0);
    bench.writer.recvMany(2);
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{11, 12}));
}

void TestTrafficModel::aSmallBudgetLosesNothing()
{
    Bench bench;
    bench.model.setTickBudget(0us);
    bench.writer.recvMany(200'000);
    int ticks = 0;
    while (bench.model.poll())
        ++ticks;
    QVERIFY(ticks > 2);
    QCOMPARE(bench.model.rowCount(), 200'000);
    QCOMPARE(bench.model.idAt(199'999), 200'000u);
}

void TestTrafficModel::aSmallBudgetLosesNothingWhileTheLogDrops()
{
    Bench bench({4096, 1 << 24});
    QVERIFY(bench.filter(textFilter(QStringLiteral("line"))));
    bench.model.setTickBudget(0us);
    for (int i = 0; i < 20; ++i) {
        bench.writer.recvMany(500);
        bench.model.poll();
    }
    bench.pollAll();
    const LogSnapshot held = bench.log.snapshot();
    QCOMPARE(bench.model.rowCount(), int(held.size()));
    QCOMPARE(bench.model.idAt(0), held.firstId());
    QCOMPARE(bench.model.filteredOut(), 0);
}

// ---- cells

void TestTrafficModel::showsCells()
{
    Bench bench;
    bench.writer.send("Hello\r\n");
    bench.writer.listen();
    bench.pollAll();
    QCOMPARE(bench.text(0, TrafficModel::NumberColumn), QStringLiteral("1"));
    QCOMPARE(bench.text(0, TrafficModel::CallColumn), QStringLiteral("send(7 bytes)"));
    QCOMPARE(bench.text(0, TrafficModel::PeerColumn), QStringLiteral("127.0.0.1:50412"));
    QCOMPARE(bench.text(0, TrafficModel::BytesColumn), QStringLiteral("7"));
    QCOMPARE(bench.text(0, TrafficModel::DataColumn), QStringLiteral("Hello␍␊"));
    QCOMPARE(bench.text(1, TrafficModel::CallColumn), QStringLiteral("listen(5)"));
    QCOMPARE(bench.text(1, TrafficModel::PeerColumn), QString());
    QCOMPARE(bench.text(1, TrafficModel::BytesColumn), QString());
    QCOMPARE(bench.text(1, TrafficModel::DataColumn), QStringLiteral("= 0"));
    for (int column = 0; column < TrafficModel::ColumnCount; ++column)
        QVERIFY(!bench.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestTrafficModel::showsFailuresAndTheEndOfTheStream()
{
    Bench bench;
    bench.writer.failedSend();
    bench.writer.endOfStream();
    bench.pollAll();
    QCOMPARE(bench.text(0, TrafficModel::DataColumn), QStringLiteral("ECONNRESET"));
    QCOMPARE(bench.text(0, TrafficModel::BytesColumn), QString());
    QVERIFY(bench.text(1, TrafficModel::DataColumn).startsWith(QStringLiteral("end of stream")));
    QCOMPARE(bench.text(1, TrafficModel::BytesColumn), QStringLiteral("0"));
}

void TestTrafficModel::saysWhatIsUnusualAboutADatagram()
{
    Bench bench;
    bench.writer.datagram(Call::RecvFrom, "whole");
    bench.writer.datagram(Call::RecvFrom, "");
    bench.writer.datagram(Call::RecvFrom, "cut", CallMark::Truncated);
    bench.writer.datagram(Call::SendTo, "gone", CallMark::SimulatedLoss);
    bench.pollAll();
    QStringList data;
    for (int row = 0; row < 4; ++row)
        data << bench.text(row, TrafficModel::DataColumn);
    QCOMPARE(data, (QStringList{QStringLiteral("whole"), QStringLiteral("empty datagram"),
                                QStringLiteral("truncated · cut"),
                                QStringLiteral("not sent: simulated loss · gone")}));
}

void TestTrafficModel::showsDirectionsByRole()
{
    Bench bench;
    bench.writer.send("a");
    bench.writer.recv("b");
    bench.writer.failedSend();
    bench.pollAll();
    const auto role = [&](int row, int which) { return bench.model.index(row, 0).data(which); };
    QCOMPARE(role(0, TrafficModel::RecordIdRole).value<quint64>(), 1u);
    QCOMPARE(Direction(role(0, TrafficModel::DirectionRole).toInt()), Direction::Sent);
    QCOMPARE(Direction(role(1, TrafficModel::DirectionRole).toInt()), Direction::Received);
    QCOMPARE(role(1, TrafficModel::FailedRole).toBool(), false);
    QCOMPARE(role(2, TrafficModel::FailedRole).toBool(), true);
    QCOMPARE(role(1, TrafficModel::HasPayloadRole).toBool(), true);
    QCOMPARE(role(2, TrafficModel::HasPayloadRole).toBool(), false);
}

void TestTrafficModel::showsTimes()
{
    Bench bench;
    bench.writer.setClock(1'500'000'000, 21'400);
    bench.writer.recvMany(2);
    bench.pollAll();
    QCOMPARE(bench.text(0, TrafficModel::DeltaColumn), QString());
    QCOMPARE(bench.text(1, TrafficModel::DeltaColumn), QStringLiteral("21.4 µs"));
    const QString clock = bench.log.wallClock(1'500'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
    QCOMPARE(bench.text(0, TrafficModel::TimeColumn), clock);

    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    bench.model.setTimeFormat(TimeFormat::SinceStart);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(bench.text(0, TrafficModel::TimeColumn), QStringLiteral("1.500000"));
    bench.model.setTimeFormat(TimeFormat::SincePrevious);
    QCOMPARE(bench.text(1, TrafficModel::TimeColumn), QStringLiteral("21.4 µs"));
}

void TestTrafficModel::speaksDirections()
{
    Bench bench;
    bench.writer.send("abc");
    bench.writer.failedSend();
    bench.pollAll();
    const auto spoken = [&](int row, int column) {
        return bench.model.index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(0, TrafficModel::BytesColumn), QStringLiteral("3 bytes sent"));
    QCOMPARE(spoken(1, TrafficModel::DataColumn), QStringLiteral("failed: ECONNRESET"));
}

// ---- filtering

void TestTrafficModel::filtersWhatIsThereAndWhatComes()
{
    Bench bench;
    bench.writer.recv("apple");
    bench.writer.recv("pear");
    bench.writer.recv("apple pie");
    bench.pollAll();
    QVERIFY(bench.filter(textFilter(QStringLiteral("apple"))));
    QCOMPARE(bench.ids(), (QList<quint64>{1, 3}));
    bench.writer.recv("plum");
    bench.writer.recv("apple tree");
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{1, 3, 5}));
}

void TestTrafficModel::filtersByEndpointAsScope()
{
    Bench bench;
    LogWriter other(bench.log, QStringLiteral("TCP client 1"));
    bench.writer.recv("1");
    other.recv("2");
    bench.writer.recv("3");
    FilterSpec spec;
    spec.endpoints = {other.endpoint()};
    QVERIFY(bench.filter(spec));
    QCOMPARE(bench.ids(), QList<quint64>{2});
    QCOMPARE(bench.model.filteredOut(), 0);
    QVERIFY(bench.filter({}));
    QCOMPARE(bench.ids(), (QList<quint64>{1, 2, 3}));
}

void TestTrafficModel::countsWhatTheFilterKeepsOut()
{
    Bench bench;
    LogWriter other(bench.log, QStringLiteral("TCP client 1"));
    bench.writer.recvMany(5);
    other.recvMany(50);
    bench.pollAll();
    FilterSpec spec = textFilter(QStringLiteral("nothing like this"));
    spec.endpoints = {bench.writer.endpoint()};
    QVERIFY(bench.filter(spec));
    QCOMPARE(bench.model.filteredOut(), 5);
    bench.writer.recvMany(2);
    bench.writer.recv("nothing like this");
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 1);
    QCOMPARE(bench.model.filteredOut(), 7);
}

void TestTrafficModel::countsWhatTheFilterKeepsOutWhileTheLogDrops()
{
    Bench bench(smallLog);
    QVERIFY(bench.filter(textFilter(QStringLiteral("keep"))));
    for (int i = 0; i < 300; ++i) {
        bench.writer.recv(i % 3 == 0 ? "keep" : "other");
        if (i % 7 == 0)
            bench.model.poll();
    }
    bench.pollAll();
    const qint64 held = bench.log.snapshot().size();
    QCOMPARE(bench.model.rowCount() + bench.model.filteredOut(), held);
    QVERIFY(bench.model.rowCount() >= held / 3 - 1 && bench.model.rowCount() <= held / 3 + 1);
}

void TestTrafficModel::refusesAMistakenFilter()
{
    Bench bench;
    bench.writer.recvMany(3);
    bench.pollAll();
    FilterSpec spec = textFilter(QStringLiteral("0g"));
    spec.mode = FilterSpec::Mode::Hex;
    const Result<void> result = bench.model.setFilter(spec);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidHex);
    QVERIFY(!bench.model.isBusy());
    QCOMPARE(bench.model.rowCount(), 3);
    QCOMPARE(bench.model.filterSpec(), FilterSpec());
}

void TestTrafficModel::keepsOldRowsWhileBusy()
{
    Bench bench;
    bench.writer.recvMany(1000);
    bench.pollAll();
    QSignalSpy busy(&bench.model, &TrafficModel::busyChanged);
    QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("absent"))));
    QVERIFY(bench.model.isBusy());
    QCOMPARE(bench.model.rowCount(), 1000);
    bench.writer.recvMany(10);
    bench.model.poll();
    QCOMPARE(bench.model.rowCount(), 1010);
    QTRY_COMPARE(busy.size(), 2);
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 0);
    QCOMPARE(bench.model.filteredOut(), 1010);
    QCOMPARE(busy[0][0].toBool(), true);
    QCOMPARE(busy[1][0].toBool(), false);
}

void TestTrafficModel::theLastFilterWins()
{
    Bench bench;
    bench.writer.recv("one");
    bench.writer.recv("two");
    bench.pollAll();
    QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("one"))));
    QVERIFY(bench.filter(textFilter(QStringLiteral("two"))));
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(bench.ids(), QList<quint64>{2});
}

void TestTrafficModel::takesFilterBackAtOnce()
{
    Bench bench;
    bench.writer.recv("one");
    bench.writer.recv("two");
    bench.pollAll();
    QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("one"))));
    QVERIFY(bench.model.setFilter({}));
    QVERIFY(!bench.model.isBusy());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(bench.model.rowCount(), 2);
}

void TestTrafficModel::deliversOnlyToTheLiving()
{
    {
        Bench bench;
        bench.writer.recvMany(50'000);
        bench.pollAll();
        QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("x"))));
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents(); // would crash if the job knew the model
}

void TestTrafficModel::dropsRowsThatGoWhileTheJobRuns()
{
    Bench bench(smallLog);
    bench.writer.recvMany(60);
    bench.pollAll();
    QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("line"))));
    bench.writer.recvMany(100);
    bench.model.poll(); // the job still has the old snapshot; its result is delivered later
    QTRY_VERIFY(!bench.model.isBusy());
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), int(bench.log.snapshot().size()));
    QCOMPARE(bench.model.idAt(0), bench.log.snapshot().firstId());
    QCOMPARE(bench.model.filteredOut(), 0);
}

// ---- pausing and hiding

void TestTrafficModel::pauseFreezesRows()
{
    Bench bench;
    bench.writer.recvMany(5);
    bench.pollAll();
    QSignalSpy paused(&bench.model, &TrafficModel::pausedChanged);
    bench.model.setPaused(true);
    bench.writer.recvMany(7);
    QVERIFY(!bench.model.poll());
    QCOMPARE(bench.model.rowCount(), 5);
    QCOMPARE(bench.model.pausedCount(), 7u);
    bench.model.setPaused(false);
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 12);
    QCOMPARE(bench.model.pausedCount(), 0u);
    QCOMPARE(paused.size(), 2);
}

void TestTrafficModel::pausedRowsStayReadableWhenTheLogDropsThem()
{
    Bench bench(smallLog);
    bench.writer.recv("first");
    bench.pollAll();
    bench.model.setPaused(true);
    bench.writer.recvMany(1000);
    bench.model.poll();
    QCOMPARE(bench.text(0, TrafficModel::DataColumn), QStringLiteral("first"));
    QVERIFY(bench.model.pausedCount() <= 64);
    bench.model.setPaused(false);
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), int(bench.log.snapshot().size()));
}

void TestTrafficModel::aFilterWorksWhilePaused()
{
    Bench bench;
    bench.writer.recv("one");
    bench.writer.recv("two");
    bench.pollAll();
    bench.model.setPaused(true);
    bench.writer.recv("two again");
    QVERIFY(bench.filter(textFilter(QStringLiteral("two"))));
    QCOMPARE(bench.ids(), QList<quint64>{2});
    bench.model.setPaused(false);
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{2, 3}));
}

void TestTrafficModel::hidesAllAndShowsItAgain()
{
    Bench bench;
    bench.writer.recvMany(5);
    bench.pollAll();
    bench.writer.recvMany(2); // recorded but not announced yet: hidden too
    bench.model.hideAll();
    QCOMPARE(bench.model.rowCount(), 0);
    QCOMPARE(bench.model.hiddenCount(), 7u);
    bench.writer.recvMany(2);
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{8, 9}));
    QCOMPARE(bench.log.snapshot().size(), 9);
    bench.model.showHidden();
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 9);
    QCOMPARE(bench.model.hiddenCount(), 0u);
}

void TestTrafficModel::hidesAllWithAFilter()
{
    Bench bench;
    bench.writer.recv("keep 1");
    bench.writer.recv("drop");
    QVERIFY(bench.filter(textFilter(QStringLiteral("keep"))));
    bench.model.hideAll();
    QCOMPARE(bench.model.filteredOut(), 0);
    bench.writer.recv("keep 2");
    bench.pollAll();
    QCOMPARE(bench.ids(), QList<quint64>{3});
    QVERIFY(bench.filter(textFilter(QStringLiteral("ee"))));
    QCOMPARE(bench.ids(), QList<quint64>{3});
    bench.model.showHidden();
    QTRY_VERIFY(!bench.model.isBusy());
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{1, 3}));
    QCOMPARE(bench.model.filteredOut(), 1);
}

// ---- rows and notes

// ---- recordings

void TestTrafficModel::aRecordingGoesBack()
{
    RecordingBench bench;
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 0);
    bench.show(500);
    QCOMPARE(bench.model.rowCount(), 500);
    QCOMPARE(bench.model.idAt(0), quint64(41));
    QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
    bench.show(3);
    QCOMPARE(bench.ids(), (QList<quint64>{41, 42, 43}));
    QCOMPARE(bench.model.filteredOut(), 0);
    bench.show(4);
    QCOMPARE(bench.model.idAt(3), quint64(44));
    bench.show(0);
    QCOMPARE(bench.model.rowCount(), 0);
    bench.show(1000);
    QCOMPARE(bench.model.rowCount(), 1000);
    QCOMPARE(reset.count(), 0); // what is being read stays
}

void TestTrafficModel::aRecordingGoesBackWithAFilter()
{
    RecordingBench bench;
    bench.show(1000);
    QVERIFY(bench.filter(textFilter(QStringLiteral("ten"))));
    QCOMPARE(bench.model.rowCount(), 100);
    bench.show(25);
    QCOMPARE(bench.ids(), (QList<quint64>{41, 51, 61}));
    QCOMPARE(bench.model.filteredOut(), 22);
    bench.show(31);
    QCOMPARE(bench.model.rowCount(), 4);
    QCOMPARE(bench.model.filteredOut(), 27);
    QVERIFY(bench.filter({}));
    QCOMPARE(bench.model.rowCount(), 31);
}

void TestTrafficModel::aRecordingGoesBackWhileTheJobRuns()
{
    RecordingBench bench;
    bench.show(1000);
    QVERIFY(bench.model.setFilter(textFilter(QStringLiteral("ten"))));
    QVERIFY(bench.model.isBusy());
    bench.show(25);
    QTRY_VERIFY(!bench.model.isBusy());
    bench.pollAll();
    QCOMPARE(bench.ids(), (QList<quint64>{41, 51, 61}));
    QCOMPARE(bench.model.filteredOut(), 22);
}

void TestTrafficModel::aRecordingGoesBackBehindWhatIsHidden()
{
    RecordingBench bench;
    bench.show(100);
    bench.model.hideAll();
    bench.show(110);
    QCOMPARE(bench.model.rowCount(), 10);
    bench.show(50);
    QCOMPARE(bench.model.rowCount(), 0);
    QVERIFY(!bench.model.poll()); // and rests
    bench.show(105);
    QCOMPARE(bench.ids(), (QList<quint64>{141, 142, 143, 144, 145}));
    bench.model.showHidden();
    QCOMPARE(bench.model.rowCount(), 105);
}

void TestTrafficModel::aRecordingGoesBackWhilePaused()
{
    RecordingBench bench;
    bench.show(100);
    bench.model.setPaused(true);
    bench.show(40);
    QCOMPARE(bench.model.rowCount(), 100);
    QCOMPARE(bench.model.pausedCount(), quint64(0));
    bench.model.setPaused(false);
    bench.pollAll();
    QCOMPARE(bench.model.rowCount(), 40);
}

void TestTrafficModel::findsRowsById()
{
    Bench bench(smallLog);
    bench.writer.recvMany(80);
    bench.pollAll();
    QCOMPARE(bench.model.rowOf(1), -1);
    QCOMPARE(bench.model.rowOf(17), 0);
    QCOMPARE(bench.model.rowOf(80), 63);
    QCOMPARE(bench.model.rowOf(81), -1);
    QVERIFY(bench.filter(textFilter(QStringLiteral("line"))));
    QCOMPARE(bench.model.rowOf(17), 0);
    QCOMPARE(bench.model.rowOf(1), -1);
    QCOMPARE(bench.model.rowAtOrAfter(1), 0);
    QCOMPARE(bench.model.rowAtOrAfter(1000), 64);
}

void TestTrafficModel::marksAndComments()
{
    Bench bench;
    bench.writer.recvMany(3);
    bench.pollAll();
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    bench.notes.setMarked(2, true);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QVERIFY(bench.model.index(1, 0).data(TrafficModel::MarkedRole).toBool());

    const QModelIndex cell = bench.model.index(1, TrafficModel::DataColumn);
    QVERIFY(cell.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(bench.model.setData(cell, QStringLiteral("look here"), Qt::EditRole));
    QCOMPARE(bench.notes.comment(2), QStringLiteral("look here"));
    QCOMPARE(cell.data(TrafficModel::CommentRole).toString(), QStringLiteral("look here"));
    QCOMPARE(cell.data(Qt::EditRole).toString(), QStringLiteral("look here"));
    QVERIFY(!bench.model.setData(bench.model.index(1, 0), QStringLiteral("no"), Qt::EditRole));
}

QTEST_GUILESS_MAIN(TestTrafficModel)
#include "tst_trafficmodel.moc"
