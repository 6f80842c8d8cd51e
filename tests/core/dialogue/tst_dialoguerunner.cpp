#include "core/dialogue/dialoguerunner.h"

#include "tests/core/dialogue/runnerscript.h"

using namespace wirebench;
using Outcome = DialogueResult::Outcome;

namespace {

const QByteArray connectStep = "{ \"do\": \"connect\" }, ";
const QByteArray quit = ", \"farewell\": [ { \"do\": \"send\", \"line\": \"QUIT\" }, { \"do\": \"expect\", \"optional\": true }, { \"do\": \"close\" } ]";

const DialogueValues fetching{{"user", "ada"}, {"password", "x"}, {"list", "none"}, {"fetch", "a/README"}, {"into", "/tmp"}};

/// Logged in, and asked for a data connection.
struct AtEpsv : RunnerScript
{
    explicit AtEpsv(RunnerOptions options = {}) : RunnerScript(builtIn("ftp"), fetching, options)
    {
        start();
        connect();
        for (const char *reply : {"220 hi\r\n", "331 ?\r\n", "230 in\r\n", "257 \"/\"\r\n", "200 I\r\n"})
            say(reply);
    }
};

} // namespace

class TestDialogueRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anonymousFtp();
    void ftpFetch();
    void ftpFallsBackToPasv();
    void ftpUnderTls();
    void ftpStoresAFile();
    void hostileAddress();
    void brokenDataConnection();
    void unconfirmedFile();
    void pop3Mails();
    void imapLiterals();
    void smtpRecipients();
    void gopherMenu();
    void telnetSession();

    void refusedAndTakesLeave();
    void refusedWithoutFarewell();
    void refusedGreeting();
    void preliminaryReply();
    void wrongProtocol();
    void serverCloses();
    void serverStalls();
    void endlessReply();
    void repliesInAnyPieces();
    void severalRepliesAtOnce();
    void clearTextBeforeTls();
    void closesBeforeTls();
    void lateAnswers();
    void hidesSecrets();
    void showsSecretsOnRequest();
    void injectedCapture();

    void stepsOneByOne();
    void skips();
    void takesOver();
    void takesOverWhatWasExpected();
    void refusesTypedLineEnds();
    void pausesAndRunsOn();
    void cancels();

    void conditions_data();
    void conditions();
    void repeats();
    void repeatsNothing();
    void nestedRepeats();
    void textThatIsTooLong();
    void stopsReadingAhead();
};

void TestDialogueRunner::anonymousFtp()
{
    RunnerScript script(builtIn("ftp"), {{"folder", "pub"}});
    QCOMPARE(script.start(), QStringList{"connect"});
    QCOMPARE(script.connect(), QStringList{});
    QCOMPARE(script.say("220 ready\r\n"), QStringList{"send USER anonymous"});
    QCOMPARE(script.say("331 mail please\r\n"), QStringList{"send PASS guest@"});
    QCOMPARE(script.say("230 in\r\n"), QStringList{"send CWD pub"});
    QCOMPARE(script.say("250 ok\r\n"), QStringList{"send PWD"});
    QCOMPARE(script.say("257 \"/pub\"\r\n"), (QStringList{"current = /pub", "send EPSV"}));
    QCOMPARE(script.say("229 (|||5000|)\r\n"), QStringList{"data :5000"});
    script.runner.dataConnected();
    QCOMPARE(script.take(), QStringList{"send LIST"});
    QCOMPARE(script.say("150 here it comes\r\n226 sent\r\n"), QStringList{});
    script.runner.dataReceived("-rw-r--r--   1 root root   22 Nov 22 12:16 READ");
    script.runner.dataReceived("ME\r\n");
    QCOMPARE(script.take(), QStringList{});
    script.runner.dataEnded();
    QCOMPARE(script.take(), QStringList{"send QUIT"});
    QCOMPARE(script.tables.value(0).rows, (QList<QStringList>{{"-rw-r--r--", "22", "Nov 22 12:16", "README"}}));
    QCOMPARE(script.say("221 bye\r\n"), (QStringList{"close", "done"}));
    QVERIFY(script.runner.isFinished());
}

void TestDialogueRunner::ftpFetch()
{
    AtEpsv script;
    QCOMPARE(script.say("229 (|||5000|)\r\n"), QStringList{"data :5000"});
    script.runner.dataConnected();
    QCOMPARE(script.take(), QStringList{"send RETR a/README"});
    QCOMPARE(script.say("150 ok\r\n"), QStringList{"file /tmp README"});
    const QByteArray content("\0\r\n.\r\n\xff", 7);
    script.runner.dataReceived(content);
    script.runner.dataEnded();
    QCOMPARE(script.take(), QStringList{}); // not complete before the server says so
    QCOMPARE(script.say("226 ok\r\n"), QStringList{"end file"});
    QCOMPARE(script.saved, content);
    script.runner.fileSaved();
    QCOMPARE(script.take(), QStringList{"send QUIT"});
}

void TestDialogueRunner::ftpFallsBackToPasv()
{
    AtEpsv script;
    QCOMPARE(script.say("500 what\r\n"), QStringList{"send PASV"});
    QCOMPARE(script.say("227 (127,0,0,1,19,136)\r\n"), QStringList{"data 127.0.0.1:5000"});
}

void TestDialogueRunner::ftpUnderTls()
{
    RunnerScript script(builtIn("ftp"), {{"tls", "offered"}, {"fetch", "a"}, {"list", "none"}});
    script.start();
    script.connect();
    QCOMPARE(script.say("220 hi\r\n"), QStringList{"send AUTH TLS"});
    QCOMPARE(script.say("234 go\r\n"), QStringList{"secure"});
    script.runner.secured();
    QCOMPARE(script.take(), QStringList{"send PBSZ 0"});
    QCOMPARE(script.say("200 ok\r\n"), QStringList{"send PROT P"});
    QCOMPARE(script.say("200 ok\r\n"), QStringList{"send USER anonymous"});
    script.say("230 in\r\n");
    script.say("257 \"/\"\r\n");
    script.say("200 I\r\n");
    script.say("229 (|||5000|)\r\n");
    script.runner.dataConnected();
    script.take();
    QCOMPARE(script.say("150 ok\r\n"), (QStringList{"secure data", "file . a"}));

    RunnerScript without(builtIn("ftp"), {{"tls", "offered"}});
    without.start();
    without.connect();
    without.say("220 hi\r\n");
    QCOMPARE(without.say("502 no\r\n"), QStringList{"send USER anonymous"});

    RunnerScript required(builtIn("ftp"), {{"tls", "required"}});
    required.start();
    required.connect();
    required.say("220 hi\r\n");
    QCOMPARE(required.say("502 no\r\n"), QStringList{"send QUIT"}); // and no password
    QCOMPARE(required.say("221 bye\r\n"), (QStringList{"close", "refused"}));
    QVERIFY(!required.result.hint.isEmpty());
}

void TestDialogueRunner::ftpStoresAFile()
{
    RunnerScript script(builtIn("ftp-store"), {{"user", "ada"}, {"password", "x"}, {"file", "/srv/ada/b.txt"}});
    script.start();
    script.connect();
    for (const char *reply : {"220 hi\r\n", "331 ?\r\n", "230 in\r\n", "257 \"/\"\r\n", "200 I\r\n"})
        script.say(reply);
    script.say("229 (|||5000|)\r\n");
    script.runner.dataConnected();
    QCOMPARE(script.take(), QStringList{"send STOR b.txt"});
    QCOMPARE(script.say("150 go\r\n"), QStringList{"send file /srv/ada/b.txt"});
    script.runner.dataSent();
    QCOMPARE(script.take(), QStringList{});
    QCOMPARE(script.say("226 all of it\r\n"), QStringList{"send QUIT"});
}

void TestDialogueRunner::hostileAddress()
{
    AtEpsv script;
    script.say("500 what\r\n");
    QCOMPARE(script.say("227 (10,0,0,1,0,25)\r\n"), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"data.other-host", {"10.0.0.1", "127.0.0.1"}}));

    RunnerOptions allowing;
    allowing.allowOtherDataHost = true;
    AtEpsv allowed(allowing);
    allowed.say("500 what\r\n");
    QCOMPARE(allowed.say("227 (10,0,0,1,0,25)\r\n"), QStringList{"data 10.0.0.1:25"});
    QCOMPARE(allowed.notes.last().key, QStringLiteral("data.other-host.allowed"));

    AtEpsv garbled;
    QCOMPARE(garbled.say("229 what port?\r\n"), QStringList{"failed"});
    QCOMPARE(garbled.result.reason.key, QStringLiteral("data.address"));
}

void TestDialogueRunner::brokenDataConnection()
{
    const Error reset = Error::fromErrno("recv", ECONNRESET);
    AtEpsv script;
    script.say("229 (|||5000|)\r\n");
    script.runner.dataConnected();
    script.take();
    script.say("150 ok\r\n");
    script.runner.dataReceived("half");
    script.runner.dataFailed(reset);
    QCOMPARE(script.take(), QStringList{"drop file"});
    QCOMPARE(script.say("426 broken\r\n"), QStringList{"send QUIT"}); // what the server says of it counts
    QCOMPARE(script.say("221 bye\r\n"), (QStringList{"close", "refused"}));

    AtEpsv denied;
    denied.say("229 (|||5000|)\r\n");
    denied.runner.dataConnected();
    denied.take();
    denied.say("150 ok\r\n");
    denied.runner.dataFailed(reset);
    denied.take();
    QCOMPARE(denied.say("226 fine\r\n"), QStringList{"failed"}); // it is not
    QCOMPARE(denied.result.error, reset);

    AtEpsv refused;
    refused.say("229 (|||5000|)\r\n");
    refused.runner.dataFailed(Error::fromErrno("connect", ECONNREFUSED));
    QCOMPARE(refused.take(), QStringList{"failed"});
}

void TestDialogueRunner::unconfirmedFile()
{
    AtEpsv script;
    script.say("229 (|||5000|)\r\n");
    script.runner.dataConnected();
    script.take();
    script.say("150 ok\r\n");
    script.runner.dataReceived("half");
    script.runner.dataEnded();
    script.take();
    QCOMPARE(script.say("451 disk error\r\n"), (QStringList{"drop file", "send QUIT"}));
}

void TestDialogueRunner::pop3Mails()
{
    RunnerScript script(builtIn("pop3"), {{"user", "ada"}, {"password", "x"}, {"fetch", "all"}, {"into", "/in"}});
    script.start();
    script.connect();
    QCOMPARE(script.say("+OK hi\r\n"), QStringList{"send USER ada"});
    QCOMPARE(script.say("+OK\r\n"), QStringList{"send PASS x"});
    QCOMPARE(script.say("+OK\r\n"), QStringList{"send STAT"});
    QCOMPARE(script.say("+OK 2 320\r\n"), (QStringList{"count = 2", "send LIST"}));
    QCOMPARE(script.say("+OK\r\n3 120\r\n7 200\r\n.\r\n"), QStringList{"send UIDL"});
    QCOMPARE(script.say("-ERR what\r\n"), QStringList{"send RETR 3"});
    QCOMPARE(script.say("+OK\r\n..dot\r\n.\r\n"), (QStringList{"file /in message-3.eml", "end file"}));
    QCOMPARE(script.saved, QByteArray(".dot\r\n"));
    script.runner.fileSaved();
    QCOMPARE(script.take(), QStringList{"send RETR 7"});
    QCOMPARE(script.say("-ERR gone\r\n"), QStringList{"send QUIT"});
    QCOMPARE(script.end(), (QStringList{"close", "refused"}));
}

void TestDialogueRunner::imapLiterals()
{
    RunnerScript script(builtIn("imap"), {{"user", "ada"}, {"password", "a\"b"}, {"fetch", "yes"}, {"into", "/in"}});
    script.start();
    script.connect();
    QCOMPARE(script.say("* OK hi\r\n"), QStringList{"send a1 LOGIN \"ada\" \"a\\\"b\""});
    QCOMPARE(script.say("a1 OK\r\n"), QStringList{"send a2 LIST \"\" \"*\""});
    QCOMPARE(script.say("* LIST () \"/\" INBOX\r\na2 OK\r\n"), QStringList{"send a3 EXAMINE \"INBOX\""});
    QCOMPARE(script.say("* 2 EXISTS\r\na3 OK\r\n"), (QStringList{"count = 2", "send a4 UID SEARCH ALL"}));
    QCOMPARE(script.say("* SEARCH 4 9\r\na4 OK\r\n"), (QStringList{"found = 4 9", "send a5 UID FETCH 4 (BODY.PEEK[])"}));
    QCOMPARE(script.say("* 1 FETCH (UID 4 BODY[] {8}\r\na5 OK"), QStringList{"file /in INBOX-4.eml"});
    QCOMPARE(script.say("\r\n)\r\na5 OK\r\n").value(0), QStringLiteral("end file"));
    QCOMPARE(script.saved, QByteArray("a5 OK\r\n)"));
    script.runner.fileSaved();
    QCOMPARE(script.take(), QStringList{"send a6 UID FETCH 9 (BODY.PEEK[])"});
    QCOMPARE(script.say("* 2 FETCH (BODY[] {99999999999999}\r\n"), QStringList{"failed"});
    QCOMPARE(script.result.reason.key, QStringLiteral("text.long"));
}

void TestDialogueRunner::smtpRecipients()
{
    RunnerScript script(builtIn("smtp"), {{"user", "ada"}, {"password", "x"}, {"from", "Ada <ada@a>"}, {"to", "b@b, C <c@c>"}, {"cc", "d@d"}});
    script.start();
    script.connect();
    QVERIFY(script.say("220 hi\r\n").value(0).startsWith("send EHLO"));
    QVERIFY(script.say("250-hi\r\n250-STARTTLS\r\n250 AUTH LOGIN PLAIN\r\n").value(0).startsWith("send AUTH PLAIN AGFkYQB4"));
    QCOMPARE(script.say("235 in\r\n"), QStringList{"send MAIL FROM:<ada@a>"});
    QCOMPARE(script.say("250 ok\r\n"), QStringList{"send RCPT TO:<b@b>"});
    QCOMPARE(script.say("250 ok\r\n"), QStringList{"send RCPT TO:<c@c>"});
    QCOMPARE(script.say("251 ok\r\n"), QStringList{"send RCPT TO:<d@d>"});
    QCOMPARE(script.say("250 ok\r\n"), QStringList{"send DATA"});
    QCOMPARE(script.say("354 go\r\n"), QStringList{"message"});
    script.runner.messageSent();
    QCOMPARE(script.take(), QStringList{});
    QCOMPARE(script.say("250 taken\r\n"), QStringList{"send QUIT"});
    QVERIFY(!script.shown.contains("AGFkYQB4"));

    RunnerScript login(builtIn("smtp"), {{"user", "ada"}, {"password", "x"}, {"from", "a@a"}, {"to", "b@b"}});
    login.start();
    login.connect();
    login.say("220 hi\r\n");
    QCOMPARE(login.say("250-hi\r\n250 AUTH LOGIN\r\n"), QStringList{"send AUTH LOGIN"});
    QCOMPARE(login.say("334 VXNlcm5hbWU6\r\n"), QStringList{"send YWRh"});
    QCOMPARE(login.say("334 UGFzc3dvcmQ6\r\n"), QStringList{"send eA=="});
    QCOMPARE(login.say("535 no\r\n"), QStringList{"send QUIT"});
}

void TestDialogueRunner::gopherMenu()
{
    RunnerScript script(builtIn("gopher"), {});
    script.start();
    QCOMPARE(script.connect(), QStringList{"send "});
    QCOMPARE(script.say("1Docs\t/d\th\t70\r\n0Te"), QStringList{});
    QCOMPARE(script.say("xt\t/t\th\t70\r\n.\r\n"), QStringList{});
    QCOMPARE(script.end(), (QStringList{"menu of 2", "close", "done"}));

    RunnerScript search(builtIn("gopher"), {{"selector", "/s"}, {"search", "two words"}, {"as", "text"}});
    search.start();
    QCOMPARE(search.connect(), QStringList{"send /s\ttwo words"});
    search.say("text\r\n");
    QCOMPARE(search.end(), (QStringList{"close", "done"}));
    QVERIFY(search.output.endsWith("text\n"));
}

void TestDialogueRunner::telnetSession()
{
    RunnerScript script(builtIn("telnet"));
    script.start();
    script.connect();
    QVERIFY(script.runner.isTalking());
    QVERIFY(!script.runner.isWaiting()); // nobody is slow
    script.say("\xff\xfd\x03login: ");
    QCOMPARE(script.output, QByteArray("login: "));
    QCOMPARE(script.notes.value(0).key, QStringLiteral("telnet.do.agreed"));
    QCOMPARE(script.shown, QByteArray("\xff\xfb\x03"));
    script.runner.typed("ada");
    QCOMPARE(script.take(), QStringList{"send ada"});
    QCOMPARE(script.end(), (QStringList{"close", "done"}));

    RunnerScript ended(builtIn("telnet"));
    ended.runner.start();
    ended.runner.connected("127.0.0.1");
    ended.runner.next(); // the person has had enough
    QCOMPARE(ended.take(), (QStringList{"connect", "close", "done"}));
}

void TestDialogueRunner::refusedAndTakesLeave()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"send\", \"line\": \"NOPE\" }, { \"do\": \"expect\", \"refused\": \"hint\" }, { \"do\": \"send\", \"line\": \"NEVER\" }", quit));
    script.start();
    QCOMPARE(script.connect(), QStringList{"send NOPE"});
    QCOMPARE(script.say("502-no\r\n502 really\r\n"), QStringList{"send QUIT"});
    QCOMPARE(script.say("221 bye\r\n"), (QStringList{"close", "refused"}));
    QCOMPARE(script.result.reason, (DialogueNote{"end.refused", {"NOPE", "502 really"}}));
    QCOMPARE(script.result.hint.english, QStringLiteral("hint"));
    QCOMPARE(script.result.step, 2);

    // Whatever happens while it takes leave, that is how it ended.
    RunnerScript silent(dialogueOf(connectStep + "{ \"do\": \"send\", \"line\": \"NOPE\" }, { \"do\": \"expect\" }", quit));
    silent.start();
    silent.connect();
    silent.say("502 no\r\n");
    silent.runner.timedOut(1000);
    QCOMPARE(silent.take(), QStringList{"refused"});
}

void TestDialogueRunner::refusedWithoutFarewell()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"send\", \"line\": \"NOPE\" }, { \"do\": \"expect\" }, { \"do\": \"close\" }"));
    script.start();
    script.connect();
    QCOMPARE(script.say("502 no\r\n"), QStringList{"refused"});
}

void TestDialogueRunner::refusedGreeting()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    script.say("421 too many\r\n");
    script.end();
    QCOMPARE(script.result.outcome, Outcome::Refused);
    QCOMPARE(script.result.reason.key, QStringLiteral("end.refused.greeting"));
}

void TestDialogueRunner::preliminaryReply()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    QCOMPARE(script.say("120 in a minute\r\n"), QStringList{});
    QCOMPARE(script.say("220 now\r\n"), QStringList{"send USER anonymous"});
}

void TestDialogueRunner::wrongProtocol()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    QCOMPARE(script.say("HTTP/1.1 400 Bad Request\r\n"), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"reply.bad", {"HTTP/1.1 400 Bad Request"}}));
}

void TestDialogueRunner::serverCloses()
{
    RunnerScript script(builtIn("pop3"), {{"user", "ada"}, {"password", "x"}});
    script.start();
    script.connect();
    script.say("+OK\r\n");
    QCOMPARE(script.end(), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"end.closed", {"USER ada"}}));

    RunnerScript list(builtIn("pop3"), {{"user", "ada"}, {"password", "x"}});
    list.start();
    list.connect();
    for (const char *reply : {"+OK\r\n", "+OK\r\n", "+OK\r\n", "+OK 1 1\r\n", "+OK\r\n1 1\r\n"})
        list.say(reply);
    QCOMPARE(list.end(), QStringList{"failed"});
    QCOMPARE(list.result.reason.key, QStringLiteral("end.cut"));
}

void TestDialogueRunner::serverStalls()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    QVERIFY(script.runner.isWaiting());
    script.runner.timedOut(30'000);
    QCOMPARE(script.take(), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"end.silent", {"30", ""}}));
    script.runner.timedOut(30'000); // once
    QCOMPARE(script.take(), QStringList{});
}

void TestDialogueRunner::endlessReply()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    int parts = 0;
    for (; !script.runner.isFinished() && parts < 2000; ++parts)
        script.say("220-" + QByteArray(16 * 1024, 'x') + "\r\n");
    QVERIFY(parts < 300);
    QCOMPARE(script.result.reason.key, QStringLiteral("reply.long"));
}

void TestDialogueRunner::repliesInAnyPieces()
{
    const QByteArrayList replies{"220-a\r\n220 b\r\n", "331 c\r\n", "530 d\r\n", "221 e\r\n"};
    for (const qsizetype size : {1, 2, 5}) {
        RunnerScript script(builtIn("ftp"));
        script.start();
        script.connect();
        QStringList wanted;
        for (const QByteArray &reply : replies) {
            for (qsizetype at = 0; at < reply.size(); at += size)
                wanted += script.say(reply.mid(at, size));
        }
        QCOMPARE(wanted, (QStringList{"send USER anonymous", "send PASS guest@", "send QUIT", "close", "refused"}));
    }
}

void TestDialogueRunner::severalRepliesAtOnce()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    QCOMPARE(script.say("220 a\r\n331 b\r\n530 c\r\n221 d\r\n"),
             (QStringList{"send USER anonymous", "send PASS guest@", "send QUIT", "close", "refused"}));
}

void TestDialogueRunner::clearTextBeforeTls()
{
    RunnerScript script(builtIn("pop3"), {{"user", "ada"}, {"password", "x"}, {"tls", "required"}});
    script.start();
    script.connect();
    script.say("+OK\r\n");
    QCOMPARE(script.say("+OK go\r\n+OK injected\r\n"), QStringList{"failed"});
    QCOMPARE(script.result.reason.key, QStringLiteral("tls.injected"));
}

void TestDialogueRunner::closesBeforeTls()
{
    RunnerScript script(builtIn("pop3"), {{"user", "ada"}, {"password", "x"}, {"tls", "required"}});
    script.start();
    script.connect();
    script.say("+OK\r\n");
    script.runner.pause();
    script.say("+OK go\r\n");
    QVERIFY(script.runner.isPaused());
    QCOMPARE(script.end(), QStringList{});
    script.runner.next();
    QCOMPARE(script.take(), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"end.closed", {"STLS"}}));
}

void TestDialogueRunner::lateAnswers()
{
    AtEpsv script;
    script.say("229 (|||5000|)\r\n");
    script.runner.dataConnected();
    script.say("150 ok\r\n");
    script.runner.cancel();
    script.take();
    script.runner.dataFailed(Error::fromErrno(QStringLiteral("recv"), ECONNRESET));
    script.runner.secured();
    script.runner.fileSaved();
    script.runner.received("226 ok\r\n");
    script.runner.dataReceived("x");
    script.runner.dataEnded();
    script.end();
    script.runner.failed(Error::fromErrno(QStringLiteral("recv"), ECONNRESET));
    script.runner.timedOut(1000);
    QCOMPARE(script.take(), QStringList{});
    QVERIFY(script.notes.isEmpty());
}

void TestDialogueRunner::hidesSecrets()
{
    RunnerScript script(builtIn("ftp"), {{"user", "ada"}, {"password", "sesame"}});
    script.start();
    script.connect();
    script.say("220 hi\r\n");
    QCOMPARE(script.say("331 ?\r\n"), QStringList{"send PASS sesame"}); // the wire
    QVERIFY(script.shown.endsWith("PASS ******\r\n"));                  // the log
    QVERIFY(script.output.contains("PASS \xe2\x80\xa2"));
    QVERIFY(!script.output.contains("sesame"));
    script.say("530 no\r\n");
    script.say("221 bye\r\n");
    QVERIFY(!noteText(script.result.reason, DialogueLanguage::English).contains("sesame"));
}

void TestDialogueRunner::showsSecretsOnRequest()
{
    RunnerOptions options;
    options.showSecrets = true;
    RunnerScript script(builtIn("ftp"), {{"user", "ada"}, {"password", "sesame"}}, options);
    script.start();
    script.connect();
    script.say("220 hi\r\n");
    script.say("331 ?\r\n");
    QVERIFY(script.shown.endsWith("PASS sesame\r\n"));
    QVERIFY(script.output.contains("PASS sesame"));
}

/// What a server says never becomes a command of its own.
void TestDialogueRunner::injectedCapture()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"expect\", \"capture\": [ { \"name\": \"a\", \"pattern\": \"^220 (.*)$\" } ] }, { \"do\": \"send\", \"line\": \"X {a}\" }"));
    script.start();
    script.connect();
    const QStringList wanted = script.say("220 b\rDELE c\r\n");
    QVERIFY(wanted.contains(QStringLiteral("send X b\u240dDELE c")));
}

void TestDialogueRunner::stepsOneByOne()
{
    RunnerOptions options;
    options.stepping = true;
    RunnerScript script(builtIn("ftp"), {}, options);
    QCOMPARE(script.start(), QStringList{"paused 0"});
    QVERIFY(!script.runner.isWaiting());
    script.runner.next();
    QCOMPARE(script.take(), QStringList{"connect"});
    QCOMPARE(script.connect(), QStringList{"paused 1"});
    QCOMPARE(script.say("220 hi\r\n"), QStringList{}); // it waits for the person
    script.runner.next();
    const QStringList wanted = script.take();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0].startsWith("paused"));
    QCOMPARE(script.begun, (QList<int>{0, 1}));
    script.runner.runOn();
    QCOMPARE(script.take(), QStringList{"send USER anonymous"});
}

void TestDialogueRunner::skips()
{
    RunnerOptions options;
    options.stepping = true;
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"send\", \"line\": \"A\" }, { \"do\": \"send\", \"line\": \"B\" }, { \"do\": \"close\" }"), {}, options);
    script.start();
    script.runner.next();
    script.take();
    QCOMPARE(script.connect(), QStringList{"paused 1"});
    script.runner.skip();
    QCOMPARE(script.take(), QStringList{"paused 2"});
    script.runner.next();
    QCOMPARE(script.take(), (QStringList{"send B", "paused 3"}));
    script.runner.skip();
    QCOMPARE(script.take(), QStringList{"done"});
    script.runner.skip();
    script.runner.next();
    QCOMPARE(script.take(), QStringList{});
}

void TestDialogueRunner::takesOver()
{
    RunnerOptions options;
    options.stepping = true;
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"expect\" }, { \"do\": \"send\", \"line\": \"A\" }, { \"do\": \"expect\" }"), {}, options);
    script.start();
    script.runner.typed("too early");
    QCOMPARE(script.take(), QStringList{});
    QCOMPARE(script.notes.last().key, QStringLiteral("typed.closed"));
    script.runner.next();
    script.take();
    script.connect();
    script.say("220 hi\r\n");
    script.runner.next();
    QCOMPARE(script.take(), QStringList{"paused 2"});
    script.runner.typed("NOOP");
    QCOMPARE(script.take(), QStringList{"send NOOP"});
    script.say("200 no");
    script.say("thing\r\n");
    QVERIFY(script.output.endsWith("NOOP\n200 nothing\n"));
    script.runner.next();
    QCOMPARE(script.take(), (QStringList{"send A", "paused 3"})); // its reply is another one
    script.runner.next();
    QCOMPARE(script.take(), QStringList{});
    QCOMPARE(script.say("200 a\r\n"), QStringList{"done"});
}

/// Who sends a step's command by hand and leaves the step out has the reply judged by the next.
void TestDialogueRunner::takesOverWhatWasExpected()
{
    RunnerOptions options;
    options.stepping = true;
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"send\", \"line\": \"A\" }, { \"do\": \"expect\" }"), {}, options);
    script.start();
    script.runner.next();
    script.connect();
    script.take();
    script.runner.typed("B");
    script.take();
    script.say("500 no\r\n");
    script.runner.skip();
    QCOMPARE(script.take(), QStringList{"paused 2"});
    script.runner.next();
    QCOMPARE(script.take(), QStringList{"refused"});
    QCOMPARE(script.result.reason.arguments.value(0), QStringLiteral("B"));
}

void TestDialogueRunner::refusesTypedLineEnds()
{
    RunnerScript script(builtIn("telnet"));
    script.start();
    script.connect();
    script.take();
    for (const QString &text : {QStringLiteral("a\r\nb"), QStringLiteral("a\nb"), QString(QChar(0))}) {
        script.runner.typed(text);
        QCOMPARE(script.take(), QStringList{});
        QCOMPARE(script.notes.last().key, QStringLiteral("typed.line"));
    }
}

void TestDialogueRunner::pausesAndRunsOn()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.connect();
    script.runner.pause();
    const QStringList wanted = script.say("220 hi\r\n");
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0].startsWith("paused"));
    script.runner.runOn();
    QCOMPARE(script.take(), QStringList{"send USER anonymous"});
}

void TestDialogueRunner::cancels()
{
    RunnerScript script(builtIn("ftp"));
    script.start();
    script.runner.cancel();
    QCOMPARE(script.take(), QStringList{"cancelled"});
    script.runner.connected("127.0.0.1");
    script.runner.received("220 hi\r\n");
    script.runner.cancel();
    QCOMPARE(script.take(), QStringList{});
}

void TestDialogueRunner::conditions_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::addColumn<bool>("holds");
    const auto row = [](const QByteArray &when, bool holds) { QTest::newRow(when.constData()) << when << holds; };
    row("given user", true);
    row("not given user", false);
    row("given password", false);
    row("user is ada", true);
    row("user is bob ada", true);
    row("user is bob", false);
    row("reply 2", true);
    row("reply 22", false);
    row("reply 5 25", true);
    row("offered STARTTLS", true);
    row("offered starttls", true);
    row("offered AUTH PLAIN", true);
    row("offered AUTH CRAM-MD5", false);
    row("offered PLA", false);
    row("offered SIZE", true);
    row("secured", false);
    row("not secured and given user", true);
    row("given user and given password", false);
}
void TestDialogueRunner::conditions()
{
    QFETCH(QByteArray, when);
    QFETCH(bool, holds);
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"expect\" }, { \"do\": \"send\", \"line\": \"YES\", \"when\": \"" + when + "\" }, { \"do\": \"send\", \"line\": \"END\" }"),
                        {{"user", "ada"}});
    script.start();
    script.connect();
    QStringList wanted = script.say("250-host\r\n250-STARTTLS\r\n250-SIZE 100\r\n250 AUTH LOGIN PLAIN\r\n");
    QCOMPARE(wanted.contains("send YES"), holds);
    QVERIFY(wanted.contains("send END"));
}

void TestDialogueRunner::repeats()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"repeat\", \"list\": \"to\", \"as\": \"one\", \"steps\": [ { \"do\": \"send\", \"line\": \"{one}\" } ] }, { \"do\": \"send\", \"line\": \"END\" }"),
                        {{"to", "a, b,\nc"}});
    script.start();
    QCOMPARE(script.connect(), (QStringList{"send a", "send b", "send c", "send END", "done"}));
}

void TestDialogueRunner::repeatsNothing()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"repeat\", \"list\": \"to\", \"as\": \"one\", \"steps\": [ { \"do\": \"send\", \"line\": \"{one}\" } ] }, { \"do\": \"send\", \"line\": \"END\" }"));
    script.start();
    QCOMPARE(script.connect(), (QStringList{"send END", "done"}));
}

void TestDialogueRunner::nestedRepeats()
{
    RunnerScript script(dialogueOf(connectStep + "{ \"do\": \"repeat\", \"list\": \"to\", \"as\": \"x\", \"steps\": [ { \"do\": \"repeat\", \"list\": \"to\", \"as\": \"y\", \"steps\": [ { \"do\": \"send\", \"line\": \"{x}{y}\" } ] } ] }"),
                        {{"to", "a,b"}});
    script.start();
    QCOMPARE(script.connect(), (QStringList{"send aa", "send ab", "send ba", "send bb", "done"}));
}

void TestDialogueRunner::textThatIsTooLong()
{
    RunnerOptions options;
    options.mostSavedBytes = 1000;
    RunnerScript script(builtIn("gopher"), {{"as", "file"}, {"selector", "/x"}}, options);
    script.start();
    script.connect();
    QCOMPARE(script.say(QByteArray(1000, 'x')), QStringList{});
    QCOMPARE(script.say("x"), QStringList{"failed"});
    QCOMPARE(script.result.reason, (DialogueNote{"text.long", {"1000"}}));
}

void TestDialogueRunner::stopsReadingAhead()
{
    RunnerOptions options;
    options.stepping = true;
    RunnerScript script(builtIn("ftp"), {}, options);
    script.start();
    script.runner.next();
    script.connect();
    QVERIFY(script.runner.wantsInput());
    script.say(QByteArray(DialogueRunner::mostWaiting, 'x'));
    QVERIFY(!script.runner.wantsInput());
    QVERIFY(script.runner.wantsDataInput());
    script.runner.dataReceived(QByteArray(DialogueRunner::mostWaiting, 'x'));
    QVERIFY(!script.runner.wantsDataInput());
}

QTEST_APPLESS_MAIN(TestDialogueRunner)
#include "tst_dialoguerunner.moc"
