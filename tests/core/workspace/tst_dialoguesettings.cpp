#include "core/workspace/dialoguesettings.h"

#include "core/dialogue/dialoguelibrary.h"
#include "core/workspace/jsonmembers.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestDialogueSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsStayOutOfFiles()
    {
        DialogueSettings settings;
        settings.open = true;
        settings.name = QStringLiteral("ftp");
        settings.stepping = true;
        const DialoguePtr ftp = DialogueLibrary::builtIn().dialogue("ftp");
        setDialogueValue(settings, *ftp, "user", "ada");
        setDialogueValue(settings, *ftp, "password", "sesame");
        QCOMPARE(dialogueValues(settings).value("password"), QStringLiteral("sesame"));

        const QJsonObject json = toJson(settings);
        QVERIFY(!QJsonDocument(json).toJson().contains("sesame"));
        JsonMembers members(json);
        DialogueSettings read;
        readSettings(members, read);
        QVERIFY(!members.error());
        settings.secrets.clear();
        QCOMPARE(read, settings);
    }

    void wrongFiles()
    {
        JsonMembers members(QJsonObject{{"values", QJsonObject{{"user", 5}}}});
        DialogueSettings read;
        readSettings(members, read);
        QVERIFY(members.error());
    }

    void findsDialogues()
    {
        QVERIFY(findDialogue("ftp", DialogueLanguage::English));
        const auto none = findDialogue("fpt", DialogueLanguage::English);
        QVERIFY(!none && none.error().contains("fpt") && none.error().contains("ftp-store"));
        QTemporaryDir folder;
        QFile file(folder.filePath("own.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ \"dialogue\": 1, \"name\": \"own\", \"protocol\": \"x\", \"steps\": [ { \"do\": \"conect\" } ] }");
        file.close();
        const auto broken = findDialogue(file.fileName(), DialogueLanguage::English);
        QVERIFY(!broken && broken.error().contains("own.json:1") && broken.error().contains("conect"));
        QVERIFY(!findDialogue(folder.filePath("none.json"), DialogueLanguage::French));
    }
};

QTEST_APPLESS_MAIN(TestDialogueSettings)
#include "tst_dialoguesettings.moc"
