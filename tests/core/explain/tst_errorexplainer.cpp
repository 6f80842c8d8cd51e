#include "core/explain/errorexplainer.h"

#include <QTest>

#include <cerrno>
#include <netdb.h>

using namespace wirebench;

namespace {

const ExplainTexts &english()
{
    return ExplainTexts::in(ExplainLanguage::English);
}

/// Every number that the program has a name for.
QList<int> namedErrnos()
{
    QList<int> named;
    for (int number = -30; number < 200; ++number) {
        if (number != 0 && Error::errnoName(number) != QString::number(number))
            named << number;
    }
    return named;
}

QStringList titlesOf(const ErrorExplanation &explanation)
{
    QStringList titles;
    for (const ErrorTopic &topic : explanation.topics)
        titles << topic.title;
    return titles;
}

} // namespace

class TestErrorExplainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNamedErrnoIsExplained();
    void anUnknownNumberIsSaid();
    void theCallMakesADifference();
    void aPathIsNotAPort();
    void topicsGoWithErrors_data();
    void topicsGoWithErrors();
    void otherErrorsHaveTopicsToo();
    void mistakesInTypingNeedNone();
};

void TestErrorExplainer::everyNamedErrnoIsExplained()
{
    const QList<int> named = namedErrnos();
    QVERIFY2(named.size() >= 45, qPrintable(QString::number(named.size())));
    for (const ExplainLanguage language : {ExplainLanguage::English, ExplainLanguage::French}) {
        for (const int number : named) {
            const auto found = explainErrno(QStringLiteral("recv"), number, {}, ExplainTexts::in(language));
            QVERIFY2(!found.meaning.isEmpty() && !found.meaning.contains(QString::number(number)),
                     qPrintable(found.name));
            QVERIFY2(!found.cause.isEmpty() && !found.remedy.isEmpty(), qPrintable(found.name));
        }
    }
}

void TestErrorExplainer::anUnknownNumberIsSaid()
{
    const ErrorExplanation found = explainErrno(QStringLiteral("recv"), 9999, {}, english());
    QCOMPARE(found.name, QStringLiteral("9999"));
    QCOMPARE(found.meaning, QStringLiteral("Error 9999"));
    QVERIFY(!found.remedy.isEmpty());
}

void TestErrorExplainer::theCallMakesADifference()
{
    const auto cause = [](const char *call, int number) {
        return explainErrno(QString::fromLatin1(call), number, QStringLiteral("127.0.0.1:80"), english())
            .cause;
    };
    QVERIFY(cause("bind", EACCES).contains(QStringLiteral("1024")));
    QVERIFY(cause("sendto", EACCES).contains(QStringLiteral("SO_BROADCAST")));
    QVERIFY(cause("recvfrom", ECONNREFUSED).contains(QStringLiteral("ICMP")));
    QVERIFY(!cause("connect", ECONNREFUSED).contains(QStringLiteral("ICMP")));
}

void TestErrorExplainer::aPathIsNotAPort()
{
    const auto found =
        explainErrno(QStringLiteral("bind"), EACCES, QStringLiteral("unix:/root/x"), english());
    QVERIFY(!found.cause.contains(QStringLiteral("1024")));
    QCOMPARE(found.topics.size(), 1);
    QVERIFY(found.topics.first().title.contains(QStringLiteral("Unix")));
}

void TestErrorExplainer::topicsGoWithErrors_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *call, int number, const char *part) {
        QTest::newRow(qPrintable(QString::fromLatin1(call) + Error::errnoName(number)))
            << QString::fromLatin1(call) << number << QString::fromLatin1(part);
    };
    row("bind", EADDRINUSE, "lsof -i:80");
    row("listen", EADDRINUSE, "TIME_WAIT");
    row("bind", EACCES, "CAP_NET_BIND_SERVICE");
    row("connect", ECONNREFUSED, "three different answers");
    row("connect", ETIMEDOUT, "What a firewall looks like");
    row("recv", ECONNRESET, "SO_LINGER");
    row("connect", ENETUNREACH, "ip route");
    row("accept", EMFILE, "ulimit -n");
    row("sendto", EMSGSIZE, "65,507");
    row("getaddrinfo", EAI_NONAME, "/etc/hosts");
}

void TestErrorExplainer::topicsGoWithErrors()
{
    QFETCH(QString, call);
    QFETCH(int, number);
    QFETCH(QString, part);
    QString all;
    for (const auto &topic : explainErrno(call, number, QStringLiteral("127.0.0.1:80"), english()).topics)
        all += topic.title + topic.text;
    QVERIFY2(all.contains(part), qPrintable(all));
}

void TestErrorExplainer::otherErrorsHaveTopicsToo()
{
    const auto titles = [](ErrorCode code, const char *argument) {
        return titlesOf(explainError({code, {QString::fromLatin1(argument)}}, english()));
    };
    QVERIFY(titles(ErrorCode::HostNotFound, "x").first().contains(QStringLiteral("name")));
    QCOMPARE(titles(ErrorCode::ConnectTimedOut, "10.0.0.1:80").size(), 2);
    QVERIFY(titles(ErrorCode::ConnectTimedOut, "socks5://p:1080").first().contains(QStringLiteral("proxy")));
    QVERIFY(titles(ErrorCode::ConnectTimedOut, "unix:/tmp/x").first().contains(QStringLiteral("Unix")));
    QVERIFY(titles(ErrorCode::CertificateExpired, "x").first().contains(QStringLiteral("certificate")));
    QVERIFY(titles(ErrorCode::TlsAlert, "x").first().contains(QStringLiteral("TLS")));
    QVERIFY(titles(ErrorCode::HttpChunkSize, "x").first().contains(QStringLiteral("HTTP")));
    QVERIFY(titles(ErrorCode::OutboundQueueFull, "1").first().contains(QStringLiteral("not read")));
}

void TestErrorExplainer::mistakesInTypingNeedNone()
{
    QVERIFY(explainError({ErrorCode::InvalidHex, {}}, english()).isEmpty());
    QVERIFY(explainError({ErrorCode::InvalidPort, {}}, english()).isEmpty());
    QVERIFY(explainError({}, english()).isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorExplainer)
#include "tst_errorexplainer.moc"
