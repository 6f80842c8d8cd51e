#include "core/explain/argumentmeanings.h"
#include "core/net/socketoption.h"
#include "tests/core/explain/records.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

QString meaningOf(const SocketCall &call, const QString &argument,
                  ExplainLanguage language = ExplainLanguage::English)
{
    for (const ArgumentMeaning &found : argumentMeanings(call, ExplainTexts::in(language))) {
        if (found.argument == argument)
            return found.meaning;
    }
    return {};
}

} // namespace

class TestArgumentMeanings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyArgumentOfEveryCallHasAMeaning();
    void everySocketOptionHasAMeaning();
    void knowsTheArgumentsThatEnginesRecord_data();
    void knowsTheArgumentsThatEnginesRecord();
    void tellsAddressesApart();
    void tellsValuesApart();
};

void TestArgumentMeanings::everyArgumentOfEveryCallHasAMeaning()
{
    for (const ExplainLanguage language : {ExplainLanguage::English, ExplainLanguage::French}) {
        for (int i = 0; i < callCount; ++i) {
            const SocketCall call = usualRecord(Call(i));
            const auto meanings = argumentMeanings(call, ExplainTexts::in(language));
            QVERIFY2(!meanings.isEmpty(), callName(Call(i)));
            for (const ArgumentMeaning &meaning : meanings)
                QVERIFY2(!meaning.argument.isEmpty() && !meaning.meaning.isEmpty(), callName(Call(i)));
        }
    }
}

void TestArgumentMeanings::everySocketOptionHasAMeaning()
{
    const QString general = ExplainTexts::in(ExplainLanguage::English).text("option.other");
    for (const SocketOption &option : socketOptions()) {
        const SocketCall call = record(Call::GetSockOpt, option.notation().toLatin1().constData());
        const QString meaning = meaningOf(call, QLatin1String(option.name));
        QVERIFY2(!meaning.isEmpty() && meaning != general, option.name);
        QVERIFY2(!meaningOf(call, QLatin1String(option.levelName)).isEmpty(), option.levelName);
    }
}

void TestArgumentMeanings::knowsTheArgumentsThatEnginesRecord_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("known");
    QTest::newRow("getaddrinfo") << Call::GetAddrInfo << QByteArray("'localhost', 9999") << 2;
    QTest::newRow("socket") << Call::Socket << QByteArray("AF_INET6, SOCK_STREAM") << 2;
    QTest::newRow("datagram socket") << Call::Socket << QByteArray("AF_INET, SOCK_DGRAM") << 2;
    QTest::newRow("linger") << Call::SetSockOpt << QByteArray("SOL_SOCKET, SO_LINGER, (1, 0)") << 3;
    QTest::newRow("join") << Call::SetSockOpt
                          << QByteArray("IPPROTO_IP, IP_ADD_MEMBERSHIP, ('224.1.1.1', 'any')") << 3;
    QTest::newRow("leave") << Call::SetSockOpt
                           << QByteArray("IPPROTO_IPV6, IPV6_LEAVE_GROUP, ('ff02::1', 'lo')") << 3;
    QTest::newRow("bind") << Call::Bind << QByteArray("('127.0.0.1', 9999)") << 1;
    QTest::newRow("path") << Call::Bind << QByteArray("'/tmp/x.sock'") << 1;
    QTest::newRow("listen") << Call::Listen << QByteArray() << 1;
    QTest::newRow("accept") << Call::Accept << QByteArray() << 1;
    QTest::newRow("mode") << Call::Chmod << QByteArray("'/tmp/x.sock', 0o600") << 2;
}

void TestArgumentMeanings::knowsTheArgumentsThatEnginesRecord()
{
    QFETCH(Call, call);
    QFETCH(QByteArray, arguments);
    const auto meanings =
        argumentMeanings(record(call, arguments.constData()), ExplainTexts::in(ExplainLanguage::English));
    QTEST(int(meanings.size()), "known");
}

void TestArgumentMeanings::tellsAddressesApart()
{
    const auto bound = [](const char *address) {
        return meaningOf(record(Call::Bind, address), QString::fromLatin1(address));
    };
    QVERIFY(bound("('127.0.0.1', 9999)").contains(QStringLiteral("only programs on this machine")));
    QVERIFY(bound("('0.0.0.0', 9999)").contains(QStringLiteral("other machines can connect")));
    QVERIFY(bound("('::', 9999)").contains(QStringLiteral("other machines can connect")));
    QVERIFY(bound("('127.0.0.1', 0)").contains(QStringLiteral("free port")));
    QVERIFY(bound("'/tmp/x.sock'").contains(QStringLiteral("path")));
    QVERIFY(!bound("('192.0.2.1', 80)").isEmpty());
    const SocketCall datagram = usualRecord(Call::SendTo);
    QVERIFY(meaningOf(datagram, QStringLiteral("23 bytes")).contains(QStringLiteral("127.0.0.1:50412")));
    QVERIFY(!meaningOf(datagram, QStringLiteral("23 octets"), ExplainLanguage::French).isEmpty());
}

void TestArgumentMeanings::tellsValuesApart()
{
    const auto value = [](const char *arguments, const char *written) {
        return meaningOf(record(Call::SetSockOpt, arguments), QString::fromLatin1(written));
    };
    QCOMPARE(value("SOL_SOCKET, SO_REUSEADDR, 1", "1"), QStringLiteral("the value: on"));
    QCOMPARE(value("SOL_SOCKET, SO_REUSEADDR, 0", "0"), QStringLiteral("the value: off"));
    QCOMPARE(value("SOL_SOCKET, SO_RCVBUF, 65536", "65536"), QStringLiteral("the value, in bytes"));
    QVERIFY(value("SOL_SOCKET, SO_LINGER, (1, 0)", "(1, 0)").contains(QStringLiteral("resets")));
    QVERIFY(value("SOL_SOCKET, SO_LINGER, (0, 0)", "(0, 0)").contains(QStringLiteral("do not linger")));
    QVERIFY(value("SOL_SOCKET, SO_LINGER, (1, 5)", "(1, 5)").contains(QStringLiteral("seconds")));
}

QTEST_GUILESS_MAIN(TestArgumentMeanings)
#include "tst_argumentmeanings.moc"
