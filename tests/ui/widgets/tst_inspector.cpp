#include "tests/ui/models/logwriter.h"
#include "ui/widgets/hexview.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/inspectorexplain.h"
#include "ui/widgets/look.h"

#include <QTabBar>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(TrafficLog::Limits limits = {}) : log(limits), writer(log) {}

    Look look;
    TrafficLog log;
    LogWriter writer;
    Inspector inspector{log, look};
};

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsThePageThatIsOpened();
    void pagesAreReachedByKeys();
    void aRecordStaysWhenTheLogDropsIt();
    void aLetterIsCompletedWhenItsRestComes();
    void explainsACallThatWaitsAndThenItsRecord();
    void forgets();
};

void TestInspector::fillsThePageThatIsOpened()
{
    Bench bench;
    const quint64 id = bench.writer.recv("Hello");
    bench.inspector.setRecord(bench.log.snapshot(), id);
    QCOMPARE(bench.inspector.recordId(), id);
    QCOMPARE(bench.inspector.textPage()->text(), QStringLiteral("Hello"));
    QVERIFY(bench.inspector.hexPage()->bytes().isEmpty());
    bench.inspector.setPage(Inspector::Page::Hex);
    QCOMPARE(bench.inspector.hexPage()->bytes().toByteArray(), QByteArray("Hello"));
    bench.inspector.setPage(Inspector::Page::Explain);
    QVERIFY(bench.inspector.explainPage()->text().startsWith(QStringLiteral("recv(1024)")));
    const quint64 next = bench.writer.recv("World");
    bench.inspector.setRecord(bench.log.snapshot(), next);
    bench.inspector.setPage(Inspector::Page::Text);
    QCOMPARE(bench.inspector.textPage()->text(), QStringLiteral("World"));
}

void TestInspector::pagesAreReachedByKeys()
{
    Bench bench;
    bench.inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bench.inspector));
    auto *tabs = bench.inspector.findChild<QTabBar *>();
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(bench.inspector.page(), Inspector::Page::Hex);
}

void TestInspector::aRecordStaysWhenTheLogDropsIt()
{
    Bench bench({64, 1 << 20});
    const quint64 id = bench.writer.recv("first");
    bench.inspector.setRecord(bench.log.snapshot(), id);
    bench.writer.recvMany(1000);
    bench.inspector.extend(bench.log.snapshot());
    bench.inspector.setPage(Inspector::Page::Hex);
    QCOMPARE(bench.inspector.hexPage()->bytes().toByteArray(), QByteArray("first"));
    bench.inspector.setPage(Inspector::Page::Explain);
    QVERIFY(!bench.inspector.explainPage()->text().isEmpty());
}

void TestInspector::aLetterIsCompletedWhenItsRestComes()
{
    Bench bench;
    const quint64 id = bench.writer.recv("caf\xc3");
    bench.inspector.setRecord(bench.log.snapshot(), id);
    QCOMPARE(bench.inspector.textPage()->text(), QStringLiteral("caf\uFFFD"));
    bench.writer.recv("\xa9");
    bench.inspector.extend(bench.log.snapshot());
    QCOMPARE(bench.inspector.textPage()->text(), QStringLiteral("café"));
}

void TestInspector::explainsACallThatWaitsAndThenItsRecord()
{
    Bench bench;
    bench.writer.listen();
    bench.inspector.setWaiting(bench.log.snapshot(), {EndpointId{4711}}, Call::Accept, 5);
    QVERIFY(bench.inspector.isEmpty()); // nothing is known of that endpoint
    bench.inspector.setWaiting(bench.log.snapshot(), {bench.writer.endpoint()}, Call::Accept, 5);
    QVERIFY(!bench.inspector.isEmpty());
    QCOMPARE(bench.inspector.page(), Inspector::Page::Explain);
    QVERIFY(bench.inspector.explainPage()->text().contains(QStringLiteral("It waits for a client")));
    bench.writer.send("something else");
    bench.inspector.extend(bench.log.snapshot());
    QCOMPARE(bench.inspector.recordId(), 0u);
    const quint64 accepted = bench.writer.call(Call::Accept, {}, 7, 3'000'000);
    bench.inspector.extend(bench.log.snapshot());
    QCOMPARE(bench.inspector.recordId(), accepted);
    QVERIFY(bench.inspector.explainPage()->text().startsWith(QStringLiteral("accept() = 7")));
}

void TestInspector::forgets()
{
    Bench bench;
    const quint64 id = bench.writer.recv("Hello");
    bench.inspector.setRecord(bench.log.snapshot(), id);
    bench.inspector.clear();
    QCOMPARE(bench.inspector.recordId(), 0u);
    QVERIFY(bench.inspector.textPage()->text().isEmpty());
    bench.inspector.setRecord(bench.log.snapshot(), id);
    QCOMPARE(bench.inspector.textPage()->text(), QStringLiteral("Hello"));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
