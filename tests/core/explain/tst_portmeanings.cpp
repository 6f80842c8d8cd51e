#include "core/explain/portmeanings.h"
#include "tests/core/explain/records.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestPortMeanings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThePortsOfTheCourse_data();
    void knowsThePortsOfTheCourse();
    void tellsKindsOfNumbersApart();
    void findsThePortOfARecord();
};

void TestPortMeanings::knowsThePortsOfTheCourse_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("service");
    const std::pair<int, const char *> known[] = {
        {80, "HTTP"},    {119, "NNTP"},        {20, "FTP"},    {21, "FTP"},     {25, "SMTP"},
        {110, "POP3"},   {143, "IMAP"},        {23, "Telnet"}, {70, "Gopher"},  {22, "SSH"},
        {53, "DNS"},     {443, "HTTPS"},       {465, "SMTPS"}, {587, "SMTP"},   {993, "IMAPS"},
        {995, "POP3S"},  {989, "FTPS"},        {990, "FTPS"},  {3306, "MySQL"}, {8080, "HTTP"},
        {6379, "Redis"}, {5432, "PostgreSQL"}, {563, "NNTPS"},
    };
    for (const auto &[port, service] : known)
        QTest::addRow("%d", port) << port << QString::fromLatin1(service);
}

void TestPortMeanings::knowsThePortsOfTheCourse()
{
    QFETCH(int, port);
    QFETCH(QString, service);
    for (const ExplainLanguage language : {ExplainLanguage::English, ExplainLanguage::French}) {
        const QString meaning = portMeaning(quint16(port), ExplainTexts::in(language));
        QVERIFY2(meaning.contains(service), qPrintable(meaning));
    }
}

void TestPortMeanings::tellsKindsOfNumbersApart()
{
    const ExplainTexts &texts = ExplainTexts::in(ExplainLanguage::English);
    QVERIFY(portMeaning(0, texts).contains(QStringLiteral("pick a free one")));
    QVERIFY(portMeaning(1023, texts).contains(QStringLiteral("administrator")));
    QVERIFY(portMeaning(1024, texts).contains(QStringLiteral("registered")));
    QVERIFY(portMeaning(49152, texts).contains(QStringLiteral("dynamic")));
}

void TestPortMeanings::findsThePortOfARecord()
{
    const ExplainTexts &texts = ExplainTexts::in(ExplainLanguage::English);
    const auto ports = [&](const SocketCall &call) {
        QList<int> found;
        for (const PortMeaning &meaning : portMeanings(call, texts))
            found << meaning.port;
        return found;
    };
    QCOMPARE(ports(record(Call::Bind, "('127.0.0.1', 80)")), QList<int>{80});
    QCOMPARE(ports(record(Call::Connect, "('::1', 25)", EndpointKind::TcpClient)), QList<int>{25});
    QCOMPARE(ports(record(Call::GetAddrInfo, "'localhost', 70")), QList<int>{70});
    QCOMPARE(ports(usualRecord(Call::Accept)), (QList<int>{12345, 50412}));
    QCOMPARE(ports(usualRecord(Call::Recv)), QList<int>{12345});
    QCOMPARE(ports(usualRecord(Call::SendTo)), QList<int>{12345}); // the one that a service is known for
    QCOMPARE(ports(record(Call::Bind, "'/tmp/x.sock'")), QList<int>());
    QCOMPARE(ports(usualRecord(Call::Socket)), QList<int>());
}

QTEST_GUILESS_MAIN(TestPortMeanings)
#include "tst_portmeanings.moc"
