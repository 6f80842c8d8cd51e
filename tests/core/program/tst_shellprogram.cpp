#include "core/program/program.h"
#include "core/workspace/examples.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/randomsessions.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QTest>

#include <csignal>

using namespace wirebench;
using namespace wirebench::test;

/// Lines of nc, ncat and curl, and of wirebench-cli, run by sh.
class TestShellProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clients_data();
    void clients();
    void greetingServer();
    void answeringServer();
    void requests();
    void datagrams();
    void everySessionIsGoodShell_data();
    void everySessionIsGoodShell();

private:
    std::unique_ptr<PeerProcess> start(Language language, const SessionSettings &settings)
    {
        return m_run.start(language, *programOf(language, settings));
    }
    ProgramRun m_run;
};

void TestShellProgram::clients_data()
{
    QTest::addColumn<int>("language");
    QTest::newRow("nc") << int(Language::Shell);
    QTest::newRow("wirebench-cli") << int(Language::Cli);
}

void TestShellProgram::clients()
{
    QFETCH(int, language);
    WIREBENCH_NEED("nc");
    RandomSessions random(7);
    QList<TcpClientSettings> sessions{
        std::get<TcpClientSettings>(findExample(u"C2")->sessions.first().settings),
        std::get<TcpClientSettings>(findExample(u"C3")->sessions.last().settings)};
    for (int i = 0; i < 3; ++i)
        sessions += random.client();
    for (TcpClientSettings &session : sessions) {
        const quint16 port = m_run.nextPort();
        RecordingServer server(port);
        session.host = QStringLiteral("127.0.0.1");
        session.port = QString::number(port);
        session.payload.pieceSize = 0;
        session.receiveSize = 600;
        const QByteArray expected = outboundMessage(session.payload)->bytes.toByteArray();
        const auto program = start(Language(language), session);
        QVERIFY(program);
        if (language == int(Language::Shell))
            program->closeInput();
        QCOMPARE(server.heard(expected.size(), "answer").toHex(), expected.toHex());
        QVERIFY2(program->waitForFinished(), program->errors().constData());
        QCOMPARE(program->output(), QByteArray("answer"));
    }
}

void TestShellProgram::greetingServer()
{
    WIREBENCH_NEED("nc");
    auto session = std::get<TcpServerSettings>(findExample(u"C1")->sessions.first().settings);
    for (const Language language : {Language::Shell, Language::Cli}) {
        const quint16 port = m_run.nextPort();
        session.host = QStringLiteral("127.0.0.1");
        session.port = QString::number(port);
        const auto program = start(language, session);
        QVERIFY(program && waitForListening(port));
        QCOMPARE(heardFromServer(port, {}), QByteArray("Thank you for connecting\r\n"));
    }
}

void TestShellProgram::answeringServer()
{
    WIREBENCH_NEED("ncat");
    auto session = std::get<TcpServerSettings>(findExample(u"C6")->sessions.first().settings);
    session.answerText = QStringLiteral("it's \\\\ %s \\x00: ");
    const quint16 port = m_run.nextPort();
    session.host = QStringLiteral("127.0.0.1");
    session.port = QString::number(port);
    const auto program = start(Language::Shell, session);
    QVERIFY(program && waitForListening(port));
    QCOMPARE(heardFromServer(port, "hello", false), QByteArray("it's \\ %s \0: hello", 18));
}

void TestShellProgram::requests()
{
    WIREBENCH_NEED("curl");
    auto server = std::get<HttpServerSettings>(findExample(u"C9")->sessions.first().settings);
    auto request = std::get<HttpRequestSettings>(findExample(u"C9")->sessions.last().settings);
    const quint16 port = m_run.nextPort();
    server.host = QStringLiteral("127.0.0.1");
    server.port = QString::number(port);
    request.url = QStringLiteral("http://127.0.0.1:%1/hello").arg(port);
    const auto serving = start(Language::Cli, server);
    QVERIFY(serving && waitForListening(port));
    for (const Language language : {Language::Shell, Language::Python, Language::Cli, Language::C}) {
        const auto asking = start(language, request);
        QVERIFY2(asking, languageName(language));
        QVERIFY(asking->waitForFinished());
        const QByteArray output = asking->output() + asking->errors();
        QVERIFY2(output.contains("POST /hello HTTP/1.1") && output.contains("language=fran%C3%A7ais"),
                 output.constData());
        QCOMPARE(asking->exitStatus(), 0);
    }
    serving->signal(SIGTERM);
    const quint16 pythonPort = m_run.nextPort();
    server.port = QString::number(pythonPort);
    request.url = QStringLiteral("http://127.0.0.1:%1/hello").arg(pythonPort);
    const auto python = start(Language::Python, server);
    QVERIFY(python && waitForListening(pythonPort));
    const auto asking = start(Language::Cli, request);
    QVERIFY(asking && asking->waitForFinished());
    QVERIFY2(asking->output().startsWith("POST /hello HTTP/1.1\r\n"), asking->output().constData());
}

void TestShellProgram::datagrams()
{
    WIREBENCH_NEED("nc");
    auto server = std::get<UdpSettings>(findExample(u"C4")->sessions.first().settings);
    auto client = std::get<UdpSettings>(findExample(u"C4")->sessions.last().settings);
    const quint16 port = m_run.nextPort();
    server.host = client.peerHost = QStringLiteral("127.0.0.1");
    server.port = client.peerPort = QString::number(port);
    const auto serving = start(Language::Cli, server);
    QVERIFY(serving && waitForBound(port));
    for (const Language language : {Language::Shell, Language::Cli}) {
        QByteArray heard;
        for (int tries = 0; tries < 10 && heard.isEmpty(); ++tries) { // nc waits one second for its answer
            const auto asking = start(language, client);
            QVERIFY(asking && asking->waitForFinished());
            heard = asking->output();
        }
        QCOMPARE(heard, QByteArray("Recu: Bonjour serveur"));
    }
}

void TestShellProgram::everySessionIsGoodShell_data()
{
    clients_data();
}

/// Read by the shell, and not run.
void TestShellProgram::everySessionIsGoodShell()
{
    QFETCH(int, language);
    RandomSessions random(8);
    QList<SessionSettings> all{LabServerSettings(), ChatServerSettings(), ChatClientSettings()};
    for (int i = 0; i < 5; ++i)
        all += {random.server(), random.client(), random.datagramServer(), random.datagramClient()};
    for (const Example &example : examples()) {
        for (const Session &session : example.sessions)
            all += session.settings;
    }
    QString script = QStringLiteral("check() {\n"); // is read to its end, and not called
    for (const SessionSettings &settings : all) {
        if (const auto udp = std::get_if<UdpSettings>(&settings);
            udp && !udp->peerHost.isEmpty() && udp->peerPort.isEmpty())
            continue;
        const auto program = programOf(Language(language), settings);
        QVERIFY(program);
        script += *program;
    }
    const auto checker = m_run.start(Language::Shell, script + QStringLiteral("}\n"));
    QVERIFY(checker && checker->waitForFinished());
    QVERIFY2(checker->exitStatus() == 0, checker->errors().constData());
}

WIREBENCH_SCENARIO_MAIN(TestShellProgram)
#include "tst_shellprogram.moc"
