#include "core/workspace/labexamples.h"

#include <QTest>

using namespace wirebench;

namespace {

template <typename Settings>
Settings sessionOf(const char *id, int index)
{
    for (const Example &example : labExamples()) {
        if (example.id == QLatin1String(id))
            return std::get<Settings>(example.sessions.at(index).settings);
    }
    qFatal("no example %s", id);
}

QStringList portsOf(const LabServerSettings &lab)
{
    QStringList ports;
    for (const LabPortSettings &port : lab.ports) {
        if (port.on)
            ports.append(port.port);
    }
    return ports;
}

} // namespace

class TestLabExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLabHasThePortsOfItsExercise()
    {
        QCOMPARE(portsOf(sessionOf<LabServerSettings>("C16", 0)), QStringList({"2000", "2001"}));
        QCOMPARE(portsOf(sessionOf<LabServerSettings>("C17", 0)), QStringList({"4240"}));
        QCOMPARE(portsOf(sessionOf<LabServerSettings>("C18", 0)), QStringList({"4241", "4242"}));
    }

    void theClientsComeToThosePorts()
    {
        for (int i = 0; i < 2; ++i) {
            const auto reader = sessionOf<TcpClientSettings>("C16", 1 + i);
            QCOMPARE(reader.port, portsOf(sessionOf<LabServerSettings>("C16", 0)).at(i));
            QVERIFY(!reader.receiveOnce && !reader.sendOnConnect); // it reads to the end
        }
        QCOMPARE(sessionOf<TcpClientSettings>("C17", 1).port, QStringLiteral("4240"));
        for (int i = 0; i < 2; ++i) {
            const auto client = sessionOf<ChatClientSettings>("C18", 1 + i);
            QVERIFY(!client.onePort && !client.pseudonym.isEmpty());
            QCOMPARE(QStringList({client.readPort, client.writePort}),
                     portsOf(sessionOf<LabServerSettings>("C18", 0)));
        }
    }

    void theWriterSendsAPseudonymAndLines()
    {
        const auto writer = sessionOf<TcpClientSettings>("C17", 1);
        QVERIFY(writer.sendOnConnect);
        const QByteArray bytes = outboundMessage(writer.payload)->bytes.toByteArray();
        QVERIFY(bytes.startsWith("Ada\n"));
        QVERIFY(bytes.endsWith('\n') && bytes.count('\n') > 1);
    }
};

QTEST_APPLESS_MAIN(TestLabExamples)
#include "tst_labexamples.moc"
