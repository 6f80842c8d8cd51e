#include "logwriter.h"
#include "ui/models/recordsearch.h"

#include <QTest>

using namespace wirebench;

class TestRecordSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNeighbours_data();
    void findsNeighbours();
    void staysInItsRange();
    void crossesManySteps();
    void survivesAnEmptyLog();

private:
    static Filter textFilter(const QString &pattern);
    const std::atomic_bool m_go = false;
};

Filter TestRecordSearch::textFilter(const QString &pattern)
{
    FilterSpec spec;
    spec.pattern = pattern;
    return *Filter::compile(spec);
}

void TestRecordSearch::findsNeighbours_data()
{
    QTest::addColumn<bool>("forward");
    QTest::addColumn<quint64>("current");
    QTest::addColumn<quint64>("hit");
    QTest::addColumn<bool>("wrapped");
    // The records 3, 5 and 8 of 9 match.
    QTest::newRow("first") << true << quint64(0) << quint64(3) << false;
    QTest::newRow("last") << false << quint64(0) << quint64(8) << false;
    QTest::newRow("next") << true << quint64(3) << quint64(5) << false;
    QTest::newRow("next from between") << true << quint64(6) << quint64(8) << false;
    QTest::newRow("next behind the last") << true << quint64(8) << quint64(3) << true;
    QTest::newRow("next at the end") << true << quint64(9) << quint64(3) << true;
    QTest::newRow("previous") << false << quint64(5) << quint64(3) << false;
    QTest::newRow("previous from between") << false << quint64(7) << quint64(5) << false;
    QTest::newRow("previous before the first") << false << quint64(3) << quint64(8) << true;
    QTest::newRow("previous at the start") << false << quint64(1) << quint64(8) << true;
    QTest::newRow("current is not there any more") << true << quint64(500) << quint64(3) << true;
}

void TestRecordSearch::findsNeighbours()
{
    TrafficLog log;
    LogWriter writer(log);
    for (int id = 1; id <= 9; ++id)
        writer.recv(id == 3 || id == 5 || id == 8 ? "needle" : "hay");
    QFETCH(bool, forward);
    QFETCH(quint64, current);
    const SearchRange range{1, 10, current, forward ? SearchDirection::Forward : SearchDirection::Backward};
    const SearchHit hit = searchRecords(log.snapshot(), textFilter(QStringLiteral("needle")), range, m_go);
    QTEST(hit.id, "hit");
    QTEST(hit.wrapped, "wrapped");
}

void TestRecordSearch::staysInItsRange()
{
    TrafficLog log;
    LogWriter writer(log);
    writer.recvMany(9, "needle");
    const Filter filter = textFilter(QStringLiteral("needle"));
    QCOMPARE(searchRecords(log.snapshot(), filter, {4, 7, 6, SearchDirection::Forward}, m_go).id, 4u);
    QCOMPARE(searchRecords(log.snapshot(), filter, {4, 7, 4, SearchDirection::Backward}, m_go).id, 6u);
    QCOMPARE(searchRecords(log.snapshot(), filter, {5, 6, 5, SearchDirection::Forward}, m_go).id, 5u);
}

void TestRecordSearch::crossesManySteps()
{
    TrafficLog log;
    LogWriter writer(log);
    writer.recv("needle");
    writer.recvMany(100'000, "hay");
    writer.recv("needle");
    const Filter filter = textFilter(QStringLiteral("needle"));
    const quint64 end = log.endId();
    QCOMPARE(searchRecords(log.snapshot(), filter, {1, end, 1, SearchDirection::Forward}, m_go).id, 100'002u);
    QCOMPARE(searchRecords(log.snapshot(), filter, {1, end, end - 1, SearchDirection::Backward}, m_go).id,
             1u);
}

void TestRecordSearch::survivesAnEmptyLog()
{
    TrafficLog log;
    const SearchHit hit = searchRecords(log.snapshot(), Filter(), {1, 1, 0, SearchDirection::Forward}, m_go);
    QCOMPARE(hit.id, 0u);
}

QTEST_GUILESS_MAIN(TestRecordSearch)
#include "tst_recordsearch.moc"
