#include "core/workspace/commandline.h"
#include "core/workspace/generatorwords.h"

#include <QTest>

using namespace wirebench;

namespace {

QString mistake(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, QStringList{QStringLiteral("generate")} + words);
    return line ? QString() : line.error().message;
}

SessionSettings understood(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, QStringList{QStringLiteral("generate")} + words);
    if (!line)
        qWarning() << line.error().message;
    return line ? line->session->settings : SessionSettings(DownloadSettings());
}

} // namespace

class TestGeneratorWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streams()
    {
        TcpClientSettings expected;
        expected.port = QStringLiteral("8000");
        expected.payload.format.notation = PayloadNotation::Escapes;
        expected.generator.open = true;
        QVERIFY(understood({"tcp", "8000"}) == SessionSettings(expected));
        expected.generator.rate = 50'000;
        expected.generator.extent = GeneratorSettings::Extent::Seconds;
        expected.generator.seconds = 3;
        expected.generator.size = 100;
        expected.generator.connections = 20;
        expected.noDelay = true;
        expected.tls.on = true;
        expected.tls.verify = false;
        QVERIFY(understood({"tcp", "localhost:8000", "--rate", "50000", "--seconds", "3", "--size", "100",
                            "--connections", "20", "--no-delay", "--tls", "--insecure"}) ==
                SessionSettings(expected));
    }

    void datagrams()
    {
        const auto udp = std::get<UdpSettings>(
            understood({"udp", "[::1]:7", "--family", "6", "--byte-rate", "999", "--send", "a\\x00"}));
        QCOMPARE(udp.peerHost, QStringLiteral("::1"));
        QCOMPARE(udp.peerPort, QStringLiteral("7"));
        QCOMPARE(udp.family, AddressFamily::IPv6);
        QVERIFY(!udp.bindFirst);
        QCOMPARE(udp.generator.unit, GeneratorSettings::Unit::Bytes);
        QCOMPARE(udp.generator.rate, 999);
        QVERIFY(udp.generator.typedMessage);
        QCOMPARE(udp.payload.text, QStringLiteral("a\\x00"));
    }

    void unixSockets()
    {
        const auto tcp = std::get<TcpClientSettings>(understood({"tcp", "unix:/tmp/x"}));
        QCOMPARE(tcp.family, AddressFamily::Unix);
        QCOMPARE(tcp.path, QStringLiteral("/tmp/x"));
        QVERIFY(!mistake({"udp", "unix:/tmp/x"}).isEmpty());
    }

    void whatIsRefused()
    {
        QVERIFY(mistake({"sctp", "1"}).contains(u"neither tcp nor udp"));
        QVERIFY(mistake({"tcp"}).contains(u"needs"));
        QVERIFY(mistake({"tcp", "1", "--count", "1", "--seconds", "1"}).contains(u"without --count"));
        QVERIFY(mistake({"tcp", "1", "--rate", "1", "--byte-rate", "1"}).contains(u"without --rate"));
        QVERIFY(mistake({"tcp", "1", "--size", "1", "--send", "x"}).contains(u"without --size"));
        QVERIFY(mistake({"tcp", "1", "--send", ""}).contains(u"nothing to send"));
        QVERIFY(!mistake({"tcp", "1", "--rate", "0"}).isEmpty());
        QVERIFY(!mistake({"tcp", "1", "--connections", "10001"}).isEmpty());
        QVERIFY(mistake({"udp", "1", "--tls"}).contains(u"it goes with tcp"));
        QVERIFY(!mistake({"tcp", "1", "--insecure"}).isEmpty());
    }

    void theTargetIsConfirmedForOneRun()
    {
        const auto line =
            parseCommandLine(Program::Cli, {"generate", "tcp", "192.0.2.1:9", "--confirm-target"});
        QVERIFY(line.has_value());
        QVERIFY(line->run.confirmTarget);
        QVERIFY(!parseCommandLine(Program::Window, {"generate", "tcp", "9", "--confirm-target"}).has_value());
        QVERIFY(parseCommandLine(Program::Window, {"generate", "tcp", "9"}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestGeneratorWords)
#include "tst_generatorwords.moc"
