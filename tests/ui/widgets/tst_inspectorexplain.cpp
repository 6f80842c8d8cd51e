#include "tests/ui/models/logwriter.h"
#include "tests/ui/widgets/translator.h"
#include "ui/widgets/inspectorexplain.h"
#include "ui/widgets/look.h"

#include <QDir>
#include <QLabel>
#include <QTest>

#include <optional>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Bench
{
    QString shown(quint64 id)
    {
        const LogSnapshot snapshot = log.snapshot();
        page.setCall(snapshot.at(id), contextOf(snapshot.at(id), snapshot));
        return page.text();
    }

    Look look;
    TrafficLog log;
    LogWriter writer{log};
    InspectorExplain page{log, look};
};

} // namespace

class TestInspectorExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsACallInFull();
    void aFailureSaysItsReasonFirst();
    void aCallThatWaitsSaysWhyFirst();
    void speaksTheWindowsLanguage();
    void tellsAnEndpointsOwnSocket();
    void showsMarkupAsTyped();
    void allTextsFit_data();
    void allTextsFit();
    void forgets();
};

void TestInspectorExplain::tellsACallInFull()
{
    Bench bench;
    const QString text = bench.shown(bench.writer.recv("Hello"));
    for (const char *part :
         {"recv(1024) = 5", "127.0.0.1:9999", "127.0.0.1:50412", "TCP server 1", "Waited", "1024: ",
          "In Python: data = conn.recv(1024)", "In C: char data[1024];", "Port 9999: Usually"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QCOMPARE(bench.page.accessibleDescription(), text);
}

void TestInspectorExplain::aFailureSaysItsReasonFirst()
{
    Bench bench;
    const QStringList lines = bench.shown(bench.writer.failedSend()).split(u'\n');
    QVERIFY(lines[0].contains(QStringLiteral("= -1 ECONNRESET")));
    QVERIFY(lines[1].startsWith(QStringLiteral("! ECONNRESET: Connection reset by peer.")));
    QVERIFY(lines[2].contains(QStringLiteral("connect again")));
    QVERIFY(lines.last().contains(QStringLiteral("Refused (ECONNREFUSED, at once)"))); // the topics come last
}

void TestInspectorExplain::aCallThatWaitsSaysWhyFirst()
{
    Bench bench;
    bench.writer.listen();
    const SocketCall waiting = waitingCall(bench.log.snapshot(), {bench.writer.endpoint()}, Call::Accept, 5);
    CallContext context;
    context.isWaiting = true;
    bench.page.setCall(waiting, context);
    const QStringList lines = bench.page.text().split(u'\n');
    QCOMPARE(lines[0], QStringLiteral("accept()"));
    QVERIFY(lines[1].startsWith(QStringLiteral("… It waits for a client")));
    QVERIFY(bench.page.text().contains(QStringLiteral("Waiting since")));
    QVERIFY(!bench.page.text().contains(QStringLiteral("Result")));
    QVERIFY(!bench.page.text().contains(QStringLiteral("Record")));
}

void TestInspectorExplain::speaksTheWindowsLanguage()
{
    Bench bench;
    QVERIFY(bench.shown(bench.writer.recv("Hello")).contains(QStringLiteral("In Python")));
    const FrenchTranslator french;
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&bench.page, &change);
    QVERIFY(bench.page.text().contains(QStringLiteral("En Python")));
    QVERIFY(bench.page.text().contains(QStringLiteral("Prend des octets arrivés")));
}

void TestInspectorExplain::tellsAnEndpointsOwnSocket()
{
    Bench bench;
    const QString text = bench.shown(bench.writer.listen());
    QVERIFY(text.contains(QStringLiteral("listen(5) = 0")));
    QVERIFY(!text.contains(QStringLiteral("Connection:")));
    QVERIFY(!text.contains(QStringLiteral("Peer:")));
}

void TestInspectorExplain::showsMarkupAsTyped()
{
    Bench bench;
    bench.shown(bench.writer.call(Call::GetAddrInfo, QStringLiteral("'<b>host</b>', 80")));
    for (const QLabel *label : bench.page.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(bench.page.text().contains(QStringLiteral("<b>host</b>")));
}

void TestInspectorExplain::allTextsFit_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("french");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        for (const double scale : {1.0, 2.0}) {
            for (const bool french : {false, true})
                QTest::addRow("explain-%s-%g-%s", theme == Theme::Dark ? "dark" : "light", scale, french ? "fr" : "en")
                    << theme << scale << french;
        }
    }
}

/// With WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
void TestInspectorExplain::allTextsFit()
{
    QFETCH(Theme, theme);
    QFETCH(double, scale);
    QFETCH(bool, french);
    std::optional<FrenchTranslator> translator;
    if (french)
        translator.emplace();
    Bench bench;
    bench.look.setTheme(theme);
    bench.look.setScale(scale);
    bench.page.resize(int(900 * scale), int(620 * scale));
    bench.page.show();
    bench.writer.listen();
    const std::pair<const char *, quint64> records[] = {
        {"recv", bench.writer.recv("Bonjour serveur")},
        {"bind", bench.writer.call(Call::Bind, QStringLiteral("('127.0.0.1', 9999)"))},
        {"failed", bench.writer.failedSend()},
        {"option", bench.writer.call(Call::SetSockOpt, QStringLiteral("SOL_SOCKET, SO_REUSEADDR, 1"))}};
    for (const auto &[name, id] : records) {
        QVERIFY(!bench.shown(id).isEmpty());
        QTRY_VERIFY(bench.page.widget()->width() <= bench.page.viewport()->width());
        for (const QLabel *label : bench.page.findChildren<QLabel *>()) {
            const int needed = label->heightForWidth(label->width());
            QVERIFY2(label->height() >= needed - 1, qPrintable(label->text()));
        }
        const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
        if (!folder.isEmpty())
            QVERIFY(bench.page.grab().save(QDir(folder).filePath(
                QStringLiteral("%1-%2.png").arg(QLatin1String(QTest::currentDataTag()), QLatin1String(name)))));
    }
}

void TestInspectorExplain::forgets()
{
    Bench bench;
    QVERIFY(!bench.shown(bench.writer.recv("x")).isEmpty());
    bench.page.clear();
    QVERIFY(bench.page.text().isEmpty());
}

QTEST_MAIN(TestInspectorExplain)
#include "tst_inspectorexplain.moc"
