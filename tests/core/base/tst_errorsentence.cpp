#include "core/base/errorsentence.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestErrorSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorNamesCauseAndRemedy_data();
    void everyErrorNamesCauseAndRemedy();
    void saysWhatItIsAbout_data();
    void saysWhatItIsAbout();
    void namesTheOwnerOfABusyPort();
    void unknownErrnoStillNamesTheCall();
    void noErrorSaysNothing();
    void fillsArguments_data();
    void fillsArguments();
};

namespace {

Error systemCall(int number)
{
    return Error::fromErrno("bind", number, "127.0.0.1:80");
}

} // namespace

void TestErrorSentence::everyErrorNamesCauseAndRemedy_data()
{
    QTest::addColumn<Error>("error");
    // Every code between the first and the last has words of its own.
    for (int code = int(ErrorCode::InvalidHost); code < int(ErrorCode::SystemCall); ++code)
        QTest::addRow("code %d", code) << Error{ErrorCode(code), {"first", "second", "third"}, 0, -1};
    for (const int number :
         {EADDRINUSE, EACCES, EPERM, EADDRNOTAVAIL, ECONNREFUSED, ECONNRESET, ECONNABORTED, EPIPE, ETIMEDOUT,
          EHOSTUNREACH, ENETUNREACH, ENETDOWN, EMFILE, ENFILE, ENOBUFS, ENOMEM, EAFNOSUPPORT, ENOTCONN,
          EMSGSIZE, ENODEV, ENOPROTOOPT})
        QTest::addRow("%s", qPrintable(Error::errnoName(number))) << systemCall(number);
}

void TestErrorSentence::everyErrorNamesCauseAndRemedy()
{
    QFETCH(Error, error);
    const ErrorSentence sentence = errorSentence(error);
    const QString cause = QString::fromUtf8(sentence.cause);
    const QString remedy = QString::fromUtf8(sentence.remedy);
    QVERIFY(cause != QStringLiteral("The call %1 failed."));
    QVERIFY(cause.endsWith(u'.'));
    QVERIFY(remedy.endsWith(u'.'));
    QCOMPARE(sentence.arguments, error.arguments);
    static const QRegularExpression beyond(QStringLiteral("%[04-9]"));
    QVERIFY(!cause.contains(beyond) && !remedy.contains(beyond));
    QVERIFY(!englishErrorText(error).contains(u'%'));
}

void TestErrorSentence::saysWhatItIsAbout_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("host") << Error{ErrorCode::InvalidHost, {"a b"}} << QStringList{"“a b” is not a host"};
    QTest::newRow("hex digit") << Error{ErrorCode::InvalidHex, {"4g", "g"}} << QStringList{"“g”"};
    QTest::newRow("escape") << Error{ErrorCode::InvalidEscape, {"a\\q", "\\q"}}
                            << QStringList{"“\\q”", "\\xHH"};
    QTest::newRow("encoding") << Error{ErrorCode::Unencodable, {"é", "ASCII"}} << QStringList{"“é”", "ASCII"};
    QTest::newRow("file") << Error{ErrorCode::FileUnreadable, {"/a%2b", "gone"}}
                          << QStringList{"/a%2b", "gone"};
    QTest::newRow("time-out") << Error{ErrorCode::ConnectTimedOut, {"10.0.0.1:80", "500"}}
                              << QStringList{"10.0.0.1:80", "500 ms"};
    QTest::newRow("in use") << systemCall(EADDRINUSE)
                            << QStringList{"127.0.0.1:80", "in use", "(EADDRINUSE)"};
    QTest::newRow("privileged") << systemCall(EACCES) << QStringList{"bind", "1024", "(EACCES)"};
    const auto onUnix = [](const char *call, int number) {
        return Error::fromErrno(QString::fromLatin1(call), number, QStringLiteral("unix:/tmp/x"));
    };
    QTest::newRow("path in use") << onUnix("bind", EADDRINUSE) << QStringList{"unix:/tmp/x", "another path"};
    QTest::newRow("folder missing") << onUnix("bind", ENOENT) << QStringList{"no folder", "unix:/tmp/x"};
    QTest::newRow("server missing") << onUnix("connect", ENOENT) << QStringList{"nothing at unix:/tmp/x"};
    QTest::newRow("stale file") << onUnix("connect", ECONNREFUSED) << QStringList{"No program listens"};
    QTest::newRow("folder forbidden") << onUnix("bind", EACCES) << QStringList{"may write", "(EACCES)"};
    QTest::newRow("socket forbidden") << onUnix("connect", EACCES) << QStringList{"let you in"};
    QTest::newRow("other type") << onUnix("connect", EPROTOTYPE) << QStringList{"streams"};
    QTest::newRow("reset all the same") << onUnix("recv", ECONNRESET) << QStringList{"reset"};
    QTest::newRow("queue full") << Error{ErrorCode::ConnectTimedOut, {"unix:/tmp/x", "500"}}
                                << QStringList{"queue is full", "500 ms"};
    QTest::newRow("proxy too slow") << Error{ErrorCode::ConnectTimedOut, {"socks5://h:1", "500"}}
                                    << QStringList{"The proxy socks5://h:1", "500 ms"};
    QTest::newRow("path too long") << Error{ErrorCode::UnixPathTooLong, {"/tmp/x", "120", "107"}}
                                   << QStringList{"120 bytes", "107"};
    QTest::newRow("who listens") << Error{ErrorCode::UnixPathInUse, {"/tmp/x", "4711"}, EADDRINUSE}
                                 << QStringList{"/tmp/x", "process 4711", "(EADDRINUSE)"};
    QTest::newRow("broadcast") << Error::fromErrno("sendto", EACCES, "10.0.0.255:9")
                               << QStringList{"10.0.0.255:9", "SO_BROADCAST", "(EACCES)"};
    QTest::newRow("too long") << Error::fromErrno("sendto", EMSGSIZE, "10.0.0.1:9")
                              << QStringList{"65,507", "(EMSGSIZE)"};
    QTest::newRow("datagram refused") << Error::fromErrno("recvfrom", ECONNREFUSED, "10.0.0.1:9")
                                      << QStringList{"10.0.0.1:9", "ICMP", "(ECONNREFUSED)"};
    QTest::newRow("refused") << systemCall(ECONNREFUSED) << QStringList{"127.0.0.1:80", "(ECONNREFUSED)"};
    QTest::newRow("descriptors") << systemCall(EMFILE) << QStringList{"ulimit -n", "(EMFILE)"};
}

void TestErrorSentence::saysWhatItIsAbout()
{
    QFETCH(Error, error);
    QFETCH(QStringList, parts);
    const QString text = englishErrorText(error);
    for (const QString &part : parts)
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains(u'\n'));
}

void TestErrorSentence::namesTheOwnerOfABusyPort()
{
    const auto text = [](const char *kind) {
        Error error = systemCall(EADDRINUSE);
        error.arguments += {QStringLiteral("python3"), QStringLiteral("4711"), QStringLiteral("80"),
                            QString::fromLatin1(kind)};
        return englishErrorText(error);
    };
    QVERIFY(text("program").startsWith(QStringLiteral("Port 80 is in use by python3 (pid 4711), ")));
    QVERIFY(text("session").contains(QStringLiteral("the session “python3”")));
    QVERIFY(text("user").contains(QStringLiteral("a program of the user python3")));
    QVERIFY(text("closing").contains(QStringLiteral("TIME_WAIT")));
    for (const char *kind : {"program", "session", "user", "closing"})
        QVERIFY2(text(kind).contains(QStringLiteral("127.0.0.1:80")) && !text(kind).contains(u'%'), kind);
}

void TestErrorSentence::unknownErrnoStillNamesTheCall()
{
    QCOMPARE(englishErrorText(systemCall(EINVAL)), QStringLiteral("The call bind failed. (EINVAL)"));
    QCOMPARE(englishErrorText(systemCall(9999)), QStringLiteral("The call bind failed. (9999)"));
}

void TestErrorSentence::noErrorSaysNothing()
{
    QCOMPARE(englishErrorText(Error()), QString());
}

void TestErrorSentence::fillsArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("filled");
    QTest::newRow("none") << "plain" << QStringList{"a"} << "plain";
    QTest::newRow("in order") << "%1-%2" << QStringList{"a", "b"} << "a-b";
    QTest::newRow("other order") << "%2 %1 %2" << QStringList{"a", "b"} << "b a b";
    QTest::newRow("missing") << "[%2]" << QStringList{"a"} << "[]";
    QTest::newRow("marks inside an argument") << "%1 %2" << QStringList{"%2", "%1"} << "%2 %1";
    QTest::newRow("two digits are one and a digit") << "%10" << QStringList{"a"} << "a0";
    QTest::newRow("zero") << "%0" << QStringList{"a"} << "%0";
    QTest::newRow("percent at the end") << "100 %" << QStringList{"a"} << "100 %";
    QTest::newRow("percent before a mark") << "%%1" << QStringList{"a"} << "%a";
    QTest::newRow("nothing") << "" << QStringList{"a"} << "";
}

void TestErrorSentence::fillsArguments()
{
    QFETCH(QString, text);
    QFETCH(QStringList, arguments);
    QFETCH(QString, filled);
    QCOMPARE(fillArguments(text, arguments), filled);
}

QTEST_APPLESS_MAIN(TestErrorSentence)
#include "tst_errorsentence.moc"
