#include "core/workspace/chatconfig.h"
#include "core/workspace/settings.h"

#include <QJsonArray>
#include <QTest>

using namespace wirebench;

class TestChatSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void throughJsonAndBack()
    {
        LabServerSettings lab;
        lab.ports = LabServerSettings::usualPorts(100);
        lab.ports[1].faults = LabFault::NoNewline | LabFault::Reset;
        lab.ports[2].on = false;
        lab.namesHidden = true;
        lab.limits.linesPerSecond = 7;
        ChatServerSettings server;
        server.faults = LabFault::SlowBytes;
        server.announces = false;
        ChatClientSettings client;
        client.onePort = true;
        client.pseudonym = QStringLiteral("Zoë");
        client.history = {QStringLiteral("hi")};
        for (const SessionSettings &settings :
             {SessionSettings(lab), SessionSettings(server), SessionSettings(client)}) {
            const Session session{QStringLiteral("x"), true, settings};
            const auto again = sessionFromJson(toJson(session));
            QVERIFY(again);
            QVERIFY(*again == session);
        }
    }

    void unknownFaultIsAMistake()
    {
        QJsonObject object = toJson(Session{QString(), false, ChatServerSettings()});
        QJsonObject settings = object[QStringLiteral("settings")].toObject();
        settings[QStringLiteral("faults")] = QJsonArray{QStringLiteral("explode")};
        object[QStringLiteral("settings")] = settings;
        QVERIFY(!sessionFromJson(object));
    }

    void engines()
    {
        LabServerSettings lab;
        lab.ports[0].port = QStringLiteral("x y");
        QVERIFY(!engineConfig(lab));
        lab.ports[0].on = false; // its field may be unfinished
        lab.fewestLines = 9;
        lab.mostLines = 2;
        const auto config = engineConfig(lab);
        QVERIFY(config);
        QVERIFY(!config->enabled[0]);
        QCOMPARE(config->ports[1], 2001);
        QCOMPARE(config->fewestLines, 2);
        ChatClientSettings client;
        client.port = QStringLiteral("unfinished");
        QVERIFY(engineConfig(client)); // not used with two ports
        QVERIFY(!engineConfig(client)->pseudonym.isEmpty());
        client.onePort = true;
        QVERIFY(!engineConfig(client));
        QVERIFY(engineConfig(ChatServerSettings()));
    }
};

QTEST_APPLESS_MAIN(TestChatSettings)
#include "tst_chatsettings.moc"
