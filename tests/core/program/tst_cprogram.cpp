#include "core/program/program.h"
#include "core/workspace/examples.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/randomsessions.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

template <typename Settings>
Settings sessionOf(QStringView id, int index = 0)
{
    return std::get<Settings>(findExample(id)->sessions[index].settings);
}

} // namespace

/// Programs in C: compiled without a warning, run against the peers that record the engine.
class TestCProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("cc"); }
    void servers_data();
    void servers();
    void clients_data();
    void clients();
    void datagrams();
    void hostileMessages();
    void replay();

private:
    std::unique_ptr<PeerProcess> start(const SessionSettings &settings)
    {
        const QString program = *programOf(Language::C, settings);
        auto process = m_run.start(Language::C, program);
        if (!process)
            qWarning().noquote() << program << m_run.complaint();
        return process;
    }
    ProgramRun m_run;
};

void TestCProgram::servers_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"C1", "C3", "C6", "C8", "C8-all"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestCProgram::servers()
{
    QFETCH(QString, id);
    auto session = sessionOf<TcpServerSettings>(id);
    const quint16 port = m_run.nextPort();
    session.host = QStringLiteral("127.0.0.1");
    session.workMs = qMin(session.workMs, 10);
    session.port = QString::number(port);
    const auto program = start(session);
    QVERIFY(program && waitForListening(port));
    const QByteArray heard = heardFromServer(port, "Bonjour ?? serveur\n");
    const quint16 enginePort = m_run.nextPort();
    session.port = QString::number(enginePort);
    RunningEngine engine;
    QVERIFY(engine.start(session));
    QCOMPARE(heard, heardFromServer(enginePort, "Bonjour ?? serveur\n"));
}

void TestCProgram::clients_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("index");
    QTest::newRow("C2") << QStringLiteral("C2") << 0;
    QTest::newRow("C3") << QStringLiteral("C3") << 1;
    QTest::newRow("C5") << QStringLiteral("C5") << 0;
    QTest::newRow("C7") << QStringLiteral("C7") << 0;
}

void TestCProgram::clients()
{
    QFETCH(QString, id);
    QFETCH(int, index);
    auto session = sessionOf<TcpClientSettings>(id, index);
    const quint16 port = m_run.nextPort();
    RecordingServer server(port);
    session.host = QStringLiteral("127.0.0.1");
    session.port = QString::number(port);
    const QByteArray expected = outboundMessage(session.payload)->bytes.toByteArray();
    const auto program = start(session);
    QVERIFY(program);
    QCOMPARE(server.heard(expected.size(), "answer"), expected);
    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitStatus(), 0);
    QCOMPARE(program->output(), QByteArray("answer"));
}

void TestCProgram::datagrams()
{
    auto server = sessionOf<UdpSettings>(u"C4");
    const quint16 port = m_run.nextPort();
    server.host = QStringLiteral("127.0.0.1");
    server.port = QString::number(port);
    const auto program = start(server);
    QVERIFY(program && waitForBound(port));
    QCOMPARE(heardFromDatagrams(port, "Bonjour"), QByteArray("Recu: Bonjour"));
    auto client = sessionOf<UdpSettings>(u"C4", 1);
    client.peerHost = QStringLiteral("127.0.0.1");
    client.peerPort = server.port;
    const auto asking = start(client);
    QVERIFY(asking && asking->waitForFinished());
    QCOMPARE(asking->output(), QByteArray("Recu: Bonjour serveur"));
}

/// All at once, because compiling is what takes time.
void TestCProgram::hostileMessages()
{
    RandomSessions random(99);
    for (int i = 0; i < 3; ++i) {
        TcpClientSettings session = random.client();
        session.host = QStringLiteral("127.0.0.1");
        session.options.insert(QStringLiteral("SO_LINGER"), QStringLiteral("5"));
        session.payload.pieceSize = i;
        const quint16 port = m_run.nextPort();
        RecordingServer server(port);
        session.port = QString::number(port);
        const auto program = start(session);
        QVERIFY(program);
        const QByteArray expected = outboundMessage(session.payload)->bytes.toByteArray();
        QCOMPARE(server.heard(expected.size(), "x").toHex(), expected.toHex());
    }
    UdpSettings udp = random.datagramServer();
    udp.groups = QStringLiteral("224.1.1.1, ff02::1%lo");
    udp.multicastInterface = QStringLiteral("lo");
    QVERIFY(m_run.start(Language::C, *programOf(Language::C, udp)));
    TcpServerSettings local;
    local.family = ListenFamily::Unix;
    local.path = m_run.path(QStringLiteral("x.sock"));
    QVERIFY(m_run.start(Language::C, *programOf(Language::C, local)));
    QVERIFY(start(sessionOf<DownloadSettings>(u"C11", 1))); // which says that there is no program
}

void TestCProgram::replay()
{
    auto session = sessionOf<TcpServerSettings>(u"C6");
    const quint16 port = m_run.nextPort();
    session.host = QStringLiteral("127.0.0.1");
    session.port = QString::number(port);
    QString program;
    {
        RunningEngine engine;
        QVERIFY(engine.start(session));
        QCOMPARE(heardFromServer(port, "one \" ?\?/"), QByteArray("echo : one \" ?\?/"));
        program = *replayOf(Language::C, session, engine.log().snapshot(), {EndpointId{1}});
    }
    const auto process = m_run.start(Language::C, program);
    QVERIFY2(process, m_run.complaint().constData());
    QVERIFY(waitForListening(port));
    QCOMPARE(heardFromServer(port, "one \" ?\?/"), QByteArray("echo : one \" ?\?/"));
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), 0);
}

WIREBENCH_SCENARIO_MAIN(TestCProgram)
#include "tst_cprogram.moc"
