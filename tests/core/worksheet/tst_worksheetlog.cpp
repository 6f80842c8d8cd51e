#include "core/worksheet/worksheetlog.h"

#include "tests/core/traffic/stage.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

const std::atomic_bool goOn = false;

struct Scene
{
    QByteArray html(qint64 mostRows = 2000, const FilterSpec &spec = {})
    {
        const WorksheetLog log{&stage.log, stage.log.snapshot(), *Filter::compile(spec), mostRows};
        WorksheetTable table(content, log);
        return table.read(goOn) ? table.html() : QByteArray();
    }

    Stage stage;
    Actor actor{stage, stage.client, Stage::address("127.0.0.1", 40000), Stage::address("127.0.0.1", 9999)};
    WorksheetContent content;
};

} // namespace

class TestWorksheetLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDirectionsAndFailuresInWords();
    void saysWhatWasLeftOut();
    void filters();
    void nothing();
    void notesStandWithTheirRecords();
    void longPayloadsAreCut();
    void canBeCancelled();
};

void TestWorksheetLog::tellsDirectionsAndFailuresInWords()
{
    Scene scene;
    scene.actor.connect(ECONNREFUSED);
    scene.actor.send("Bonjour");
    scene.actor.recv("Recu: Bonjour");
    const QByteArray html = scene.html();
    for (const char *part : {"! failed", "ECONNREFUSED", "→ sent", "← received", "Recu: Bonjour", "id=\"r3\"",
                             "recv(65536)", "127.0.0.1:9999", "TCP client 1", "<thead>", ">500 µs<"})
        QVERIFY2(html.contains(part), part);
    QCOMPARE(html.count("<tr"), 4);
}

void TestWorksheetLog::saysWhatWasLeftOut()
{
    Scene scene;
    for (int i = 0; i < 12; ++i)
        scene.actor.send("x");
    QCOMPARE(scene.html(5).count("<tr id"), 5);
    QVERIFY(scene.html(5).contains("first 5 of 12 records"));
    QVERIFY(!scene.html(12).contains("left out"));
}

void TestWorksheetLog::filters()
{
    Scene scene;
    scene.actor.send("one");
    scene.actor.send("two");
    FilterSpec spec;
    spec.pattern = QStringLiteral("two");
    const QByteArray html = scene.html(2000, spec);
    QVERIFY(!html.contains("one") && html.contains("two"));
}

void TestWorksheetLog::nothing()
{
    Scene scene;
    QVERIFY(scene.html().contains("There is no record."));
    QVERIFY(!scene.html().contains("<table"));
}

void TestWorksheetLog::notesStandWithTheirRecords()
{
    Scene scene;
    scene.actor.send("one");
    scene.actor.send("two");
    scene.content.notes = {{1, {false, QStringLiteral("<first>")}}, {2, {true, {}}}};
    const QByteArray html = scene.html();
    QVERIFY(html.contains("✎ &lt;first&gt;</p>"));
    QVERIFY(html.contains("★ marked"));
}

void TestWorksheetLog::longPayloadsAreCut()
{
    Scene scene;
    scene.actor.send(QByteArray(100'000, 'x'));
    QVERIFY(scene.html().size() < 2000);
    QVERIFY(scene.html().contains("…</td>"));
}

void TestWorksheetLog::canBeCancelled()
{
    Scene scene;
    scene.actor.send("x");
    const WorksheetLog log{&scene.stage.log, scene.stage.log.snapshot(), {}, 2000};
    WorksheetTable table(scene.content, log);
    const std::atomic_bool cancelled = true;
    QVERIFY(!table.read(cancelled));
}

QTEST_APPLESS_MAIN(TestWorksheetLog)
#include "tst_worksheetlog.moc"
