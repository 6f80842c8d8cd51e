// A relay as a program: what a client hears through it is what it hears through the engine's.

#include "tests/core/net/rawpeer.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/wire.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

using namespace wirebench;
using namespace wirebench::test;

namespace {

TcpServerSettings relayTo(quint16 target, quint16 port)
{
    TcpServerSettings session;
    session.host = QStringLiteral("127.0.0.1");
    session.port = QString::number(port);
    session.answer = AnswerKind::Relay;
    session.relay.target = QStringLiteral("127.0.0.1:%1").arg(target);
    return session;
}

} // namespace

class TestRelayPrograms : public QObject
{
    Q_OBJECT

private:
    ProgramRun m_run;

private Q_SLOTS:
    void passesOn_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("Python") << Language::Python;
        QTest::newRow("Shell") << Language::Shell;
    }
    /// A target that answers once the client has said all, which needs the half-close to come through.
    void passesOn()
    {
        QFETCH(Language, language);
        WIREBENCH_NEED("python3");
        WIREBENCH_NEED("socat");
        TcpServerSettings target;
        target.host = QStringLiteral("127.0.0.1");
        target.port = QString::number(m_run.nextPort());
        target.answer = AnswerKind::Prefix;
        target.answerText = QStringLiteral("Recu: ");
        RunningEngine engine;
        QVERIFY(engine.start(target));
        const TcpServerSettings session = relayTo(target.port.toUShort(), m_run.nextPort());
        const QString program = *programOf(language, session);
        const auto relay = m_run.start(language, program);
        QVERIFY2(relay, m_run.complaint().constData());
        QVERIFY2(waitForListening(session.port.toUShort()), qPrintable(program));
        for (int time = 0; time < 2; ++time) {
            const QByteArray heard = heardFromServer(session.port.toUShort(), "hello");
            QVERIFY2(heard == "Recu: hello", (heard + '\n' + program.toUtf8() + relay->errors()).constData());
        }
    }

    void datagramsInTheShell()
    {
        WIREBENCH_NEED("socat");
        UdpSettings target;
        target.host = QStringLiteral("127.0.0.1");
        target.port = QString::number(m_run.nextPort());
        target.answer = AnswerKind::Prefix;
        target.answerText = QStringLiteral("Recu: ");
        RunningEngine engine;
        engine.start(target);
        UdpSettings session;
        session.host = QStringLiteral("127.0.0.1");
        session.port = QString::number(m_run.nextPort());
        session.answer = AnswerKind::Relay;
        session.relay.target = QStringLiteral("127.0.0.1:") + target.port;
        const QString program = *programOf(Language::Shell, session);
        const auto relay = m_run.start(Language::Shell, program);
        QVERIFY2(relay, m_run.complaint().constData());
        QVERIFY2(waitForBound(session.port.toUShort()), qPrintable(program));
        QCOMPARE(heardFromDatagrams(session.port.toUShort(), "hello"), QByteArray("Recu: hello"));
    }

    void whatIsLeftOutIsTold()
    {
        TcpServerSettings session = relayTo(80, 8080);
        session.relay.toTarget.delayMs = 20;
        session.relay.tls.on = true;
        for (const Language language : {Language::Python, Language::Shell}) {
            const QString program = *programOf(language, session);
            QVERIFY2(program.contains(QStringLiteral("Delay, pieces and speed of the relay are left out")),
                     qPrintable(program));
            QVERIFY2(program.contains(QStringLiteral("clear")), qPrintable(program));
        }
        UdpSettings datagrams;
        datagrams.answer = AnswerKind::Relay;
        datagrams.relay.target = QStringLiteral("localhost:53");
        datagrams.relay.toClient.delayMs = 20;
        QVERIFY(programOf(Language::Shell, datagrams)
                    ->contains(QStringLiteral("Delay, pieces and speed of the relay are left out")));
        for (const Language language : {Language::Python, Language::C, Language::QtCpp})
            QVERIFY(programOf(language, datagrams)
                        ->contains(QStringLiteral("passes what comes on to another server")));
    }

    /// The line of wirebench-cli has all of it: read again, it is the same session.
    void theCommandLineSaysAll()
    {
        TcpServerSettings session = relayTo(80, 8080);
        session.relay.toTarget = {20, 7, 0};
        session.relay.toClient = {0, 0, 5000};
        session.relay.connectTimeoutMs = 3000;
        session.relay.stallMs = 0;
        session.relay.tls.on = true;
        session.relay.tls.verify = false;
        session.relay.tls.serverName = QStringLiteral("example.org");
        const QString line = *programOf(Language::Cli, session);
        for (const char *words :
             {"--answer relay=127.0.0.1:80", "--relay-tls", "--relay-insecure",
              "--relay-server-name example.org", "--relay-delay 20/0", "--relay-piece 7/0",
              "--relay-rate 0/5000", "--relay-timeout 3", "--relay-stall 0"})
            QVERIFY2(line.contains(QLatin1String(words)), qPrintable(QLatin1String(words) + u'\n' + line));
    }
};

WIREBENCH_SCENARIO_MAIN(TestRelayPrograms)
#include "tst_relayprograms.moc"
