#include "ui/dialogue/dialoguesession.h"

#include "core/base/hostport.h"
#include "core/dialogue/dialoguelibrary.h"
#include "tests/ui/shell/bench.h"

#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

/// Against the practice servers; those that others wrote are met in tst_dialoguezone and tests/scenarios.
class tst_DialogueSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSignalSpy started(&m_bench.practice, &PracticeDesk::started);
        m_bench.practice.start(this);
        QTRY_COMPARE(started.size(), 1);
    }

    void noEndpointBeforeTheFirstRun()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        QSignalSpy made(&session, &DialogueSession::endpointMade);
        QVERIFY(!session.hasEndpoint());
        run(session, "gopher", {});
        QTRY_VERIFY(session.hasEnded());
        QCOMPARE(made.size(), 1);
        QVERIFY(session.result().isDone());
        run(session, "gopher", {});
        QVERIFY(session.isRunning()); // at once
        QTRY_VERIFY(session.hasEnded());
        QCOMPARE(made.size(), 1);
    }

    void tellsOfEachStep()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        QSignalSpy begun(&session, &DialogueSession::stepBegun);
        QSignalSpy tables(&session, &DialogueSession::tableCame);
        run(session, "ftp", {{QStringLiteral("folder"), QStringLiteral("pub")}});
        QTRY_VERIFY(session.hasEnded());
        QVERIFY(session.result().isDone());
        QVERIFY(begun.size() > 5);
        qsizetype rows = 0;
        for (const QList<QVariant> &table : std::as_const(tables))
            rows += table.first().value<DialogueTable>().rows.size();
        QVERIFY(rows > 1);
        QVERIFY(!session.isRunning());
    }

    void stepsWaitForAPress()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        QSignalSpy paused(&session, &DialogueSession::paused);
        run(session, "gopher", {}, true);
        QTRY_COMPARE(session.state(), DialogueState::Paused);
        QVERIFY(session.isRunning());
        session.next();
        QTRY_COMPARE(paused.size(), 2);
        session.runOn();
        QTRY_VERIFY(session.hasEnded());
        QVERIFY(session.result().isDone());
    }

    void aWrongPasswordIsRefused()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        run(session, "pop3", {{QStringLiteral("user"), QStringLiteral("alice")}, {QStringLiteral("password"), QStringLiteral("queen")}});
        QTRY_VERIFY(session.hasEnded());
        QCOMPARE(session.result().outcome, DialogueResult::Outcome::Refused);
        QVERIFY(session.result().step >= 0);
    }

    void theKeyboardIsTakenOver()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        QByteArray seen;
        connect(&session, &DialogueSession::outputCame, this, [&](const DialogueOutput &output) { seen += output.bytes; });
        run(session, "telnet", {});
        QTRY_COMPARE(session.state(), DialogueState::Talking);
        session.sendLine(QStringLiteral("help"));
        QTRY_VERIFY2(seen.contains("quit"), seen.constData());
        session.cancel();
        QTRY_VERIFY(session.hasEnded());
    }

    void commandsOutsideARunAreIgnored()
    {
        DialogueSession session(m_bench.log, m_bench.thread, QStringLiteral("one"));
        session.next();
        session.runOn();
        session.skip();
        session.pause();
        session.sendLine(QStringLiteral("hello"));
        session.cancel();
        QVERIFY(!session.isRunning());
    }

private:
    void run(DialogueSession &session, const char *name, const DialogueValues &values, bool stepping = false)
    {
        const DialoguePtr dialogue = DialogueLibrary::builtIn().dialogue(QLatin1String(name));
        QVERIFY(dialogue);
        const SocketAddress place = m_bench.practice.addressOf(dialogue->protocol, false);
        DialogueOptions options;
        options.connection.host = *parseHost(place.host());
        options.connection.port = place.port;
        options.stepping = stepping;
        DialogueValues all = defaultValues(*dialogue);
        all.insert(values);
        session.start(dialogue, all, options);
    }

    Bench m_bench;
};

QTEST_MAIN(tst_DialogueSession)
#include "tst_dialoguesession.moc"
