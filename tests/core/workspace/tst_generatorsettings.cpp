#include "core/workspace/generatorsettings.h"
#include "core/workspace/settings.h"

#include <QTest>

using namespace wirebench;

namespace {

GeneratorSettings unusual()
{
    GeneratorSettings settings;
    settings.open = true;
    settings.typedMessage = true;
    settings.size = 9;
    settings.rate = 8;
    settings.unit = GeneratorSettings::Unit::Bytes;
    settings.extent = GeneratorSettings::Extent::Seconds;
    settings.count = 7;
    settings.seconds = 6;
    settings.connections = 5;
    return settings;
}

Result<Session> withMember(const char *name, const QJsonValue &value)
{
    QJsonObject object = toJson(Session{{}, false, TcpClientSettings()});
    QJsonObject settings = object.value(u"settings").toObject();
    QJsonObject generator = settings.value(u"generator").toObject();
    generator.insert(QString::fromLatin1(name), value);
    settings.insert(QStringLiteral("generator"), generator);
    object.insert(QStringLiteral("settings"), settings);
    return sessionFromJson(object);
}

} // namespace

class TestGeneratorSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackInBothSessions()
    {
        TcpClientSettings tcp;
        tcp.generator = unusual();
        const auto readTcp = sessionFromJson(toJson(Session{{}, false, tcp}));
        QVERIFY(readTcp.has_value());
        QVERIFY(std::get<TcpClientSettings>(readTcp->settings) == tcp);
        UdpSettings udp;
        udp.generator = unusual();
        const auto readUdp = sessionFromJson(toJson(Session{{}, false, udp}));
        QVERIFY(readUdp.has_value());
        QVERIFY(std::get<UdpSettings>(readUdp->settings) == udp);
    }

    void outOfRange()
    {
        QVERIFY(withMember("rate", 1'000'000'000).has_value());
        for (const char *name : {"rate", "size", "count", "seconds", "connections"}) {
            QVERIFY2(!withMember(name, 0).has_value(), name);
            QVERIFY2(!withMember(name, 2e9).has_value(), name);
        }
        QVERIFY(!withMember("unit", QStringLiteral("bits")).has_value());
        const auto wrong = withMember("connections", 10'001);
        QVERIFY(!wrong.has_value());
        QVERIFY(wrong.error().arguments.value(1).contains(u"settings.generator.connections"));
    }
};

QTEST_APPLESS_MAIN(TestGeneratorSettings)
#include "tst_generatorsettings.moc"
