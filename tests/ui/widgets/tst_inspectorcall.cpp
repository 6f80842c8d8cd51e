#include "tests/ui/models/logwriter.h"
#include "ui/widgets/inspectorcall.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    QString shown(quint64 id)
    {
        page.setRecord(log.snapshot().at(id));
        return page.text();
    }

    Look look;
    TrafficLog log;
    LogWriter writer{log};
    InspectorCall page{log, look};
};

} // namespace

class TestInspectorCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsACallInFull();
    void tellsAFailureWithCauseAndRemedy();
    void tellsAnEndpointsOwnSocket();
    void showsMarkupAsTyped();
    void forgets();
};

void TestInspectorCall::tellsACallInFull()
{
    Bench bench;
    const QString text = bench.shown(bench.writer.recv("Hello"));
    for (const char *part :
         {"recv(1024) = 5", "127.0.0.1:9999", "127.0.0.1:50412", "TCP server 1", "Waited", "1024: "})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QCOMPARE(bench.page.accessibleDescription(), text);
}

void TestInspectorCall::tellsAFailureWithCauseAndRemedy()
{
    Bench bench;
    const QString text = bench.shown(bench.writer.failedSend());
    QVERIFY(text.contains(QStringLiteral("= -1 ECONNRESET")));
    QVERIFY(text.contains(QStringLiteral("The peer reset the connection")));
    QVERIFY(text.contains(QStringLiteral("Connect again")));
}

void TestInspectorCall::tellsAnEndpointsOwnSocket()
{
    Bench bench;
    const QString text = bench.shown(bench.writer.listen());
    QVERIFY(text.contains(QStringLiteral("listen(5) = 0")));
    QVERIFY(!text.contains(QStringLiteral("Connection")));
    QVERIFY(!text.contains(QStringLiteral("Peer")));
}

void TestInspectorCall::showsMarkupAsTyped()
{
    Bench bench;
    bench.shown(bench.writer.call(Call::GetAddrInfo, QStringLiteral("'<b>host</b>', 80")));
    for (const QLabel *label : bench.page.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(bench.page.text().contains(QStringLiteral("<b>host</b>")));
}

void TestInspectorCall::forgets()
{
    Bench bench;
    QVERIFY(!bench.shown(bench.writer.recv("x")).isEmpty());
    bench.page.clear();
    QVERIFY(bench.page.text().isEmpty());
}

QTEST_MAIN(TestInspectorCall)
#include "tst_inspectorcall.moc"
