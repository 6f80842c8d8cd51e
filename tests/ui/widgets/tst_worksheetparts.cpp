#include "core/traffic/trafficlog.h"
#include "tests/ui/models/logwriter.h"
#include "ui/widgets/worksheetparts.h"

#include <QLocale>
#include <QTest>

using namespace wirebench;

namespace {

QString valueOf(const QList<WorksheetFact> &facts, const char *name)
{
    for (const WorksheetFact &fact : facts) {
        if (fact.name == QLatin1String(name))
            return fact.value;
    }
    return QStringLiteral("(none)");
}

} // namespace

class TestWorksheetParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhereASessionStandsAndWhatIsUnusual();
    void keepsSecretsAndHistoryOut();
    void everyKindOfSessionHasFacts();
    void contentInWords();
    void aRecordingHasNoSettings();
    void drawsTheLadder();
    void drawsNothingOfNothing();
    void tellsWhatIsNotDrawn();
};

void TestWorksheetParts::saysWhereASessionStandsAndWhatIsUnusual()
{
    TcpServerSettings settings;
    settings.port = QStringLiteral("8000");
    settings.once = true;
    const QList<WorksheetFact> facts = worksheetFacts(settings);
    QCOMPARE(valueOf(facts, "port"), QStringLiteral("8000"));
    QCOMPARE(valueOf(facts, "backlog"), QStringLiteral("5"));
    QCOMPARE(valueOf(facts, "once"), QStringLiteral("yes"));
    QCOMPARE(valueOf(facts, "reuseAddress"), QStringLiteral("(none)")); // as in every new session
}

void TestWorksheetParts::keepsSecretsAndHistoryOut()
{
    HttpRequestSettings http;
    http.password = QStringLiteral("s3cret");
    http.history = {QStringLiteral("curl x")};
    TcpClientSettings client;
    client.payload.history = {QStringLiteral("typed before")};
    client.payload.text = QStringLiteral("typed now");
    for (const SessionSettings &settings : {SessionSettings(http), SessionSettings(client)}) {
        for (const WorksheetFact &fact : worksheetFacts(settings)) {
            QVERIFY2(!fact.value.contains(QStringLiteral("s3cret")), qPrintable(fact.name));
            QVERIFY2(!fact.value.contains(QStringLiteral("curl x")), qPrintable(fact.name));
            QVERIFY2(!fact.value.contains(QStringLiteral("before")), qPrintable(fact.name));
        }
    }
    QCOMPARE(valueOf(worksheetFacts(client), "payload.text"), QStringLiteral("typed now"));
}

void TestWorksheetParts::everyKindOfSessionHasFacts()
{
    for (const SessionSettings &settings :
         {SessionSettings(TcpServerSettings()), SessionSettings(TcpClientSettings()), SessionSettings(UdpSettings()),
          SessionSettings(HttpServerSettings()), SessionSettings(ChatServerSettings())})
        QVERIFY(!worksheetFacts(settings).isEmpty());
}

void TestWorksheetParts::contentInWords()
{
    WorksheetParts parts;
    parts.settings = UdpSettings();
    parts.notes = {{1, {true, {}}}};
    const WorksheetContent content = worksheetContent(parts, QStringLiteral("Lesson"), 10);
    QCOMPARE(content.language, QStringLiteral("en"));
    QCOMPARE(content.title, QStringLiteral("Lesson"));
    QVERIFY(!content.made.isEmpty());
    QCOMPARE(content.sessions.value(0).name, QStringLiteral("udp"));
    QCOMPARE(content.notes.size(), size_t(1));
    QCOMPARE(content.text("Settings"), QStringLiteral("Settings"));
    QVERIFY(content.ladderRemark.isEmpty());
    QCOMPARE(content.code.size(), 2);
    QVERIFY(content.code.value(0).text.contains(QStringLiteral("import socket")));
    QVERIFY(content.code.value(1).text.contains(QStringLiteral("wirebench-cli udp-")));
    TcpServerSettings wrong;
    wrong.port = QStringLiteral("no port");
    parts.settings = wrong;
    QVERIFY(worksheetContent(parts, {}, 0).code.isEmpty());
}

void TestWorksheetParts::aRecordingHasNoSettings()
{
    QVERIFY(worksheetContent({}, {}, 0).sessions.isEmpty());
}

void TestWorksheetParts::drawsTheLadder()
{
    TrafficLog log;
    LogWriter writer(log);
    writer.recv("Bonjour <serveur>");
    writer.send("Recu");
    const QByteArray svg = worksheetLadder(log, log.snapshot(), {});
    QVERIFY(svg.contains("<svg") && svg.contains("Bonjour &lt;serveur&gt;"));
    QVERIFY(worksheetLadder(log, log.snapshot(), {writer.endpoint()}).contains("Recu"));
}

void TestWorksheetParts::drawsNothingOfNothing()
{
    const TrafficLog log;
    QVERIFY(worksheetLadder(log, log.snapshot(), {}).isEmpty());
}

void TestWorksheetParts::tellsWhatIsNotDrawn()
{
    QVERIFY(worksheetContent({}, {}, 1'000'000).ladderRemark.contains(QStringLiteral("20,000")));
}

QTEST_GUILESS_MAIN(TestWorksheetParts)
#include "tst_worksheetparts.moc"
