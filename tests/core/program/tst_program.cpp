#include "core/program/program.h"
#include "core/workspace/examples.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/randomsessions.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QFile>
#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr quint32 seed = 20261122;

QByteArray described(const QString &program, const PeerProcess &process)
{
    return QByteArray("seed ") + QByteArray::number(seed) + '\n' + program.toUtf8() + process.output() +
           process.errors();
}

QString portText(int port)
{
    return QString::number(port);
}

} // namespace

/// Python programs against the engine: what a peer hears from either is the same, byte for byte.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLanguageSaysEverySession_data();
    void everyLanguageSaysEverySession();
    void mistakesAreTold();
    void pythonOfEveryExample_data();
    void pythonOfEveryExample();
    void serversSayTheSame();
    void clientsSayTheSame();
    void datagramServersSayTheSame();
    void datagramClientsSayTheSame();
    void replaySaysTheSame();

private:
    quint16 nextPort() { return m_run.nextPort(); }
    ProgramRun m_run;
};

void TestProgram::initTestCase()
{
    WIREBENCH_NEED("python3");
}

void TestProgram::everyLanguageSaysEverySession_data()
{
    QTest::addColumn<int>("language");
    for (const Language language : languages)
        QTest::newRow(languageName(language)) << int(language);
}

void TestProgram::everyLanguageSaysEverySession()
{
    QFETCH(int, language);
    QList<SessionSettings> all{LabServerSettings(), ChatServerSettings(), ChatClientSettings()};
    for (const Example &example : examples()) {
        for (const Session &session : example.sessions)
            all += session.settings;
    }
    for (const SessionSettings &settings : all) {
        const auto program = programOf(Language(language), settings);
        QVERIFY(program);
        QVERIFY2(program->count(u'\n') >= 3, qPrintable(*program));
        QVERIFY2(!program->contains(u'\t') && !program->contains(QLatin1String(" \n")), qPrintable(*program));
    }
    TrafficLog log;
    const auto replay = replayOf(Language(language), TcpClientSettings(), log.snapshot(), {EndpointId{1}});
    QVERIFY(replay && !replay->isEmpty());
}

void TestProgram::mistakesAreTold()
{
    TcpServerSettings server;
    server.port = QStringLiteral("nonsense!");
    for (const Language language : languages)
        QVERIFY(!programOf(language, server));
    TcpClientSettings client;
    client.payload.format.notation = PayloadNotation::Hex;
    client.payload.text = QStringLiteral("4");
    QVERIFY(programOf(Language::Python, client)); // not sent by itself: it may be unfinished
    client.sendOnConnect = true;
    QCOMPARE(programOf(Language::Python, client).error().code, ErrorCode::OddHexDigits);
}

void TestProgram::pythonOfEveryExample_data()
{
    QTest::addColumn<int>("index");
    const QList<Example> all = examples();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].id)) << int(i);
}

/// Each session of an example runs in Python: compiled, started, and not ended by a mistake of its own.
void TestProgram::pythonOfEveryExample()
{
    QFETCH(int, index);
    const QList<Session> sessions = examples()[index].sessions;
    for (const Session &session : sessions) {
        const QString program = *programOf(Language::Python, session.settings);
        const QString check = QStringLiteral("import ast\nast.parse(%1)\n")
                                  .arg(QStringLiteral("open('checked.py', encoding='utf-8').read()"));
        QFile file(m_run.path(QStringLiteral("checked.py")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(program.toUtf8());
        file.close();
        const auto checker = m_run.start(Language::Python, check);
        QVERIFY(checker && checker->waitForFinished());
        QVERIFY2(checker->exitStatus() == 0, described(program, *checker).constData());
    }
}

void TestProgram::serversSayTheSame()
{
    RandomSessions random(seed);
    QList<TcpServerSettings> sessions;
    for (const Example &example : examples()) {
        for (const Session &session : example.sessions) {
            if (const auto *server = std::get_if<TcpServerSettings>(&session.settings))
                sessions += *server;
        }
    }
    for (int i = 0; i < 12; ++i)
        sessions += random.server();
    std::vector<std::unique_ptr<PeerProcess>> running;
    QList<quint16> ports;
    for (TcpServerSettings &session : sessions) {
        session.host = QStringLiteral("localhost");
        session.workMs = qMin(session.workMs, 30);
        session.port = portText(ports.emplaceBack(nextPort()));
        running.push_back(m_run.start(Language::Python, *programOf(Language::Python, session)));
    }
    for (qsizetype i = 0; i < sessions.size(); ++i) {
        const QByteArray said = random.bytes(10);
        const QString program = *programOf(Language::Python, sessions[i]);
        QVERIFY2(waitForListening(ports[i]), described(program, *running[size_t(i)]).constData());
        const QByteArray heard = heardFromServer(ports[i], said);
        TcpServerSettings session = sessions[i];
        const quint16 port = nextPort();
        session.port = portText(port);
        RunningEngine engine;
        QVERIFY(engine.start(session));
        QVERIFY2(heard == heardFromServer(port, said), described(program, *running[size_t(i)]).constData());
        QVERIFY2(!heard.startsWith('('), heard.constData());
    }
}

void TestProgram::clientsSayTheSame()
{
    RandomSessions random(seed + 1);
    QList<TcpClientSettings> sessions;
    for (const Example &example : examples()) {
        for (const Session &session : example.sessions) {
            if (const auto *client = std::get_if<TcpClientSettings>(&session.settings);
                client && (client->sendOnConnect || client->payload.text.isEmpty()))
                sessions += *client;
        }
    }
    for (int i = 0; i < 14; ++i)
        sessions += random.client();
    for (TcpClientSettings &session : sessions) {
        if (!QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}.contains(session.host))
            session.host = QStringLiteral("127.0.0.1");
        const quint16 port = nextPort();
        session.port = portText(port);
        RecordingServer server(port);
        const qsizetype expected = session.sendOnConnect ? outboundMessage(session.payload)->bytes.size() : 0;
        const QString program = *programOf(Language::Python, session);
        const auto python = m_run.start(Language::Python, program);
        const QByteArray heard = server.heard(expected, "answer");
        QVERIFY2(python->waitForFinished() && python->exitStatus() == 0,
                 described(program, *python).constData());
        QVERIFY(python->output().contains("answer") || session.receiveSize < 6);
        RunningEngine engine;
        engine.start(session);
        QVERIFY2(heard == server.heard(expected, "answer"), described(program, *python).constData());
        QVERIFY2(!heard.startsWith('('), heard.constData());
    }
}

void TestProgram::datagramServersSayTheSame()
{
    RandomSessions random(seed + 2);
    QList<UdpSettings> sessions{std::get<UdpSettings>(findExample(u"C4")->sessions.first().settings)};
    for (int i = 0; i < 8; ++i)
        sessions += random.datagramServer();
    for (UdpSettings &session : sessions) {
        const QByteArray said = random.bytes(10);
        const quint16 port = nextPort();
        session.host = QStringLiteral("127.0.0.1");
        session.port = portText(port);
        const QString program = *programOf(Language::Python, session);
        const auto python = m_run.start(Language::Python, program);
        QVERIFY2(waitForBound(port), described(program, *python).constData());
        const QByteArray heard = heardFromDatagrams(port, said);
        const quint16 enginePort = nextPort();
        session.port = portText(enginePort);
        RunningEngine engine;
        engine.start(session);
        QVERIFY2(heard == heardFromDatagrams(enginePort, said), described(program, *python).constData());
        QVERIFY2(heard != "(no answer)", described(program, *python).constData());
    }
}

void TestProgram::datagramClientsSayTheSame()
{
    RandomSessions random(seed + 3);
    QList<UdpSettings> sessions{std::get<UdpSettings>(findExample(u"C4")->sessions.last().settings)};
    for (int i = 0; i < 8; ++i)
        sessions += random.datagramClient();
    for (UdpSettings &session : sessions) {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        session.peerHost = QStringLiteral("127.0.0.1");
        session.peerPort = portText(peer.localPort());
        const auto heard = [&peer] {
            if (!QTest::qWaitFor([&] { return peer.hasPendingDatagrams(); }, 60'000))
                return QByteArray("(nothing)");
            const QNetworkDatagram datagram = peer.receiveDatagram();
            peer.writeDatagram(datagram.makeReply("answer"));
            return datagram.data();
        };
        const QString program = *programOf(Language::Python, session);
        const auto python = m_run.start(Language::Python, program);
        const QByteArray fromPython = heard();
        QVERIFY2(python->waitForFinished() && python->exitStatus() == 0,
                 described(program, *python).constData());
        RunningEngine engine;
        engine.start(session);
        QVERIFY2(fromPython == heard(), described(program, *python).constData());
        QVERIFY(fromPython != "(nothing)");
    }
}

/// The log of an engine, replayed to a peer that behaves as the first one did.
void TestProgram::replaySaysTheSame()
{
    RandomSessions random(seed + 4);
    TcpServerSettings session = random.server();
    session.answer = AnswerKind::Prefix;
    session.once = false;
    const quint16 port = nextPort();
    session.host = QStringLiteral("127.0.0.1");
    session.port = portText(port);
    QByteArrayList heard;
    QString program;
    {
        RunningEngine engine;
        QVERIFY(engine.start(session));
        heard = {heardFromServer(port, "first"), heardFromServer(port, "second\0'"),
                 heardFromServer(port, "third")};
        program = *replayOf(Language::Python, session, engine.log().snapshot(), {EndpointId{1}});
    }
    const auto python = m_run.start(Language::Python, program);
    QVERIFY2(waitForListening(port), described(program, *python).constData());
    QCOMPARE(heardFromServer(port, "first"), heard[0]);
    QCOMPARE(heardFromServer(port, "second\0'"), heard[1]);
    QCOMPARE(heardFromServer(port, "third"), heard[2]);
    QVERIFY2(python->waitForFinished() && python->exitStatus() == 0, described(program, *python).constData());
}

WIREBENCH_SCENARIO_MAIN(TestProgram)
#include "tst_program.moc"
