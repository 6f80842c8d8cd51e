#include "core/workspace/generatorconfig.h"

#include <QTemporaryFile>
#include <QTest>

using namespace wirebench;

class TestGeneratorConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesAndExtents()
    {
        TcpClientSettings settings;
        settings.generator.size = 200;
        settings.generator.rate = 1000;
        auto config = loadConfig(settings);
        QVERIFY(config.has_value());
        QCOMPARE(config->rate, 1000.0);
        QCOMPARE(config->count, qint64(10'000));
        QCOMPARE(config->durationNs, qint64(0));
        QVERIFY(!config->isConfirmed);
        settings.generator.unit = GeneratorSettings::Unit::Bytes;
        settings.generator.extent = GeneratorSettings::Extent::Seconds;
        config = loadConfig(settings);
        QCOMPARE(config->rate, 5.0);
        QCOMPARE(config->count, qint64(0));
        QCOMPARE(config->durationNs, qint64(10'000'000'000));
    }

    void typedMessages()
    {
        TcpClientSettings settings;
        settings.generator.typedMessage = true;
        settings.generator.unit = GeneratorSettings::Unit::Bytes;
        settings.payload.text = QStringLiteral("ping");
        settings.payload.format.ending = LineEnding::Lf;
        auto config = loadConfig(settings);
        QCOMPARE(config->message.toByteArray(), QByteArray("ping\n"));
        QCOMPARE(config->rate, 200.0);
        settings.payload.format.notation = PayloadNotation::Hex;
        QCOMPARE(loadConfig(settings).error().code, ErrorCode::InvalidHex);
        settings.payload.text.clear(); // nothing typed: made messages
        QVERIFY(loadConfig(settings)->message.isEmpty());
    }

    void files()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("from a file");
        file.flush();
        UdpSettings settings;
        settings.peerPort = QStringLiteral("7");
        settings.generator.typedMessage = true;
        settings.payload.sendFile = true;
        settings.payload.filePath = file.fileName();
        QCOMPARE(loadConfig(settings)->message.toByteArray(), QByteArray("from a file"));
        QVERIFY(file.resize(longestLoadMessage + 1));
        QCOMPARE(loadConfig(settings).error().code, ErrorCode::FileTooLarge);
        settings.payload.filePath += QStringLiteral(".none");
        QCOMPARE(loadConfig(settings).error().code, ErrorCode::FileUnreadable);
    }

    void whatCannotBeUsed()
    {
        UdpSettings udp;
        QCOMPARE(loadConfig(udp).error().code, ErrorCode::NoPeer);
        udp.peerPort = QStringLiteral("7");
        udp.port = QStringLiteral("what the session binds to does not matter");
        udp.groups = QStringLiteral("nor this");
        QVERIFY(loadConfig(udp).has_value());
        TcpClientSettings tcp;
        tcp.port = QStringLiteral("?");
        QVERIFY(!loadConfig(tcp).has_value());
    }
};

QTEST_GUILESS_MAIN(TestGeneratorConfig)
#include "tst_generatorconfig.moc"
